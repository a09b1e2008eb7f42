"""A ball thrown straight up against linear air drag, filmed eight times.

Parameters: speed (m/s) at which it leaves the hand; drag (1/s), the rate at which the air takes its speed.
Observables: its height (m) in each of eight frames, read off the film with an error of 0.3 m.

dv/dt = -g - drag v   gives   height(t) = (speed + g/drag) (1 - exp(-drag t)) / drag - g t / drag
"""

import json
import math
import random
import sys

GRAVITY = 9.81
FRAMES = [0.25 * frame for frame in range(1, 9)]
ERROR = 0.3


def simulate(theta, rng):
    speed, drag = theta["speed"], theta["drag"]
    fall = GRAVITY / drag
    heights = []
    for t in FRAMES:
        height = (speed + fall) * -math.expm1(-drag * t) / drag - fall * t
        heights.append(height + rng.gauss(0.0, ERROR))
    return heights


# One request on each line of the input, one answer on each line of the output, until the input ends.
for line in sys.stdin:
    request = json.loads(line)
    try:
        x = simulate(request["theta"], random.Random(request["seed"]))
        answer = {"id": request["id"], "x": x}
    except (ArithmeticError, ValueError) as error:
        answer = {"id": request["id"], "error": repr(error)}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
