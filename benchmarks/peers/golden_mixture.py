"""Golden values for org.sibyl.density.mixture, by SciPy and scikit-learn.

Run from the root of the repository: python3 benchmarks/peers/golden_mixture.py OLD_FAITHFUL
(a table of row name, eruption and waiting time). Written are old_faithful.csv; for each kind of covariance the
parameters of a mixture, and rows with their log-densities, responsibilities and a marginal's log-densities by SciPy's
multivariate_normal; and the mixtures that scikit-learn's EM reaches from a given start on Old Faithful.
"""

import csv
import sys
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.special import logsumexp
from scipy.stats import multivariate_normal
from sklearn.mixture import GaussianMixture

OUT = Path("learning/src/test/resources/org/sibyl/density/mixture")
KINDS = {"full": "full", "tied": "tied", "diagonal": "diag", "spherical": "spherical"}
BY_SCIPY = f"# SciPy {scipy.__version__}"
BY_SKLEARN = f"# scikit-learn {sklearn.__version__}"


def write(name, comment, header, rows):
    with open(OUT / name, "w", newline="") as file:
        file.write(comment + "\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([repr(float(v)) for v in row] for row in rows)


def covariances(kind, k, d, random):
    full = [np.cov(random.normal(size=(d, 3 * d)) * random.uniform(0.5, 3, size=(d, 1))) for _ in range(k)]
    if kind == "tied":
        return [full[0]] * k
    if kind == "diagonal":
        return [np.diag(np.diag(c)) for c in full]
    if kind == "spherical":
        return [c[0, 0] * np.eye(d) for c in full]
    return [(c + c.T) / 2 for c in full]


def densities(kind, random, k=4, d=5, n=300):
    weights = random.dirichlet(np.full(k, 3.0))
    means = random.normal(0, 4, size=(k, d))
    sigmas = covariances(kind, k, d, random)
    x = random.normal(0, 5, size=(n, d))
    terms = np.stack([np.log(w) + multivariate_normal(m, s).logpdf(x) for w, m, s in zip(weights, means, sigmas)], 1)
    total = logsumexp(terms, axis=1)
    columns = [3, 0]
    marginal = logsumexp(
        np.stack(
            [
                np.log(w) + multivariate_normal(m[columns], s[np.ix_(columns, columns)]).logpdf(x[:, columns])
                for w, m, s in zip(weights, means, sigmas)
            ],
            1,
        ),
        axis=1,
    )
    write(
        f"components_{kind}.csv",
        "# one component a line",
        ["weight", *[f"mean{j}" for j in range(d)], *[f"cov{i}{j}" for i in range(d) for j in range(d)]],
        [[w, *m, *s.ravel()] for w, m, s in zip(weights, means, sigmas)],
    )
    write(
        f"log_density_{kind}.csv",
        BY_SCIPY,
        [*[f"x{j}" for j in range(d)], "log_density", *[f"share{j}" for j in range(k)], "marginal_3_0"],
        np.column_stack([x, total, np.exp(terms - total[:, None]), marginal]),
    )


def steps(kind, x, iterations):
    """scikit-learn's parameters after so many EM steps from means (2, 55), (3, 70), (4.5, 80)."""
    start = np.array([[2.0, 55.0], [3.0, 70.0], [4.5, 80.0]])
    unit = np.diag([1 / 0.25, 1 / 36.0])
    precisions = {"full": np.stack([unit] * 3), "tied": unit, "diag": np.stack([np.diag(unit)] * 3), "spherical": np.full(3, 0.25)}
    fit = GaussianMixture(
        3,
        covariance_type=KINDS[kind],
        reg_covar=0,
        tol=0,
        max_iter=iterations,
        means_init=start,
        weights_init=np.full(3, 1 / 3),
        precisions_init=precisions[KINDS[kind]],
    ).fit(x)
    d = x.shape[1]
    sigma = {
        "full": lambda k: fit.covariances_[k],
        "tied": lambda k: fit.covariances_,
        "diagonal": lambda k: np.diag(fit.covariances_[k]),
        "spherical": lambda k: fit.covariances_[k] * np.eye(d),
    }[kind]
    for k in range(3):
        yield [iterations, fit.weights_[k], *fit.means_[k], *sigma(k).ravel(), fit.score(x) * len(x)]


def main():
    warnings.simplefilter("ignore")
    OUT.mkdir(parents=True, exist_ok=True)
    with open(sys.argv[1]) as file:
        table = np.array([[float(v) for v in row[1:3]] for row in list(csv.reader(file))[1:]])
    write(
        "old_faithful.csv",
        "# Old Faithful geyser, 272 eruptions and waiting times to the next, in minutes, August 1985:\n"
        "# Azzalini and Bowman (1990), A look at some data on the Old Faithful geyser, Applied Statistics 39, 357-365.",
        ["eruptions", "waiting"],
        table,
    )
    random = np.random.default_rng(20261120)
    for kind in KINDS:
        densities(kind, random)
        write(
            f"em_{kind}.csv",
            BY_SKLEARN,
            ["iterations", "weight", "mean0", "mean1", "cov00", "cov01", "cov10", "cov11", "log_likelihood"],
            [row for iterations in (1, 2, 10, 40) for row in steps(kind, table, iterations)],
        )


if __name__ == "__main__":
    main()
