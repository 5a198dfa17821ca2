#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# A study in shards over SSH, one at a time on each host, with GNU parallel. From the checkout, which all hosts see at the same path:
#
#   docs/cluster/parallel.sh 8 host1,host2,host3 --tier=full --seed=7
#
# The same command again starts what is missing or did not end well. JOBLOG is the file that says what ended (default:
# httptoll-parallel.log). JAVA_HOME names a JDK 25 on all hosts, unless `java` is one.
set -eu

shards=$1
hosts=$2
shift 2
joblog=${JOBLOG:-httptoll-parallel.log}
# -n0: the number of the shard is not an argument; the study takes it from PARALLEL_SEQ.
exec parallel --resume-failed --joblog "$joblog" --sshlogin "$hosts" --jobs 1 --workdir "$PWD" \
    --line-buffer --tagstring 'shard {#}' --quote -n0 \
    env HTTPTOLL_SHARDS="$shards" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar benchmarks/target/benchmarks.jar study --resume=auto "$@" \
    ::: $(seq "$shards")
