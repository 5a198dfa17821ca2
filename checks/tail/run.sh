#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Compares the fixture server's tail with that of an epoll server in C, WireMock and MockWebServer, all seen by one client in C, and
# replaces the table "The server's own tail" in docs/fixture-server.md.
#
#   checks/tail/run.sh [ROUNDS] [JAR] [FLAG ...]
#
# JAR is the fixture server of another version, which is measured too, in turn; its JVM has the flags, and -Xmx512m. Needs cc, Linux
# 5.11, a Java 25 that Maven finds, and a quiet machine for ten minutes.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
options=
for option; do
    case $option in
        -*) ;;
        *[!0-9]*) option=$(realpath -e "$option") ;;
    esac
    options="$options $option"
done
cd "$root"
mkdir -p fixture-server/target/tail
for program in server client; do
    cc -std=gnu11 -O2 -Wall -Wextra -o "fixture-server/target/tail/$program" "checks/tail/$program.c"
done
exec mvn -B -q -pl fixture-server verify -Dmeasure=tail -Doptions="$options"
