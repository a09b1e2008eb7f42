"""What all peers of `./sibyl bench engine --peers` and `bench classical --peers` share: one thread, the stopwatch and
the protocol.

A peer measures rows of Sibyl's table with another tool.  It is run with names of rows as arguments, or it reads them
from standard input, one a line, until there are no more; every line that it prints is a JSON object:

    {"tool": "PyTorch", "version": "2.13.0", "rows": ["maf-5-8", ...]}              first, once
    {"tool": "PyTorch", "missing": "No module named 'torch'"}                       instead, if it cannot work here
    {"row": "maf-5-8", "tool": "PyTorch eager", "version": "2.13.0", "us": 4449.1}  for each way to run a row
    {"row": "maf-5-8", "end": true}                                                 after each name

`us` are microseconds for one repetition of what the row repeats, the median over windows.  Where what the tool found is
to be compared as well, a way to run a row has one field more, with numbers: {…, "answer": {"AUC": 0.76}}.

SIBYL_BENCHMARK in the environment says which benchmark's rows will be asked for; a peer of another one says that it
knows none, without loading its tool.
"""

import json
import os
import sys
import time

SECONDS = float(os.environ.get("SIBYL_PEER_SECONDS", "1.5"))

# Work that takes longer is repeated once only: no warm-up changes it.
LONG_SECONDS = 3.0


def one_thread():
    """To be called before a tool is imported: some only look once.  OpenMP (PyTorch, scikit-learn) and the BLAS
    libraries (NumPy) look at their variable; being bound to one core is the only limit that JAX respects."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-1:])


def median_microseconds(step, seconds, window=0.02):
    """Microseconds of a step, the median over windows; at least three, or one if it is long work."""
    windows = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(windows) < 3:
        start, count = time.perf_counter(), 0
        while count == 0 or time.perf_counter() - start < window:
            step()
            count += 1
        windows.append((time.perf_counter() - start) / count * 1e6)
        if is_long(windows[0]):
            break
    return sorted(windows)[len(windows) // 2]


def is_long(microseconds):
    return microseconds > LONG_SECONDS * 1e6


def say(**fields):
    print(json.dumps(fields), flush=True)


class Way:
    """A way to run a row: a function to repeat, into how many repetitions of the row it counts, and a function that
    gives what it found, {name: number}."""

    def __init__(self, variant, step, parts, answer=dict):
        self.variant, self.step, self.parts, self.answer = variant, step, parts, answer
        self.warm_up = median_microseconds(step, SECONDS)

    def microseconds(self):
        # Of long work, what was meant as a warm-up counts.
        first, self.warm_up = self.warm_up, 0.0
        return (first if is_long(first) else median_microseconds(self.step, SECONDS)) / self.parts


def serve(tool, load, benchmark="engine"):
    """Answers requests.  `load()` gives the version and {row: make}, where `make()` gives {variant: (step, parts)} or
    {variant: (step, parts, answer)}, as in `Way`."""
    if os.environ.get("SIBYL_BENCHMARK", benchmark) != benchmark:
        say(tool=tool, version="", rows=[])
        return
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
                ready[name] = [Way(variant, *parts) for variant, parts in rows[name]().items()]
            for way in ready[name]:
                us, answer = way.microseconds(), way.answer()
                found = {"answer": answer} if answer else {}
                say(row=name, tool=f"{tool} {way.variant}".strip(), version=version, us=round(us, 2), **found)
        say(row=name, end=True)
