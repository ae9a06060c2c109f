#!/bin/sh
# Measures time, memory and requests, by hand: bench/run.sh [options of measure.py]
# Needs python3 and what building needs. Results go to docs/performance.md.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
"$root/cqorc" warm-up >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# As Java 17's own format, whatever the compiler's version, with the class alone in its directory.
javac --release 17 -d "$work/hello" "$root/bench/Hello.java"
python3 "$root/bench/measure.py" --root "$root" --work "$work" "$@"
