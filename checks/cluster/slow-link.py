#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One end of a link between two hosts that takes time: packets of a TUN device travel in UDP datagrams and wait before they are delivered.

    slow-link.py <own address of the link> <address of the other host> <one-way delay in ms>

Needs root. Each end delays what it sends, so a round trip takes twice the delay, and some time of this program. For kernels without
`tc netem`."""
import collections
import fcntl
import os
import select
import socket
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
PORT = 7077
DEVICE = "slow0"


def main():
    own, there, delay = sys.argv[1], sys.argv[2], float(sys.argv[3]) / 1e3
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", DEVICE.encode(), IFF_TUN | IFF_NO_PI))
    subprocess.run(["ip", "address", "add", own + "/24", "dev", DEVICE], check=True)
    subprocess.run(["ip", "link", "set", DEVICE, "up", "mtu", "1400"], check=True)
    wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    wire.bind(("0.0.0.0", PORT))
    # A link does not wait for a core.
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    waiting = collections.deque()
    while True:
        left = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        # The kernel may wake late by its slack; a short rest is spun.
        ready, _, _ = select.select([tun, wire], [], [], left and max(0.0, left - 1e-4))
        if tun in ready:
            waiting.append((time.monotonic() + delay, os.read(tun, 65536)))
        if wire in ready:
            os.write(tun, wire.recv(65536))
        while waiting and waiting[0][0] <= time.monotonic():
            wire.sendto(waiting.popleft()[1], (there, PORT))


if __name__ == "__main__":
    main()
