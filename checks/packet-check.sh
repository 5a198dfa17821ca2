#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Compares the ledger with packets on the loopback device: where each call's time went by its stamps, and by when its packets passed.
#
#   checks/packet-check.sh [client:STRATEGY ...]
#
# Needs tcpdump and the right to capture, and the built jars. JAVA names a Java 25 (default: java), DELAYS the server's delays in ms
# (default: "0 5"). Not a part of the build: it needs a quiet machine.
#
# PLACES are "client server", a core for each process (default: the first one and the last one). So how soon the server wakes does not
# depend on the cores that the client keeps busy, and is the same behind a client and behind its floor. PLACES=free leaves both to the
# kernel.
set -eu

java=${JAVA:-java}
root=$(cd "$(dirname "$0")/.." && pwd)
jar=$root/benchmarks/target/benchmarks.jar
work=$(mktemp -d)
clients=${*:-JDK:AWAIT_EACH APACHE_ASYNC:AWAIT_EACH JDK:SEQUENTIAL APACHE_CLASSIC:SEQUENTIAL OKHTTP:SEQUENTIAL JETTY:AWAIT_EACH}

places=${PLACES:-0 $(($(nproc) - 1))}
case $places in
    free) on_client= on_server= ;;
    *) on_client="taskset -c ${places% *}" on_server="taskset -c ${places#* }" ;;
esac
# A library sizes its pools by the cores that Java counts: as many as without a place.
cores="-XX:ActiveProcessorCount=$(nproc)"

server= capture=
end() {
    for process in $capture $server; do
        kill "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap end EXIT INT TERM

$on_server "$java" "$cores" -jar "$root/fixture-server/target/fixture-server.jar" --stay > "$work/ready" &
server=$!
until grep -q '"ready"' "$work/ready"; do
    kill -0 "$server"
    sleep 0.1
done
url=$(sed 's/.*"url" *: *"\([^"]*\)".*/\1/' "$work/ready")
port=${url##*:}
port=${port%%/*}

for delay in ${DELAYS:-0 5}; do
    for client in $clients; do
        : > "$work/tcpdump"
        tcpdump -i lo -s 128 -B 16384 --time-stamp-precision=nano -w "$work/packets" "tcp port $port" 2> "$work/tcpdump" &
        capture=$!
        until grep -q 'listening on' "$work/tcpdump"; do
            kill -0 "$capture"
            sleep 0.1
        done
        $on_client "$java" "$cores" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -cp "$jar" "$root/checks/PacketCheck.java" \
            call "${client%%:*}" "${client##*:}" "$delay" "$url" "$work/calls"
        sleep 1.5
        kill "$capture"
        wait "$capture" || true
        capture=
        tcpdump -nn -tt --time-stamp-precision=nano -r "$work/packets" 2>/dev/null \
            | sed -n "/ > [^ ]*\.$port: /s/\$/ out/p;/\.$port > /s/\$/ in/p" > "$work/printed"
        echo "$client, $delay ms, us a call:"
        "$java" -cp "$jar" "$root/checks/PacketCheck.java" compare "$work/calls" "$work/printed"
    done
done
