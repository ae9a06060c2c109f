#!/bin/sh
# Every kind of network fault at every request of every command, by hand: bench/interruptions.sh
# The test suite takes a sample of it. Needs what building needs, and 40 minutes or more.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
exec mvn -B -ntp -q test -Dcqorc.every=true \
  -Dtest='*InterruptionTest,KilledRunTest,CertificatesTest,SlackTest#a_message_for_new_channels*'
