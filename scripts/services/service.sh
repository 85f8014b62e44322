# Sourced by the scripts of the services. Each of them is `<name>.sh start DIRECTORY | stop DIRECTORY`:
#   start  installs what it needs (once, into a cache outside the checkout), starts the server on a free loopback
#          port, waits until it answers, prints NAME=value lines for its users on standard output.
#          Exit 3: a tool of the machine is missing; standard error says which.
#   stop   ends the process group that `start` started, and nothing else.
# DIRECTORY holds the server's data, its log and its process id; it belongs to the caller, who removes it.
set -euo pipefail

services_cache=${TRAINYARD_SERVICES_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/trainyard-services}

need() { # tool, what it is for
  command -v "$1" >/dev/null && return
  echo "$(basename "$0" .sh): no '$1' on this machine; it is needed to $2" >&2
  exit 3
}

free_port() {
  node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })"
}

launch() { # state directory, command …: in a process group of its own, its output in server.log
  local directory=$1
  shift
  setsid "$@" >"$directory/server.log" 2>&1 </dev/null &
  echo $! >"$directory/pid"
}

wait_ready() { # state directory, seconds, command …: until the command succeeds
  local directory=$1 deadline=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ! kill -0 "$(cat "$directory/pid")" 2>/dev/null || ((SECONDS > deadline)); then
      echo "$(basename "$0" .sh): the server did not get ready; the end of its log:" >&2
      tail -20 "$directory/server.log" >&2
      stop_group "$directory"
      exit 1
    fi
    sleep 0.1
  done
}

stop_group() { # state directory
  local group
  group=$(cat "$1/pid" 2>/dev/null) || return 0
  kill -TERM -- "-$group" 2>/dev/null || return 0
  for _ in $(seq 1 100); do
    kill -0 -- "-$group" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$group" 2>/dev/null || true
}
