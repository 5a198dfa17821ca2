#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the calls of a rate run with two programs that are not ours, at the same rates, to the same fixture server, and prints p50 and p99
# in ms next to those of our raw exchange (RAW_NIO): h2load of Debian's nghttp2-client over HTTP/1.1, and open_loop.py.
#
#   checks/rate/h2load.sh <run directory> [seconds for each rate, default 4]
#
# Needs python3, h2load and the built jars. JAVA names a Java 25 (default: java). For a quiet machine; takes about 20 s for each rate.
#
# h2load is no open loop like ours. --rps is a rate of each client, of which each has one connection and, over HTTP/1.1, one call at a time.
# Its timers have a resolution of 1 ms, so the calls of a millisecond start together. It counts from when it sends a call, not from when the
# call is due, and its gaps are equal. So there are as many clients as make a call each 20 ms, started one after the other within that time.
# Compare it with "ours, from fired" and with open_loop.py at equal gaps; compare open_loop.py with Poisson arrivals with "ours, from due".
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/checks/rate
[ $# -ge 1 ] && [ -f "$1/tables/rates.csv" ] || { echo "usage: h2load.sh <run directory with tables/rates.csv> [seconds]" >&2; exit 2; }
command -v h2load > /dev/null || { echo "h2load.sh: no h2load, expected Debian's nghttp2-client" >&2; exit 2; }
rates=$1/tables/rates.csv
seconds=${2:-4}
work=$(mktemp -d)
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT INT TERM

: > "$work/ready"
"${JAVA:-java}" -Xms512m -Xmx512m -jar "$root/fixture-server/target/fixture-server.jar" --stay > "$work/ready" &
server=$!
until grep -q '"ready"' "$work/ready"; do
    kill -0 "$server"
    sleep 0.1
done
base=$(sed 's/.*"url" *: *"\([^"]*\)".*/\1/' "$work/ready")
url=${base%/}/delay/5?bytes=128

# The levels of our raw exchange: rate, p50 and p99 from due, p50 and p99 from fired, in ms.
python3 - "$rates" > "$work/levels" << 'PY'
import csv, sys
for row in csv.DictReader(open(sys.argv[1])):
    if (row["client"] == "RAW_NIO" and row["arrivals"] == "poisson" and row["limit"] == "100"
            and row["valid"] == "true" and "delayMillis=5.0" in row["cell"] and "stall" not in row["cell"]):
        print(row["offered_per_s"], *(float(row[c]) / 1e3 for c in ("due_p50_us", "due_p99_us", "fired_p50_us", "fired_p99_us")))
PY
[ -s "$work/levels" ] || { echo "h2load.sh: $rates has no valid level of RAW_NIO at 5 ms and a limit of 100" >&2; exit 2; }

echo "warming the server up for 10 s" >&2
"$here/open_loop.py" "$url" 3000 8 poisson > /dev/null
printf '%-8s  %-26s %8s %8s %10s %10s\n' 'calls/s' 'made by' 'p50' 'p99' 'p50 ratio' 'p99 ratio'
while read -r rate dueP50 dueP99 firedP50 firedP99; do
    "$here/open_loop.py" "$url" "$rate" "$seconds" poisson > "$work/poisson"
    "$here/open_loop.py" "$url" "$rate" "$seconds" constant > "$work/constant"
    # As many clients as make a call each 20 ms, and as many of them a millisecond as calls are due in one.
    clients=$(python3 -c "import math; print(math.ceil($rate * 0.02))")
    each=$(python3 -c "print($rate / $clients)")
    calls=$(python3 -c "import math; print(math.ceil($rate * ($seconds + 1) / $clients) * $clients)")
    starts=$(python3 -c "import math; print(max(1, round($rate / 1000)))")
    timeout $((${seconds%.*} * 4 + 30)) h2load --h1 -n "$calls" -c "$clients" --rps="$each" -r "$starts" --rate-period=1ms \
        --log-file="$work/log" "$url" > "$work/h2load" || { cat "$work/h2load" >&2; exit 1; }
    python3 - "$work" "$rate" "$dueP50" "$dueP99" "$firedP50" "$firedP99" << 'PY'
import json, sys
work, rate, *ours = sys.argv[1], *map(float, sys.argv[2:])
def percentile(values, percent):
    values = sorted(values)
    return values[max(0, -(-len(values) * percent // 100) - 1)]
lines = [line.split("\t") for line in open(work + "/log")]
begin = min(int(line[0]) for line in lines)
wrong = sum(line[1] != "200" for line in lines)
# The first second is its start.
micros = [int(line[2]) for line in lines if int(line[0]) >= begin + 1_000_000]
poisson, constant = (json.load(open(f"{work}/{name}")) for name in ("poisson", "constant"))
def row(name, p50, p99, to=None):
    ratios = "" if to is None else f" {p50 / to[0]:10.3f} {p99 / to[1]:10.3f}"
    print(f"{rate:8.0f}  {name:26} {p50:8.2f} {p99:8.2f}{ratios}", flush=True)
due, fired = ours[:2], ours[2:]
row("ours, from due", *due)
row("open_loop.py, from due", poisson["dueP50"], poisson["dueP99"], due)
row("ours, from fired", *fired)
row("open_loop.py, from sent", poisson["sentP50"], poisson["sentP99"], fired)
row("open_loop.py, equal gaps", constant["sentP50"], constant["sentP99"], fired)
row("h2load, from sent", percentile(micros, 50) / 1e3, percentile(micros, 99) / 1e3, fired)
print(f"          open_loop.py was late by p50 {poisson['lateP50']:.3f}, p99 {poisson['lateP99']:.3f} ms"
      + (f"; h2load: {wrong} wrong answers" if wrong else ""), flush=True)
PY
done < "$work/levels"
