"""Writes NumPy's bins of the stellar ages and of random numbers, which HistogramGoldenTest compares with.

usage: golden_histogram.py STELLAR_AGES OUT    the table of ages, the folder for data.csv and bins.csv
"""

import csv
import sys
from pathlib import Path

import numpy as np

RULES = {
    "auto": "auto",
    "sturges": "sturges",
    "scott": "scott",
    "fd": "freedman-diaconis",
    "rice": "rice",
    "sqrt": "square-root",
    "doane": "doane",
}


def data_sets(ages):
    random = np.random.default_rng(20261120)
    yield "joyce", ages[:, 0]
    yield "bensby", ages[:, 1]
    yield "two", np.array([1.0, 4.0])
    yield "powers", np.arange(64.0)
    yield "tied", np.array([0.0] * 30 + [1.0] * 5 + [7.5])
    for n in (3, 8, 27, 100, 513):
        yield f"normal{n}", random.normal(5, 2, n)
        yield f"exponential{n}", random.exponential(3, n)
        yield f"student{n}", random.standard_t(1.5, n)
    yield "large", 1e9 + random.normal(0, 1, 200)


def main():
    ages = np.loadtxt(sys.argv[1])
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "data.csv", "w", newline="") as data, open(out / "bins.csv", "w", newline="") as bins:
        data_rows = csv.writer(data, lineterminator="\n")
        bin_rows = csv.writer(bins, lineterminator="\n")
        data.write("# data set, values\n")
        bins.write(f"# data set, rule, edge or count, numbers (NumPy {np.__version__})\n")
        for name, x in data_sets(ages):
            data_rows.writerow([name, *map(repr, x.tolist())])
            for numpy_rule, rule in RULES.items():
                if len(np.histogram_bin_edges(x, numpy_rule)) > 400:
                    continue
                counts, edges = np.histogram(x, numpy_rule)
                bin_rows.writerow([name, rule, "edge", *map(repr, edges.tolist())])
                bin_rows.writerow([name, rule, "count", *map(repr, counts.tolist())])


if __name__ == "__main__":
    main()
