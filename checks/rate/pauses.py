#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where the p99 of our raw exchange at a rate differs from that of open_loop.py: windows of a second, in turn, in JVMs with other flags.

    pauses.py [calls per second, default 4500] [rounds, default 12]

All JVMs call one fixture server, which has the flags of a study. Each round has a window of each, in random order, with the same seed and so
with the same due times. Prints of each its p50 and p99 from due, and the p99 by that of open_loop.py, with 95 % intervals over windows; the
pauses of its JVM in the windows, what its compiler worked, and the p99 of the windows without either. Needs python3 and the built jars; JAVA
names a Java 25 (default: java). For a quiet machine; takes about four minutes.
"""
import json
import math
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
JAVA = os.environ.get("JAVA", "java")
LOG = "-Xlog:safepoint:file={}:timemillis"
SERVER = "-Xms512m -Xmx512m -Xmn256m -XX:+UseParallelGC -XX:+AlwaysPreTouch".split()
# Those of a study's clients.
STUDY = "-Xms256m -Xmx256m -Xmn48m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED".split()
LARGE = STUDY + "-Xms1500m -Xmx1500m -Xmn1300m -XX:+AlwaysPreTouch".split()
NONE = STUDY[3:] + "-Xms3g -Xmx3g -XX:+AlwaysPreTouch -XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC".split()
APART, LOOP = "as in a study, a core for each process", "open_loop.py"
CLIENTS = {"as in a study": (STUDY, "collect"), "not collected before a window": (STUDY, ""),
           "young generation of 1.3 GB": (LARGE, ""), "no collector": (NONE, ""), APART: (STUDY, "collect")}
WARM_WINDOWS = 8
# A pause of a tenth of this is not told from the noise of a wake-up.
QUIET_MILLIS, QUIET_COMPILED = 0.5, 5
T95 = [12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.10, 2.09]


def pauses(log):
    """Begin and end of each safepoint, in ms of the wall clock."""
    found = re.findall(r"\[(\d+)ms\]\s*Safepoint .*Total: +(\d+) ns", log.read_text())
    return [(int(end) - int(nanos) / 1e6, int(end)) for end, nanos in found]


def percentile(values, percent):
    values = sorted(values)
    return values[max(0, -(-len(values) * percent // 100) - 1)] / 1e3


def with_interval(logarithms):
    """The geometric mean and its 95 % interval by Student's t."""
    middle, count = statistics.mean(logarithms), len(logarithms)
    if count < 2:
        return f"{math.exp(middle):.2f}"
    half = T95[min(count - 1, len(T95)) - 1] * statistics.stdev(logarithms) / math.sqrt(count)
    return f"{math.exp(middle):.2f} [{math.exp(middle - half):.2f}, {math.exp(middle + half):.2f}]"


class Client:
    def __init__(self, name, url, rate, work, number):
        flags, word = CLIENTS[name]
        self.name, self.log, self.windows = name, work / f"client{number}.log", []
        place = ["taskset", "-c", "0"] if name == APART else []
        self.process = subprocess.Popen(
            [*place, JAVA, *flags, f"-XX:ActiveProcessorCount={os.cpu_count()}", LOG.format(self.log), "-cp",
             ROOT / "benchmarks/target/benchmarks.jar", ROOT / "checks/rate/Windows.java", url, str(rate), *filter(None, [word])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for warm in range(WARM_WINDOWS):
            self.window(warm)

    def window(self, seed):
        self.process.stdin.write(f"{seed}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"pauses.py: the client '{self.name}' ended")
        return json.loads(line)


class Loop:
    name, log = LOOP, None

    def __init__(self, url, rate):
        self.url, self.rate, self.windows = url + "/delay/5?bytes=128", rate, []

    def window(self, seed):
        began = time.time()
        said = subprocess.run([ROOT / "checks/rate/open_loop.py", self.url, str(self.rate), "1", "poisson", "100", str(seed), "all"], check=True,
                              capture_output=True, text=True).stdout
        return json.loads(said) | {"from": int(began * 1e3), "to": int(time.time() * 1e3), "compiled": 0}


def place(server, cores):
    for task in pathlib.Path(f"/proc/{server.pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), cores)


def meanwhile(window, of):
    return [min(end, window["to"]) - max(begin, window["from"]) for begin, end in of if end > window["from"] and begin < window["to"]]


def report(client, loop, of_server):
    own = pauses(client.log) if client.log else []
    p99 = [percentile(window["micros"], 99) for window in client.windows]
    paused = [meanwhile(window, own) for window in client.windows]
    quiet = [value for value, window, each in zip(p99, client.windows, paused)
             if sum(each) + sum(meanwhile(window, of_server)) <= QUIET_MILLIS and window["compiled"] <= QUIET_COMPILED]
    ratios = [math.log(value / percentile(other["micros"], 99)) for value, other in zip(p99, loop.windows)]
    every = [pause for each in paused for pause in each]
    print(f"{client.name:40} {statistics.median(percentile(window['micros'], 50) for window in client.windows):6.2f}"
          f"  {with_interval([math.log(value) for value in p99]):>20} {with_interval(ratios):>20}"
          f" {len(every):7} {sum(every):8.1f} {max(every, default=0):8.1f}"
          f" {sum(window['compiled'] for window in client.windows):9}"
          f"  {len(quiet):3} of {len(p99):2}  {with_interval([math.log(value) for value in quiet]) if quiet else '-':>20}", flush=True)


def main():
    rate = float(sys.argv[1]) if len(sys.argv) > 1 else 4500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    with tempfile.TemporaryDirectory() as directory:
        work = pathlib.Path(directory)
        server = subprocess.Popen([JAVA, *SERVER, LOG.format(work / "server.log"), "-jar", ROOT / "fixture-server/target/fixture-server.jar"],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        url = json.loads(server.stdout.readline())["url"]
        clients = [Client(name, url, rate, work, number) for number, name in enumerate(CLIENTS)] + [Loop(url, rate)]
        cores = sorted(os.sched_getaffinity(0))
        order = random.Random(5)
        for number in range(rounds):
            for client in order.sample(clients, len(clients)):
                if client.name == APART:
                    place(server, cores[1:])
                client.windows.append(client.window(1000 + number))
                place(server, cores)
        for client in clients[:-1]:
            client.process.stdin.close()
            client.process.wait()
        server.stdin.close()
        server.wait()
        of_server = pauses(work / "server.log")
        print(f"{rate:.0f} calls a second, {rounds} windows of 1 s each; load {pathlib.Path('/proc/loadavg').read_text().strip()}")
        print(f"{'':40} {'p50 ms':>6}  {'p99 ms [95 %]':>20} {'by ' + LOOP:>20} {'pauses':>7} {'sum ms':>8} {'most ms':>8} {'JIT ms':>9}"
              f"  {'quiet':>9}  {'their p99 ms [95 %]':>20}")
        for client in clients:
            report(client, clients[-1], of_server)
        every = [pause for client in clients for window in client.windows for pause in meanwhile(window, of_server)]
        print(f"the server paused {len(every)} times in all these windows, {sum(every):.1f} ms, {max(every, default=0):.1f} ms at most")


main()
