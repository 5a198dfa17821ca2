#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Two hosts on one Linux machine, h1 and h2: network and host name are their own, files and cores are shared. Each runs a Slurm node and an
# SSH server. It shows how work gets to hosts and comes back. It shows no speed.
#
#   checks/cluster/sandbox.sh up <new directory>      prints what to source: SLURM_CONF, PARALLEL_SSH
#   checks/cluster/sandbox.sh down <directory>
#
# Needs root, and of Debian: slurm-wlm munge openssh-server openssh-client iproute2. All that it starts has its files in the directory.
set -euo pipefail

usage() {
    echo "usage: sandbox.sh up|down <directory>" >&2
    exit 2
}
[ $# -eq 2 ] || usage
dir=$(realpath -m "$2")
hosts="1 2"
prefix=10.77.0
gateway=$prefix.254

# start <name> <command...>: in the background, to be ended by `down`.
start() {
    local name=$1
    shift
    "$@" > "$dir/$name.out" 2>&1 &
    echo $! > "$dir/$name.pid"
}

# await <what> <command...>: until the command succeeds, for at most 30 s.
await() {
    local what=$1
    shift
    for _ in $(seq 150); do
        "$@" > /dev/null 2>&1 && return
        sleep 0.2
    done
    echo "sandbox.sh: no $what after 30 s; see $dir/*.out" >&2
    exit 1
}

# on <number> <command...>: on that host, in the place of this process.
on() {
    local host=h$1
    shift
    exec ip netns exec "$host" unshare --uts sh -c 'hostname "$0" && exec "$@"' "$host" "$@"
}

network() {
    ip link add httptoll0 type bridge
    ip address add "$gateway/24" dev httptoll0
    ip link set httptoll0 up
    for i in $hosts; do
        ip netns add "h$i"
        ip link add "httptoll$i" type veth peer name eth0 netns "h$i"
        ip link set "httptoll$i" master httptoll0 up
        ip -n "h$i" address add "$prefix.$i/24" dev eth0
        ip -n "h$i" link set eth0 up
        ip -n "h$i" link set lo up
    done
}

# Slurm with a munge of its own, so that one that the machine has is left alone.
slurm() {
    dd if=/dev/urandom of="$dir/munge.key" bs=64 count=1 status=none
    chmod 400 "$dir/munge.key"
    start munged munged --foreground --force --socket="$dir/munge.socket" --key-file="$dir/munge.key" \
        --pid-file="$dir/munged.system.pid" --seed-file="$dir/munge.seed" --log-file="$dir/munge.log"
    await munge test -S "$dir/munge.socket"
    printf 'CgroupPlugin=cgroup/v1\nConstrainCores=no\nConstrainRAMSpace=no\n' > "$dir/cgroup.conf"
    cat > "$dir/slurm.conf" << CONF
ClusterName=sandbox
SlurmctldHost=$(hostname)($gateway)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/%n
SlurmctldPidFile=$dir/slurmctld.system.pid
SlurmdPidFile=$dir/%n.system.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/linear
MpiDefault=none
ReturnToService=2
$(for i in $hosts; do
        echo "NodeName=h$i NodeAddr=$prefix.$i NodeHostname=h$i CPUs=$(nproc) RealMemory=2000 State=UNKNOWN"
    done)
PartitionName=sandbox Nodes=h1,h2 Default=YES State=UP
CONF
    mkdir -p "$dir/state"
    export SLURM_CONF="$dir/slurm.conf"
    start slurmctld slurmctld -D
    for i in $hosts; do
        mkdir -p "$dir/h$i"
        start "slurmd$i" on "$i" slurmd -D -N "h$i"
    done
    await "idle node" sh -c '[ "$(sinfo --noheader --Node --states=idle | wc -l)" = 2 ]'
}

# SSH servers with a key made for them.
ssh_servers() {
    mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$dir/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$dir/user_key"
    : > "$dir/ssh_config"
    for i in $hosts; do
        start "sshd$i" on "$i" /usr/sbin/sshd -D -e -f /dev/null -o HostKey="$dir/host_key" -o PidFile=none -o UsePAM=no \
            -o StrictModes=no -o AuthorizedKeysFile="$dir/user_key.pub" -o PermitRootLogin=prohibit-password
        printf 'Host h%s\n    HostName %s.%s\n' "$i" "$prefix" "$i" >> "$dir/ssh_config"
    done
    cat >> "$dir/ssh_config" << CONF
Host *
    User root
    IdentityFile $dir/user_key
    IdentitiesOnly yes
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    LogLevel ERROR
CONF
    for i in $hosts; do
        await "SSH server on h$i" ssh -F "$dir/ssh_config" "h$i" true
    done
}

up() {
    [ ! -e "$dir" ] || { echo "sandbox.sh: $dir exists; take it down, or name a new directory" >&2; exit 2; }
    mkdir -p "$dir"
    trap 'down' ERR
    network
    slurm
    ssh_servers
    trap - ERR
    echo "export SLURM_CONF='$dir/slurm.conf' PARALLEL_SSH='ssh -F $dir/ssh_config'"
}

# Network devices exist until the last process of their host has ended.
down() {
    local pids
    pids=$(cat "$dir"/slurmd?.pid "$dir"/sshd?.pid "$dir/slurmctld.pid" "$dir/munged.pid" 2>/dev/null || true)
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in $pids; do
        await "end of process $pid" sh -c "! kill -0 $pid"
    done
    for i in $hosts; do
        ip link delete "httptoll$i" 2>/dev/null || true
        ip netns delete "h$i" 2>/dev/null || true
    done
    ip link delete httptoll0 2>/dev/null || true
}

case $1 in
    up) up ;;
    down) down ;;
    *) usage ;;
esac
