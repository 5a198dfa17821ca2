#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Compares the ledger's network part with the round trip of the link that the calls take, on the two hosts of sandbox.sh: on loopback, on
# the link between the hosts, and on links that take time. Prints in microseconds the median of pings before and after, the median of a
# raw exchange's medians, and the network part, which is a mean.
#
#   checks/cluster/link.sh <new directory>            its runs remain there
#
# Needs what sandbox.sh needs, python3, and of Debian: iputils-ping. Needs the built jars, and JAVA_HOME with a JDK 25 unless `java` is one.
# TIER is smoke (the default), standard or full. For a quiet machine.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
[ $# -eq 1 ] && [ ! -e "$1" ] || { echo "usage: link.sh <new directory>" >&2; exit 2; }
out=$(realpath -m "$1")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -jar benchmarks/target/benchmarks.jar --help > /dev/null
options="--tier=${TIER:-smoke} --study=checks/cluster/link.yaml --profile=off --seed=7"
mkdir -p "$out"
checks/cluster/sandbox.sh up "$out/sandbox" > "$out/environment"
. "$out/environment"
links=
end() {
    # shellcheck disable=SC2086
    [ -z "$links" ] || kill $links 2>/dev/null || true
    checks/cluster/sandbox.sh down "$out/sandbox"
}
trap end EXIT

# pings <address>: of round trips from h1, in microseconds, one a line.
pings() {
    ip netns exec h1 ping -c 200 -i 0.01 "$1" | sed -n 's/.*time=\([0-9.]*\) ms/\1/p' | awk '{print $1 * 1000}'
}

# compared <name> <address> <command...>: runs the study, with pings before and after.
compared() {
    local name=$1 address=$2
    shift 2
    pings "$address" > "$out/$name.pings"
    "$@" > "$out/$name.log" 2>&1
    pings "$address" >> "$out/$name.pings"
    "$java" -jar analysis/target/analysis.jar "$out/$name/latest" > /dev/null
    python3 - "$out/$name" << 'PY'
import json, pathlib, statistics, sys
out = pathlib.Path(sys.argv[1])
pings = [float(line) for line in out.with_suffix(".pings").read_text().split()]
slots = [json.loads(line) for line in (out / "latest/slots.jsonl").open()]
raw = [s["metrics"]["sendP50"] + s["metrics"]["receiveP50"] for s in slots if "/RAW_SOCKET/SEQUENTIAL/" in s["cell"]]
cells = [c for e in json.loads((out / "latest/findings.json").read_text())["experiments"] for c in e["cells"]]
network = [c["ledgerMicros"]["network"] for c in cells
           if c["parameters"]["client"] == "JDK" and c["parameters"]["strategy"] == "SEQUENTIAL" and c["ledgerMicros"]]
print(f"{out.name:10} ping {statistics.median(pings):6.0f}   raw exchange {statistics.median(raw):6.0f}   network "
      + (f"{network[0]:6.0f}" if network else "     -"), flush=True)
PY
}

# two_hosts <name> <address of the server>
two_hosts() {
    # shellcheck disable=SC2086
    ADDRESS=$2 compared "$1" "$2" sbatch --wait --output="$out/$1-job.log" docs/cluster/slurm-two-hosts.sbatch $options --results="$out/$1"
}

# shellcheck disable=SC2086
compared loopback 127.0.0.1 srun --nodelist=h1 "$java" -jar benchmarks/target/benchmarks.jar study $options --results="$out/loopback"
two_hosts link 10.77.0.2
for millis in 1 5; do
    ip netns exec h1 checks/cluster/slow-link.py 10.78.0.1 10.77.0.2 "$millis" &
    links=$!
    ip netns exec h2 checks/cluster/slow-link.py 10.78.0.2 10.77.0.1 "$millis" &
    links="$links $!"
    until ip netns exec h1 ping -q -c 1 -w 1 10.78.0.2 > /dev/null 2>&1; do
        # shellcheck disable=SC2086
        kill -0 $links
        sleep 1
    done
    two_hosts "slow-$((2 * millis))ms" 10.78.0.2
    # shellcheck disable=SC2086
    kill $links
    wait || true
    links=
done
