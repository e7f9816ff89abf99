# Shared by the scripts of this folder; read with `source`, never run.
# shellcheck shell=bash

# Installs Debian packages with root or `sudo -n`; says the one line to run and ends with 2 if it may not.
install_debian() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "packages are missing; please run: sudo apt-get update && sudo apt-get install -y $*" >&2
    exit 2
  fi
  echo "installing from Debian: $*" >&2
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2
}

# Installs the package of each "program:package" whose program is missing.
need() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ ${#missing[@]} = 0 ] || install_debian "${missing[@]}"
}

# Brings the npm packages of folder $1 to what its lock file says; does nothing if they are there.
npm_locked() {
  local wanted="$1/package-lock.json" installed="$1/node_modules/.installed"
  if cmp -s "$wanted" "$installed"; then return 0; fi
  need node:nodejs npm:npm
  echo "fetching the npm packages of $1" >&2
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  cp "$wanted" "$installed"
}

# Brings target/venv to what tests/conformance/requirements.txt says; does nothing if it is so.
python_locked() {
  local venv=target/venv wanted=tests/conformance/requirements.txt
  if cmp -s "$wanted" "$venv/requirements.txt"; then return 0; fi
  need python3:python3
  python3 -c 'import ensurepip, venv' 2>/dev/null || install_debian python3-venv
  echo "fetching the Python packages of $wanted" >&2
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$wanted" >&2
  cp "$wanted" "$venv/requirements.txt"
}

stages=()

# Runs a command as the stage $1 and notes its minutes; the script ends with it if it fails.
stage() {
  local name=$1 begin=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@"
  stages+=("$(minutes "$begin") min  $name")
}

# Minutes since second $1 of this script, with one decimal.
minutes() {
  local tenths=$(((SECONDS - $1) / 6))
  printf '%3d.%d' $((tenths / 10)) $((tenths % 10))
}
