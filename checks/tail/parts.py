#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an answer costs in a burst of 1,000, and where its lateness comes from: the fixture server compared with the server in C.

    parts.py [JAR ...]          a JAR is the fixture server of another version, which is measured too, in turn

Prints three tables. 1: the error that the client in C sees, and its parts by the server's stamps; also of the latest twentieth alone. 2: CPU
for an answer by the server's threads. 3: the same by what it was used for: system calls by samples of the kernel (perf), Java by Flight
Recorder and the owners of the study. Needs cc, perf, the right to sample the kernel, and the built jars of fixture-server and analysis; JAVA
names a Java 25 (default: java). Takes 40 s for each server, on a quiet machine.
"""
import collections
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / "fixture-server/target/tail"
JAR = ROOT / "fixture-server/target/fixture-server.jar"
ANALYSIS = ROOT / "analysis/target/analysis.jar"
JAVA = os.environ.get("JAVA", "java")
# Those that a study gives its server.
FLAGS = "-Xms512m -Xmx512m -Xmn256m -XX:+UseParallelGC -XX:+AlwaysPreTouch".split()
# The threads of a server that serve; the others are the JVM's own.
SERVES = "server|fixture-"
BURST, WARM_SECONDS, SECONDS, ROUNDS = 1000, 8, 2, 4
# The sampler's clock has the kernel's ticks: some hundred samples of a server that is idle for most of the time.
RECORDED_SECONDS = 12
PARTS = "error", "until it arrived", "released late", "until it was read"
KERNEL = {"write": "write", "writev": "write", "sendto": "write", "read": "read", "readv": "read", "recvfrom": "read",
          "epoll_wait": "epoll", "epoll_pwait": "epoll", "epoll_pwait2": "epoll", "epoll_ctl": "epoll", "futex": "futex"}


class Server:
    def __init__(self, name, command):
        self.name, self.is_java = name, len(command) > 1
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())["url"].rsplit(":", 1)[1]
        self.errors, self.answers, self.threads = [], 0, collections.Counter()

    def begin(self, seconds, at_once=BURST):
        return subprocess.Popen([BUILT / "client", self.port, str(at_once), "0", str(seconds), "parts"], stdout=subprocess.PIPE, text=True)

    def end(self, client):
        lines = client.communicate()[0].splitlines()
        if client.returncode or len(lines) < 2:
            sys.exit(f"parts.py: {self.name}: the client failed")
        return [[int(word) / 1e6 for word in line.split()] for line in lines[1:]]

    def cpu(self):
        """Nanoseconds by the kind of thread."""
        used = collections.Counter()
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                name = re.sub(r"[-#. ]*\d+$", "", (task / "comm").read_text().strip())
                used[name] += int((task / "schedstat").read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                pass
        return used

    def turn(self):
        before = self.cpu()
        rows = self.end(self.begin(SECONDS))
        for name, nanos in self.cpu().items():
            self.threads[name] += nanos - before[name]
        self.answers += len(rows)
        self.errors.append(rows)

    def micros(self, serving=True):
        """CPU for an answer, of the threads that serve or of the others."""
        return sum(nanos for name, nanos in self.threads.items() if bool(re.match(SERVES, name)) == serving) / 1e3 / self.answers

    def sampled(self, work):
        """Parts of the CPU, by samples of the kernel."""
        client = self.begin(2 * SECONDS)
        subprocess.run(["perf", "record", "-q", "-g", "-F", "4999", "-e", "cpu-clock", "-p", str(self.process.pid), "-o", work / "perf.data",
                        "--", "sleep", str(2 * SECONDS)], check=True, stderr=subprocess.DEVNULL)
        self.end(client)
        said = subprocess.run(["perf", "script", "-i", work / "perf.data", "-F", "comm,ip,sym,dso"], check=True, capture_output=True,
                              text=True).stdout
        found = collections.Counter(filter(None, (owner(block.strip().splitlines()) for block in said.split("\n\n") if block.strip())))
        return {name: count / found.total() for name, count in found.items()}

    def recorded(self, work):
        """Parts of the Java code that is no system call, by owner."""
        jcmd = pathlib.Path(JAVA).with_name("jcmd") if "/" in JAVA else "jcmd"
        file = work / "server.jfr"
        client = self.begin(RECORDED_SECONDS)
        # A plus adds a setting that `none` does not have.
        begin = ["JFR.start", "name=parts", "settings=none", "+jdk.CPUTimeSample#enabled=true", "+jdk.CPUTimeSample#throttle=1ms"]
        subprocess.run([jcmd, str(self.process.pid), *begin], check=True, stdout=subprocess.DEVNULL)
        self.end(client)
        subprocess.run([jcmd, str(self.process.pid), "JFR.stop", "name=parts", f"filename={file}"], check=True, stdout=subprocess.DEVNULL)
        said = subprocess.run([JAVA, "-cp", ANALYSIS, ROOT / "checks/tail/Owners.java", file], check=True, capture_output=True, text=True).stdout
        found = {name: int(count) for name, count in (line.split() for line in said.splitlines()) if not name.startswith("kernel")}
        print(f"{sum(found.values())} samples of Java", file=sys.stderr)
        return {name: count / sum(found.values()) for name, count in found.items()}


def owner(sample):
    """Of a sample: the system call below which it is, or the program; None for a thread of the JVM. The first line is the thread."""
    thread, frames = sample[0].strip(), sample[1:]
    if not re.match(SERVES, thread):
        return None
    # Outermost first: the names of the kernel's functions, of which the ones at a system call are ksys_write, do_writev, __x64_sys_futex.
    names = [frame.split()[1] for frame in frames if "[kernel" in frame][::-1]
    if not names:
        return "program"
    if not any("syscall" in name or "svc" in name for name in names):
        return "kernel: interrupts, faults"
    called = [KERNEL[name] for name in (re.sub(r"^(__(x64|arm64)_sys_|ksys_|__sys_|do_)", "", name) for name in names) if name in KERNEL]
    return "kernel: " + (called[0] if called else "other system calls")


def at(sorted_values, share):
    return sorted_values[max(0, -(-int(share * 1000) * len(sorted_values) // 1000) - 1)]


def mean(values):
    return sum(values) / len(values)


def table(title, head, rows):
    print(f"\n{title}\n\n| {' | '.join(head)} |\n|---{'|---:' * (len(head) - 1)}|")
    for row in rows:
        print(f"| {' | '.join(cell if isinstance(cell, str) else f'{cell:.2f}' for cell in row)} |")


def lateness(servers):
    rows = []
    for server in servers:
        for part, name in enumerate(PARTS):
            row = []
            for share in (0.5, 0.99):
                row.append(statistics.median(at(sorted(each[part] for each in turn), share) for turn in server.errors))
            latest = [each for turn in server.errors for each in sorted(turn)[-len(turn) // 20:]]
            rows.append([server.name, name, *row, mean([each[part] for each in latest])])
    table(f"Lateness of {BURST} at once, ms: medians of {ROUNDS} turns", ["server", "part", "p50", "p99", "mean of the latest twentieth"], rows)


def main():
    for jar in sys.argv[1:]:
        if not pathlib.Path(jar).is_file():
            sys.exit(f"usage: parts.py [JAR ...]; {jar} is no file")
    BUILT.mkdir(parents=True, exist_ok=True)
    for program in ("server", "client"):
        subprocess.run(["cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-o", BUILT / program, ROOT / f"checks/tail/{program}.c"], check=True)
    servers = [Server("C", [BUILT / "server"]), Server("fixture server", [JAVA, *FLAGS, "-jar", JAR])]
    servers += [Server(pathlib.Path(jar).name, [JAVA, *FLAGS, "-jar", jar]) for jar in sys.argv[1:]]
    print("load", pathlib.Path("/proc/loadavg").read_text().strip())
    for server in servers:
        server.end(server.begin(WARM_SECONDS, 500))
        server.end(server.begin(SECONDS))
    for turn in range(ROUNDS):
        for server in servers if turn % 2 else servers[::-1]:
            server.turn()
    lateness(servers)
    names = sorted({name for server in servers for name in server.threads}, key=lambda name: -sum(s.threads[name] for s in servers))
    rows = [[name, *(server.threads[name] / 1e3 / server.answers for server in servers)] for name in names]
    table("CPU for an answer by thread, µs", ["thread", *(server.name for server in servers)],
          [row for row in rows if max(row[1:]) >= 0.05] + [["all", *(server.micros() + server.micros(False) for server in servers)]])
    parts = []
    with tempfile.TemporaryDirectory() as work:
        for server in servers:
            own = server.sampled(pathlib.Path(work))
            java = server.recorded(pathlib.Path(work)) if server.is_java else {}
            program = own.pop("program", 0)
            own |= {f"Java: {name}": share * program for name, share in java.items()} if java else {"program": program}
            parts.append({name: share * server.micros() for name, share in own.items()} | {"threads of the JVM": server.micros(False)})
    names = sorted({name for part in parts for name in part}, key=lambda name: (not name.startswith("kernel"), -max(p.get(name, 0) for p in parts)))
    table("CPU for an answer by its use, µs", ["use", *(server.name for server in servers)],
          [[name, *(part.get(name, 0.0) for part in parts)] for name in names] + [["all", *(sum(part.values()) for part in parts)]])
    for server in servers:
        server.process.stdin.close()
        server.process.wait()


main()
