# Sourced by the scripts beside it: `venv EXTRAS` makes .venv with the kit in it, once for each pyproject.toml.
# PYTHON names another interpreter than python3; VENV another folder than .venv.

venv() {
    python=${PYTHON:-python3}
    dir=${VENV:-.venv}
    command -v "$python" >/dev/null 2>&1 ||
        stop "There is no $python here. Install Python 3.10 or newer, or name it: PYTHON=/path/to/python $0"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
        stop "$("$python" -V) is too old: the kit needs Python 3.10 or newer. Name another: PYTHON=python3.12 $0"
    wanted="$("$python" -V) $1 $(cksum <pyproject.toml)"
    [ "$(cat "$dir/.made" 2>/dev/null)" = "$wanted" ] && return
    echo "Installing into $dir ..."
    "$python" -m venv "$dir" ||
        stop "$python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"
    "$dir/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$1" ||
        stop "The installation failed; the lines above say why. It needs the Python package index."
    echo "$wanted" >"$dir/.made"
}

stop() {
    echo "$1" >&2
    exit 2
}
