"""What all peers of `./sibyl bench engine --peers` share: one thread, the stopwatch and the protocol.

A peer measures rows of Sibyl's table with another tool.  It is run with names of rows as arguments, or it reads them
from standard input, one a line, until there are no more; every line that it prints is a JSON object:

    {"tool": "PyTorch", "version": "2.13.0", "rows": ["maf-5-8", ...]}              first, once
    {"tool": "PyTorch", "missing": "No module named 'torch'"}                       instead, if it cannot work here
    {"row": "maf-5-8", "tool": "PyTorch eager", "version": "2.13.0", "us": 4449.1}  for each way to run a row
    {"row": "maf-5-8", "end": true}                                                 after each name

`us` are microseconds for one repetition of what the row repeats, the median over windows.
"""

import json
import os
import sys
import time

SECONDS = float(os.environ.get("SIBYL_PEER_SECONDS", "1.5"))


def one_thread():
    """To be called before a tool is imported: some only look once."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        # The only limit on threads that JAX respects.
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])


def median_microseconds(step, seconds, window=0.02):
    """Microseconds of a step, the median over windows; at least three."""
    windows = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(windows) < 3:
        start, count = time.perf_counter(), 0
        while count == 0 or time.perf_counter() - start < window:
            step()
            count += 1
        windows.append((time.perf_counter() - start) / count * 1e6)
    return sorted(windows)[len(windows) // 2]


def say(**fields):
    print(json.dumps(fields), flush=True)


def serve(tool, load):
    """Answers requests.  `load()` gives the version and {row: make}, where `make()` gives {variant: (step, parts)}:
    a function to repeat, and into how many repetitions of the row it counts."""
    one_thread()
    try:
        version, rows = load()
    except ImportError as problem:
        say(tool=tool, missing=str(problem))
        return
    say(tool=tool, version=version, rows=sorted(rows))
    ready = {}
    for name in sys.argv[1:] or (line.strip() for line in sys.stdin):
        if name in rows:
            if name not in ready:
                ready[name] = rows[name]()
                for step, _ in ready[name].values():
                    median_microseconds(step, SECONDS)
            for variant, (step, parts) in ready[name].items():
                us = median_microseconds(step, SECONDS) / parts
                say(row=name, tool=f"{tool} {variant}", version=version, us=round(us, 2))
        say(row=name, end=True)
