#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the recipes of docs/cluster on the two hosts of sandbox.sh: a study in three shards through Slurm and through GNU parallel, each
# killed in the middle and continued, and a study whose server is on the other host.
#
#   checks/cluster/recipes.sh <new directory>         its runs remain there, in slurm, parallel and two-hosts
#
# Needs what sandbox.sh needs, and of Debian: parallel iputils-ping. Needs the built jars, and JAVA_HOME with a JDK 25 unless `java` is one.
# STUDY is what is measured. Not a part of the build: the hosts share their cores, so the figures say nothing about speed.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
[ $# -eq 1 ] && [ ! -e "$1" ] || { echo "usage: recipes.sh <new directory>" >&2; exit 2; }
out=$(realpath -m "$1")
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar benchmarks/target/benchmarks.jar --help > /dev/null
study=${STUDY:---tier=smoke --study=checks/cluster/study.yaml --profile=off}
shards=3
mkdir -p "$out"
checks/cluster/sandbox.sh up "$out/sandbox" > "$out/environment"
. "$out/environment"
trap 'checks/cluster/sandbox.sh down "$out/sandbox"' EXIT

fail() {
    echo "recipes.sh: $*" >&2
    exit 1
}

# await <seconds> <what> <command...>
await() {
    local seconds=$1 what=$2
    shift 2
    for _ in $(seq "$seconds"); do
        "$@" > /dev/null 2>&1 && return
        sleep 1
    done
    fail "no $what after $seconds s"
}

has_measured() { compgen -G "$1/*-shard$2of$shards/slots.jsonl"; }
left_by() { echo "$1"/*-shard"$2of$shards"; }
host_of() { basename "$1" | sed 's/^[^-]*-[^-]*-[^-]*-\([^-]*\)-.*/\1/'; }

# check <directory>: each shard is complete once, and the second one was continued where it was.
check() {
    local shard run
    for shard in $(seq "$shards"); do
        run=$(left_by "$1" "$shard")
        grep -q '"status" *: *"complete"' "$run/status.json" || fail "shard $shard is not complete once in $1: $run"
    done
    run=$(left_by "$1" 2)
    grep -qE '"resumed" *: *\[ *"' "$run/status.json" || fail "$run was not continued"
    echo "continued and complete: $run"
}

# Slurm kills the task and starts it again; here on the same node, where its unfinished run is.
slurm() {
    local job
    mkdir "$out/slurm"
    # shellcheck disable=SC2086
    job=$(sbatch --parsable --array="1-$shards" --output="$out/slurm-%a.log" docs/cluster/slurm-array.sbatch \
        $study --sets="$shards" --seed=7 --results="$out/slurm")
    await 600 "measurement of shard 2" has_measured "$out/slurm" 2
    scontrol requeue "${job}_2"
    scontrol update JobId="${job}_2" ReqNodeList="$(host_of "$(left_by "$out/slurm" 2)")"
    await 900 "end of job $job" sh -c "[ -z \"\$(squeue --noheader --jobs=$job 2>/dev/null)\" ]"
    check "$out/slurm"
}

# The study of the second shard is killed, as by a lack of memory, while GNU parallel has been asked to start nothing more. The same
# command, on the host of the unfinished run, does the rest.
over_ssh() {
    local parallel
    mkdir "$out/parallel"
    export JOBLOG="$out/parallel.log"
    # shellcheck disable=SC2086
    set -- $study --sets="$shards" --seed=7 --results="$out/parallel"
    docs/cluster/parallel.sh "$shards" h1,h2 "$@" > "$out/parallel-1.log" 2>&1 &
    parallel=$!
    await 600 "measurement of shard 2" has_measured "$out/parallel" 2
    kill -HUP "$parallel"
    kill -KILL "$(sed 's/process \([0-9]*\) .*/\1/' "$(left_by "$out/parallel" 2)/lock")"
    wait "$parallel" || true
    docs/cluster/parallel.sh "$shards" "$(host_of "$(left_by "$out/parallel" 2)")" "$@" > "$out/parallel-2.log" 2>&1
    check "$out/parallel"
}

two_hosts() {
    # shellcheck disable=SC2086
    sbatch --wait --output="$out/two-hosts.log" docs/cluster/slurm-two-hosts.sbatch $study --seed=7 --results="$out/two-hosts"
    grep -q '"status" *: *"complete"' "$out/two-hosts/latest/status.json" || fail "the study on two hosts is not complete"
    grep -q 'remote: true' "$out/two-hosts/latest/study.yaml" || fail "the study on two hosts has a server of its own"
    $PARALLEL_SSH h1 ping -q -c 100 -i 0.02 10.77.0.2 | tail -n 1
}

slurm
over_ssh
two_hosts
echo "runs in $out"
