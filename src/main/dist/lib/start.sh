# Read by bin/cqorc, and by the launcher of a sources' directory, with "home" set to the
# distribution's absolute path: starts cqorc on a Java 17 (or newer) runtime. POSIX sh. Ends in
# exec, so that exit codes and signals are Java's own; and forks as little as it can.
# docs/architecture.md, "Start-up", gives the reasons.

fail() {
  printf 'cqorc: %s\n' "$1" >&2
  [ -z "${2-}" ] || printf '  What to do: %s\n' "$2" >&2
  exit 2
}

case $home in
  *:*) fail "Java cannot run from a directory with a colon in its name: $home" 'move cqorc elsewhere.' ;;
esac
lib=$home/lib

# Which Java: JAVA_HOME's, else the first of the PATH.
java=
if [ -n "${JAVA_HOME-}" ]; then
  java=$JAVA_HOME/bin/java
  [ -x "$java" ] || fail "JAVA_HOME is set to $JAVA_HOME, which has no bin/java" \
    'set JAVA_HOME to a Java 17 or newer, or unset it.'
  runtime=$JAVA_HOME
else
  saved_ifs=$IFS
  IFS=:
  for directory in ${PATH-}; do
    if [ -f "${directory:-.}/java" ] && [ -x "${directory:-.}/java" ]; then
      java=${directory:-.}/java
      break
    fi
  done
  IFS=$saved_ifs
  [ -n "$java" ] || fail 'Java is missing' \
    'install a Java 17 runtime or newer (for example openjdk-17-jre-headless), or set JAVA_HOME.'
  # Its directory, for the file "release": the link of the PATH leads there.
  runtime=${java%/bin/java}
  if [ ! -r "$runtime/release" ]; then
    for directory in /usr/lib/jvm/*; do
      if [ ! -L "$directory" ] && [ "$java" -ef "$directory/bin/java" ]; then
        runtime=$directory
        break
      fi
    done
  fi
  if [ ! -r "$runtime/release" ]; then
    real=$(readlink -f "$java" 2>/dev/null) && runtime=${real%/bin/java}
  fi
fi
if [ ! -r "$runtime/release" ]; then
  # A version manager's shim, or the stub of macOS: ask which Java it stands for.
  runtime=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  java=$runtime/bin/java
  [ -r "$runtime/release" ] || fail 'Java is missing, or does not start' \
    'install a Java 17 runtime or newer, or set JAVA_HOME to one.'
fi
# "release" tells the version without starting it.
number=
full_number=
while IFS='=' read -r key value; do
  value=${value#\"}
  value=${value%\"}
  case $key in
    JAVA_VERSION) number=$value ;;
    JAVA_RUNTIME_VERSION) full_number=$value ;;
  esac
  if [ -n "$number" ] && [ -n "$full_number" ]; then break; fi
done <"$runtime/release"
major=${number%%[!0-9]*}
[ "${major:-0}" -ge 17 ] || fail "Java 17 or newer is needed; $java is ${number:-of unknown version}" \
  'install a newer one, or set JAVA_HOME to it.'

# Arguments reach Java in the locale's encoding: cron's C locale would break "Éloïse". A UTF-8
# locale that is named but not installed counts as C, therefore C.UTF-8 wherever it exists.
if [ -d /usr/lib/locale/C.utf8 ] || [ -d /usr/lib/locale/C.UTF-8 ]; then
  LC_ALL=C.UTF-8
  export LC_ALL
else
  case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
    *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
    *)
      LC_ALL=C.UTF-8
      export LC_ALL
      ;;
  esac
fi
# glibc would keep a memory arena for each thread.
MALLOC_ARENA_MAX=2
export MALLOC_ARENA_MAX

# Java 17 cannot tell, stream by stream, a terminal from a pipe.
terminals=
for descriptor in 0 1 2; do
  if [ -t "$descriptor" ]; then terminals=${terminals}1; else terminals=${terminals}0; fi
done
columns=
case $terminals in
  ?1?)
    { size=$(stty size <&3 2>/dev/null) && columns=${size#* }; } 3<&1
    case $columns in 0 | *[!0-9]*) columns= ;; esac
    ;;
esac

# The heap may grow to a quarter of the machine, or of what its container may have: a sheet of a
# million cells takes some. At least 256 MB, in which every command does its usual work, and no more
# than 1 GB, so that a fault is no nuisance to others.
kilobytes=0
if [ -r /proc/meminfo ]; then
  while read -r key value unit; do
    if [ "$key" = MemTotal: ]; then
      kilobytes=$value
      break
    fi
  done </proc/meminfo
fi
for limits in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
  if [ -r "$limits" ]; then
    read -r limit <"$limits"
    case $limit in
      '' | *[!0-9]*) ;;
      *) if [ "$((limit / 1024))" -lt "$kilobytes" ]; then kilobytes=$((limit / 1024)); fi ;;
    esac
  fi
done
heap=$((kilobytes / 4096))
if [ "$heap" -lt 256 ]; then heap=256; fi
if [ "$heap" -gt 1024 ]; then heap=1024; fi

# C1 and the serial collector start fastest. A small first heap, which grows only when needed, keeps
# the memory small. An archive at its own address needs no rewriting (70 ms and 15 MB less).
# -Xlog: an archive that does not fit is silently left out. A logging configuration that cannot be
# read: Java then looks through no jar for other loggers, and libraries log nowhere.
flags='-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=6 -XX:+UseSerialGC -Xms40m -Xmn16m -Xss512k -XX:-UsePerfData
  -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
  -Xlog:disable -Djava.util.logging.config.file=/ -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dcqorc.version=@version@'
flags="$flags -Xmx${heap}m"
# Java 17's older ways to locale data (cqorc uses none), to proxies and to constructors start faster.
[ "$major" -ge 21 ] || flags="$flags -Djava.locale.providers=COMPAT
  -Djdk.proxy.ProxyGenerator.v49=true -Dsun.reflect.inflationThreshold=2147483647"
# From 24 on Java warns of what Google's libraries do.
[ "$major" -lt 24 ] || flags="$flags --sun-misc-unsafe-memory-access=allow"
# In one fixed order, which the archive is tied to.
class_path="@classpath@"
# Libraries that only some commands use. Java checks every jar at each start, and opens it (2 ms
# for a thousand classes) when it looks for something.
more="@more@"
main=ca.calculquebec.cqorc.Main

# The class-data archives of exactly this Java and these jars: one of the commands with few
# libraries, one of all others, which is twice as large. They cannot travel with cqorc (Java refuses
# them once a path or a time has changed): made here when cqorc is used often, else left out.
kind=whole
case ${1-} in
  '' | zoom | eventbrite | public-gcal | gcal | soon | config | auth | completion) kind=everyday ;;
  -h | --help | -V | --version | help) kind=everyday ;;
esac
archives=
case ${XDG_CACHE_HOME-} in
  /*) cache=$XDG_CACHE_HOME/cqorc ;;
  *) cache=${HOME:+$HOME/.cache/cqorc} ;;
esac
case $runtime in
  /*) ;;
  *) runtime=$PWD/$runtime ;;
esac
case $cache$home$runtime in
  */../*) cache= ;;
esac
case ${CQORC_ARCHIVE-} in
  [Nn][Oo]) cache= ;;
esac
if [ -n "$cache" ]; then
  archives=$cache$home$runtime
  version=$archives/$full_number-@build@
fi

# Whether the archive $1 is there and newer than what it holds.
is_fresh() {
  [ -r "$1" ] || return 1
  for jar in "$lib"/*.jar; do
    if [ "$jar" -nt "$1" ]; then return 1; fi
  done
}

# Whether nobody else can have put something into the place of the archive $1, since Java runs what
# it holds: it and its directories are the user's own, and no others may write there.
line_feed='
'
is_safe() {
  [ -O "$1" ] && [ -O "$cache" ] && [ -O "$archives" ] || return 1
  modes=$(ls -ldn "$1" "$cache/." "$archives/." 2>/dev/null) || return 1
  case $line_feed$modes in
    *"$line_feed"?????w* | *"$line_feed"????????w*) return 1 ;;
  esac
}

# Whether cqorc was called three times within a day without the archive of a kind, $1: once or twice
# is less work than the making.
is_often() {
  now=$(date +%s) || return 1
  calls=$version-$1.calls
  kept=$now
  number=1
  if [ -r "$calls" ]; then
    while read -r call; do
      case $call in '' | *[!0-9]* | ???????????*) continue ;; esac
      if [ "$call" -le "$now" ] && [ "$call" -gt $((now - 86400)) ]; then
        number=$((number + 1))
        kept=$call$line_feed$kept
      fi
    done <"$calls"
  fi
  if [ "$number" -ge 3 ]; then return 0; fi
  printf '%s\n' "$kept" 2>/dev/null >"$calls"
  return 1
}

# Whether the cache is thrown away with the container that this is.
is_passing() {
  [ -e /.dockerenv ] || [ -e /run/.containerenv ] || [ -n "${container-}${KUBERNETES_SERVICE_HOST-}" ] ||
    return 1
  # A volume is mounted somewhere below the root.
  mounted=$(df -P "$archives" 2>/dev/null | sed -n '2s/.* //p')
  case $mounted in '' | /) return 0 ;; esac
  return 1
}

# The class path of a kind, $1.
use_classes_of() {
  if [ "$1" = whole ]; then class_path=$class_path${more:+:$more}; fi
}

# Trains and writes the archive of a kind, $1, under another name first, so that nobody meets half of
# one; one maker at a time, and in the "background", $2, none that waits, and none before it is worth
# it. Removes those that were needed before.
make_archive() {
  umask 077
  mkdir -p "$archives" 2>/dev/null && [ -w "$archives" ] || return 1
  [ -O "$cache" ] && [ -O "$archives" ] && chmod go-w "$cache" "$archives" || return 1
  archive=$version-$1.jsa
  if [ "$2" = background ]; then
    is_often "$1" || return 0
    if is_passing; then return 0; fi
    # Another user's: one at a time is enough for a machine.
    if ps -A -o args 2>/dev/null | grep -q '[-]XX:ArchiveClassesAtExit=.*warm-up'; then return 0; fi
  fi
  lock=$cache/lock
  gone=
  until mkdir "$lock" 2>/dev/null; do
    if [ ! -d "$lock" ]; then
      # Just removed by its maker; or else the directory itself has gone, or the disk is full.
      [ -z "$gone" ] || return 1
      gone=once
      continue
    fi
    gone=
    maker=
    [ ! -r "$lock/pid" ] || read -r maker <"$lock/pid"
    if [ -z "$maker" ] || { ! kill -0 "$maker" 2>/dev/null && [ ! -d "/proc/$maker" ]; }; then
      rm -rf "$lock"
    elif [ "$2" = background ]; then
      return 0
    else
      sleep 1
    fi
  done
  printf '%s\n' "$$" >"$lock/pid"
  # Together 20 s of the processor at most.
  case $1 in
    everyday) seconds=6 ;;
    *) seconds=14 ;;
  esac
  (
    ulimit -t "$seconds"
    # shellcheck disable=SC2086
    exec "$java" $flags "-XX:ArchiveClassesAtExit=$lock/part.jsa" "-Dcqorc.help=$lib/help" \
      -Dcqorc.terminals=000 -cp "$class_path" "$main" warm-up "$1"
  )
  made=$?
  for old in "$archives"/*.jsa "$archives"/*.failed "$archives"/*.calls; do
    case $old in
      "$version"-*) ;;
      *) rm -f "$old" ;;
    esac
  done
  # Trained is trained, whatever the rehearsal came to; a crash has a higher number.
  if [ "$made" -le 3 ] && [ -s "$lock/part.jsa" ]; then
    made=0
    mv -f "$lock/part.jsa" "$archive"
    rm -f "$archive.failed" "$version-$1.calls"
    # A jar from the future (a clock that is behind) must not make it look old for ever.
    for jar in "$lib"/*.jar; do
      [ ! "$jar" -nt "$archive" ] || touch -r "$jar" "$archive"
    done
  else
    # Not tried again before Java or the jars change.
    rm -f "$archive"
    : >"$archive.failed"
    made=1
  fi
  rm -rf "$lock"
  find "$cache" -name '*.jsa' -mtime +90 -exec rm -f {} + 2>/dev/null
  return "$made"
}

# warm-up [everyday|whole [background]]: without a kind both.
if [ "${1-}" = warm-up ]; then
  [ -n "$archives" ] ||
    fail 'there is no cache directory' 'set HOME or XDG_CACHE_HOME; CQORC_ARCHIVE must not be "no".'
  if [ "${2:-everyday}" = everyday ]; then make_archive everyday "${3-}" || exit; fi
  if [ "${2:-whole}" = whole ]; then
    use_classes_of whole
    make_archive whole "${3-}" || exit
  fi
  exit 0
fi

archive=
if [ -n "$archives" ]; then
  if is_fresh "$version-$kind.jsa" && is_safe "$version-$kind.jsa"; then
    archive=$version-$kind.jsa
  else
    # The everyday one holds for every class path that begins with its own.
    if [ "$kind" != everyday ] && is_fresh "$version-everyday.jsa" &&
      is_safe "$version-everyday.jsa"; then
      archive=$version-everyday.jsa
    fi
    # Nor where machines are made for one build.
    build=${CI-}${TF_BUILD-}${JENKINS_URL-}${TEAMCITY_VERSION-}
    if [ ! -e "$version-$kind.jsa.failed" ] && { [ -z "$build" ] || [ "$build" = false ]; }; then
      # Twice a subshell: nobody waits for it, no pipe or terminal stays open, no signal reaches it.
      (
        trap '' HUP INT TERM
        (
          exec nice -n 19 sh "$home/bin/cqorc" warm-up "$kind" background
        ) </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
      )
    fi
  fi
fi

use_classes_of "$kind"

# shellcheck disable=SC2086
exec "$java" $flags ${archive:+-Xshare:auto "-XX:SharedArchiveFile=$archive"} \
  "-Dcqorc.help=$lib/help" "-Dcqorc.terminals=$terminals" ${columns:+"-Dcqorc.columns=$columns"} \
  ${CQORC_JAVA_OPTIONS-} -cp "$class_path" "$main" "$@"
