# Shared by the scripts of this folder; read with `source`, never run.
# shellcheck shell=bash

# Installs those Debian packages of "program:package …" whose program is missing, with root or `sudo -n`.
# Says the one line to run and ends with 2 if it may not.
need() {
  local pair missing=() as_root=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { [ ${#as_root[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    echo "missing packages; please run: sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
    exit 2
  fi
  echo "installing from Debian: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

# Brings the npm packages of folder $1 to what its lock file says; does nothing if they are there.
npm_locked() {
  local installed="$1/node_modules/.package-lock.json"
  if [ -e "$installed" ] && [ ! "$installed" -ot "$1/package-lock.json" ]; then return 0; fi
  need npm:npm node:nodejs
  echo "fetching the npm packages of $1" >&2
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch "$installed"
}
