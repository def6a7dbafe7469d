#!/bin/sh
# The demand step beside the same written in numpy, answers compared, times as a ratio: one command.
#   bench/demand/compare.sh [build folder] [futures] [months]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-$here/../../build/release}
[ -x "$build/bench/demand/demand_run" ] || { echo "build demand_run first: cmake --build $build --target demand_run" >&2; exit 2; }
out=$(mktemp)
trap 'rm -f "$out"' EXIT
"$build/bench/demand/demand_run" "${2:-6400}" "${3:-36}" > "$out"
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 "$here/peer_numpy.py" "$out" "${2:-6400}"
