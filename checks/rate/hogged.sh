#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the smoke tier of the experiment `rate` twice: alone, and while one core is hogged by a loop. Prints of both which blocks are void,
# and what voids them.
#
#   checks/rate/hogged.sh <new directory>            its runs remain there
#
# Needs python3, taskset and the built jars. JAVA names a Java 25 (default: java). For a quiet machine; takes about two minutes.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
[ $# -eq 1 ] && [ ! -e "$1" ] || { echo "usage: hogged.sh <new directory>" >&2; exit 2; }
out=$(realpath -m "$1")
java=${JAVA:-java}
hog=
end() {
    [ -z "$hog" ] || kill "$hog" 2>/dev/null || true
}
trap end EXIT INT TERM
mkdir -p "$out"

for name in alone hogged; do
    if [ $name = hogged ]; then
        taskset -c "$(($(nproc) - 1))" sh -c 'while :; do :; done' &
        hog=$!
    fi
    timeout 600 "$java" -jar benchmarks/target/benchmarks.jar study --tier=smoke --experiments=rate --profile=off --seed=7 \
        --results="$out/$name" > "$out/$name.log" 2>&1 || { tail -5 "$out/$name.log" >&2; exit 1; }
    echo "$name:"
    checks/rate/blocks.py "$out/$name/latest"
done
