"""The models of Sibyl's rows, as far as no tool is needed to say them."""

import math

BATCH, ROWS = 200, 10_000
HIDDEN, BLOCKS, TRANSFORMS = 50, 2, 5
BINS, BOUND, LEAST = 10, 3.0, 1e-3
LEARNING_RATE, CLIP_NORM = 5e-4, 5.0
UNIT_SCALE = math.log(math.e - 1)
LOG_TWO_PI = math.log(2 * math.pi)

FLOWS = {"5-8": (5, 8), "10-10": (10, 10)}
CLASSIFIERS = {"mlp-2x50": (13, 50, 50, 1), "mlp-3x128": (13, 128, 128, 128, 1)}


def made_masks(features, transform):
    """Masks of the input, hidden and output layers, `[inputs][outputs]`; every second transform takes the features in
    reverse."""
    order = list(range(1, features + 1))
    if transform % 2:
        order.reverse()
    hidden = [1 + u * (features - 1) // HIDDEN for u in range(HIDDEN)]
    into = [[float(h >= f) for h in hidden] for f in order]
    within = [[float(b >= a) for b in hidden] for a in hidden]
    out = [[float(f > a) for f in order + order] for a in hidden]
    return into, within, out
