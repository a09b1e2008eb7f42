"""Golden log-densities for org.sibyl.density.kernel, by SciPy and scikit-learn.

Run from the root of the repository: python3 benchmarks/peers/golden_kde.py STELLAR_AGES
where STELLAR_AGES is the whitespace table of the two age determinations. Writes
learning/src/test/resources/org/sibyl/density/kernel/*.csv: the rows, and one line for each method with the
log-densities at the queries. Python's shortest representation of a float64 is read back to the same bits.
"""

import pathlib
import sys

import numpy as np
import scipy
import sklearn
from scipy.stats import gaussian_kde
from sklearn.model_selection import GridSearchCV, KFold
from sklearn.neighbors import KernelDensity

KERNELS = ["gaussian", "tophat", "epanechnikov", "exponential", "linear", "cosine"]
TARGET = pathlib.Path("learning/src/test/resources/org/sibyl/density/kernel")


def line(numbers):
    return ",".join(repr(float(x)) for x in np.ravel(numbers))


def golden(name, x, queries, weights, bandwidth):
    """x, queries: [n, d]. Lines: label,numbers..."""
    n, d = x.shape
    lines = [
        f"made by,golden_kde.py with SciPy {scipy.__version__} and scikit-learn {sklearn.__version__}",
        f"columns,{d}",
        "rows," + line(x),
        "queries," + line(queries),
        "weights," + line(weights),
        "bandwidth," + line(bandwidth),
    ]
    for rule in ("scott", "silverman"):
        kde = gaussian_kde(x.T, bw_method=rule)
        lines.append(f"scipy {rule}," + line(kde.logpdf(queries.T)))
        kde = gaussian_kde(x.T, bw_method=rule, weights=weights)
        lines.append(f"scipy {rule} weighted," + line(kde.logpdf(queries.T)))
        kde = KernelDensity(bandwidth=rule).fit(x)
        lines.append(f"sklearn {rule}," + line(kde.score_samples(queries)))
    for kernel in KERNELS:
        kde = KernelDensity(kernel=kernel, bandwidth=bandwidth).fit(x)
        lines.append(f"sklearn {kernel}," + line(kde.score_samples(queries)))
        kde = KernelDensity(kernel=kernel, bandwidth=bandwidth).fit(x, sample_weight=weights)
        lines.append(f"sklearn {kernel} weighted," + line(kde.score_samples(queries)))
    candidates = np.geomspace(0.1, 10, 30)
    search = GridSearchCV(KernelDensity(), {"bandwidth": candidates}, cv=KFold(5)).fit(x)
    # scikit-learn's score is a fold's sum; the folds differ in size by one row at most.
    totals = sum(search.cv_results_[f"split{i}_test_score"] for i in range(5))
    lines.append("candidates," + line(candidates))
    lines.append("held out," + line(totals / n))
    lines.append("winner," + line(search.best_params_["bandwidth"]))
    (TARGET / f"{name}.csv").write_text("\n".join(lines) + "\n")


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    ages = np.loadtxt(sys.argv[1])
    random = np.random.default_rng(20261120)
    for column, name in enumerate(("joyce", "bensby")):
        x = ages[:, [column]]
        queries = np.linspace(x.min() - 8, x.max() + 8, 101)[:, None]
        golden(name, x, queries, random.uniform(0.1, 2, len(x)), 1.3)
    x = random.normal(size=(60, 2)) @ np.array([[1.0, 0.0], [0.7, 0.6]]) + [3, -1]
    golden("plane", x, np.vstack([x[:20] + 0.1, 4 * random.normal(size=(40, 2))]), random.uniform(0.1, 2, 60), 0.5)
    x = random.normal(size=(80, 5))
    golden("five", x, random.normal(size=(40, 5)), random.uniform(0.1, 2, 80), 1.7)


main()
