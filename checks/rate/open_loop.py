#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Calls at a rate, made by none of our code: one thread, non-blocking sockets, HTTP/1.1, the standard library.

    open_loop.py <url> <calls per second> <seconds> poisson|constant [connections] [seed] [all]

The due times are fixed before the first call and never planned again. Prints one line of JSON: percentiles of the latency in ms, from due
and from sent, and how late it sent; with `all` the latencies from due in µs. Calls due in the first fifth are made and not counted. The answers
must be 200 with a Content-Length.
"""
import collections
import ctypes
import json
import random
import select
import socket
import sys
import time
from urllib.parse import urlsplit

LEAST_SLACK = 29  # PR_SET_TIMERSLACK
SPIN_NANOS = 60_000
DRAIN_NANOS = 5_000_000_000


def due_nanos(per_second, seconds, poisson, seed):
    rng = random.Random(seed)
    at, due = 0.0, []
    while at < seconds:
        due.append(int(at * 1e9))
        at += rng.expovariate(per_second) if poisson else 1 / per_second
    return due


def connected(host, port):
    one = socket.create_connection((host, port))
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    one.setblocking(False)
    return one


def is_whole(answer):
    head = answer.find(b"\r\n\r\n")
    if head < 0:
        return False
    if not answer.startswith(b"HTTP/1.1 200 "):
        sys.exit(f"expected 200, got {answer[:80]!r}")
    fields = answer[:head].lower()
    length = fields.find(b"content-length:")
    if length < 0:
        sys.exit("expected a Content-Length in the answer")
    return len(answer) >= head + 4 + int(fields[length + 15:].split(b"\r\n", 1)[0])


def run(url, due, connections):
    parts = urlsplit(url)
    path = parts.path + ("?" + parts.query if parts.query else "")
    request = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    idle = [connected(parts.hostname, parts.port) for _ in range(connections)]
    busy, answers, waiting = {}, {}, collections.deque()
    clock = time.perf_counter_ns
    begin = clock() + 2_000_000
    sent, done = [0] * len(due), [0] * len(due)
    call = ended = 0
    while ended < len(due):
        now = clock() - begin
        if call == len(due) and now > due[-1] + DRAIN_NANOS:
            sys.exit(f"{len(due) - ended} of {len(due)} calls had no answer")
        while call < len(due) and due[call] <= now:
            waiting.append(call)
            call += 1
        while waiting and idle:
            one, which = idle.pop(), waiting.popleft()
            sent[which] = clock() - begin
            one.send(request)
            busy[one], answers[one] = which, b""
        left = (due[call] - (clock() - begin) if call < len(due) else 1_000_000) if not (waiting and idle) else 0
        ready = select.select(list(busy), [], [], max(0, left - SPIN_NANOS) / 1e9)[0]
        for one in ready:
            got = one.recv(65_536)
            if not got:
                sys.exit("the server closed a connection")
            answers[one] += got
            if is_whole(answers[one]):
                done[busy.pop(one)] = clock() - begin
                idle.append(one)
                ended += 1
    return sent, done


def percentile(values, percent):
    values = sorted(values)
    return values[max(0, -(-len(values) * percent // 100) - 1)]


def main():
    if not 5 <= len(sys.argv) <= 8 or sys.argv[4] not in ("poisson", "constant") or sys.argv[7:] not in ([], ["all"]):
        sys.exit("usage: open_loop.py <url> <calls per second> <seconds> poisson|constant [connections] [seed] [all]")
    url, per_second, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    connections = int(sys.argv[5]) if len(sys.argv) > 5 else 100
    seed = int(sys.argv[6]) if len(sys.argv) > 6 else 11
    ctypes.CDLL(None).prctl(LEAST_SLACK, 1)
    due = due_nanos(per_second, seconds * 1.25, sys.argv[4] == "poisson", seed)
    sent, done = run(url, due, connections)
    counted = [i for i in range(len(due)) if due[i] >= seconds * 0.25e9]
    times = {"due": [done[i] - due[i] for i in counted], "sent": [done[i] - sent[i] for i in counted],
             "late": [sent[i] - due[i] for i in counted]}
    if len(sys.argv) == 8:
        print(json.dumps({"micros": [nanos // 1000 for nanos in times["due"]]}))
        return
    print(json.dumps({"calls": len(counted), "achieved": round(len(counted) / seconds, 1)} | {
        f"{name}P{percent}": round(percentile(values, percent) / 1e6, 3)
        for name, values in times.items() for percent in (50, 99)}))


main()
