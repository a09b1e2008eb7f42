"""Made simulations.csv, as some other program might have: a pendulum whose period is timed three times.

Parameters: length (m) of the string, reaction (s), the standard deviation of the hand on the stop-watch.
Observables: the time (s) of ten swings, measured three times.
"""

import math
import random

rng = random.Random(1)
print("length,reaction,first,second,third")
for _ in range(4000):
    length = rng.uniform(0.2, 2.0)
    reaction = rng.uniform(0.02, 0.5)
    swings = 10 * 2 * math.pi * math.sqrt(length / 9.81)
    times = [swings + rng.gauss(0, reaction) for _ in range(3)]
    print(",".join("%.5g" % value for value in [length, reaction, *times]))
