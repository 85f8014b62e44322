# Sourced by the services that are Python programs, after service.sh.

python_venv() { # name with version, package …: a virtual environment in the cache, whole or not at all; sets $venv
  venv=$services_cache/$1
  shift
  [ -x "$venv/bin/python" ] && [ -e "$venv/installed" ] && return
  need python3 "install the server"
  python3 -c 'import ensurepip, venv' 2>/dev/null || {
    echo "$(basename "$0" .sh): no Python module 'venv' on this machine (Debian: python3-venv)" >&2
    exit 3
  }
  # A virtual environment knows its own path, so it is built in place and marked when it is whole.
  mkdir -p "$services_cache"
  exec 9>"$venv.lock"
  flock 9
  if [ ! -e "$venv/installed" ]; then
    echo "$(basename "$0" .sh): installing $*, some minutes" >&2
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >&2
    touch "$venv/installed"
  fi
  exec 9>&-
}
