#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints each block of a rate run: void or not, and what voids it.

    blocks.py <run directory>

A block is void where the hypervisor or other processes took a core from it, or where the pacer was late in one of its levels: the 99th
percentile of its lag exceeds a twentieth of the median latency. Lag and limit are those of the level with the largest part.
"""
import json
import pathlib
import sys


def lines(file):
    return [json.loads(line) for line in file.open()] if file.exists() else []


def shown(part):
    return "-" if part is None else f"{100 * part:.1f} %"


def main():
    if len(sys.argv) != 2 or not (pathlib.Path(sys.argv[1]) / "rates.jsonl").is_file():
        sys.exit("usage: blocks.py <run directory with rates.jsonl>")
    run = pathlib.Path(sys.argv[1])
    validity = {(level["cell"], level["set"], level["block"], level["attempt"]): level["validity"]
                for level in lines(run / "rates.jsonl") if level["validity"]}
    blocks = {}
    for slot in lines(run / "slots.jsonl"):
        blocks.setdefault((slot["set"], slot["group"], slot["block"], slot["attempt"]), []).append(slot)
    print(f"{'set':>3} {'attempt':>7} {'counts':7} {'stolen':>7} {'others':>7} {'lag us':>8} {'most us':>8}  late in  group")
    for (number, group, block, attempt), slots in sorted(blocks.items()):
        own = [validity[key] for key in ((slot["cell"], number, block, attempt) for slot in slots) if key in validity]
        worst = max(own, key=lambda each: each["lagP99Micros"] / max(1e-9, each["lagMostMicros"]), default=None)
        late = sum(each["lagP99Micros"] > each["lagMostMicros"] for each in own)
        lag = (f"{worst['lagP99Micros']:8.0f} {worst['lagMostMicros']:8.0f}" if worst else f"{'-':>8} {'-':>8}")
        print(f"{number + 1:3} {attempt:7} {'void' if slots[0]['void'] else 'counts':7} {shown(slots[0]['gates']['steal']):>7}"
              f" {shown(slots[0]['gates']['foreignCpu']):>7} {lag}  {late:3} of {len(own):2}  {group}")
    print(f"{sum(slots[0]['void'] for slots in blocks.values())} of {len(blocks)} blocks are void")
    for group in json.loads((run / "status.json").read_text())["degraded"]:
        print(f"a disturbed block counts, since its repetitions are spent: {group}")


main()
