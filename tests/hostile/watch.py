# SPDX-License-Identifier: MIT
"""One run of the program, with the processor time and the memory that its process tree took."""
import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass


@dataclass
class Run:
    code: int
    out: bytes
    err: bytes
    cpu_s: float
    wall_s: float
    peak_bytes: int  # of the tree, all resident pages; what processes share is counted for each


def children_of(pid):
    try:
        with open(f'/proc/{pid}/task/{pid}/children') as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def tree(pid):
    return [pid] + [process for child in children_of(pid) for process in tree(child)]


def resident_bytes(pid):
    try:
        with open(f'/proc/{pid}/statm') as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def watched(command, cwd, meanwhile=None, period=0.01, **options):
    """Runs it; `meanwhile(pid)` is called again and again until it ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    kept = {key: value for key, value in os.environ.items() if not key.startswith('BRANDLINT_')}
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=kept, **options)
    peak = 0
    ended = threading.Event()

    def look():
        nonlocal peak
        while not ended.wait(period):
            peak = max(peak, sum(resident_bytes(pid) for pid in tree(process.pid)))
            if meanwhile is not None:
                meanwhile(process.pid)
    thread = threading.Thread(target=look)
    thread.start()
    try:
        out, err = process.communicate(timeout=600)
    finally:
        ended.set()
        thread.join()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(process.returncode, out, err, cpu, wall, peak)
