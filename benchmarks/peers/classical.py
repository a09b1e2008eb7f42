"""The data of `./sibyl bench classical`, by the formulas of org.sibyl.benchmark.ClassicalData: uniform numbers are the
finaliser of SplitMix64 (Steele, Lea and Flood 2014) of their index, normal ones come in pairs by Box and Muller."""

import numpy as np

GOLDEN, SILVER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1342543DE82EF95)


def uniform(count, stream):
    """Numbers between 0 and 1, both excluded."""
    with np.errstate(over="ignore"):
        z = np.uint64(stream) * SILVER + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return ((z >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def normal(count, stream):
    """Standard normal numbers, an even count of them."""
    u = uniform(count, stream).reshape(-1, 2)
    radius, angle = np.sqrt(-2 * np.log(u[:, 0])), 2 * np.pi * u[:, 1]
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).reshape(-1)


def cloud(rows, columns, stream):
    """Standard normal rows."""
    return normal(rows * columns, stream).reshape(rows, columns)


def two_peaks(rows, stream):
    """0.4 N(-1.5, 0.5^2) + 0.6 N(1, 1)."""
    z = normal(rows, stream)
    return np.where(uniform(rows, stream + 1) < 0.4, 0.5 * z - 1.5, z + 1)


def clusters(rows, columns, count, stream):
    """Rows of clusters that take turns, with standard normal centres and standard deviations from 0.5 to 1."""
    z = cloud(rows, columns, stream)
    centres, spread = cloud(count, columns, stream + 1), 0.5 + 0.5 * uniform(count * columns, stream + 2)
    which = np.arange(rows) % count
    return centres[which] + spread.reshape(count, columns)[which] * z


def labelled(rows, columns, stream):
    """Standard normal rows x and labels of probability sigmoid(w x - 0.5), with weights w from -1 to 1."""
    x = cloud(rows, columns, stream)
    weights = 2 * uniform(columns, stream + 1) - 1
    return x, (uniform(rows, stream + 2) < 1 / (1 + np.exp(0.5 - x @ weights))).astype(int)


def scores(rows, stream):
    """Labels, three in ten of them 1, and scores: standard normal numbers, higher by 1 where the label is 1."""
    labels = (uniform(rows, stream + 1) < 0.3).astype(int)
    return normal(rows, stream) + labels, labels


KERNEL_ROWS, QUERIES = 100_000, 10_000
GRID_ROWS, GRID_POINTS = 1_000_000, 1_024
FOLDS, FOLD_ROWS = 5, 5_000
BANDWIDTHS = [0.02 * 1.15**i for i in range(30)]
MIXTURE_ROWS, MIXTURE_COLUMNS, COMPONENTS = 100_000, 10, 8
LOGISTIC_ROWS, LOGISTIC_COLUMNS = 1_000_000, 20
SCORES = 1_000_000


def scott(rows, columns):
    """Scott's factor, which is the bandwidth for data of unit variance."""
    return rows ** (-1 / (columns + 4))
