"""Golden maximum-likelihood fits for org.sibyl.density.parametric, by SciPy.

Run from the root of the repository: python3 benchmarks/peers/golden_parametric.py
Written are data.csv, one column of 120 numbers for each family, and fits.csv: SciPy's estimates, its optimiser carried
on until it stalls, the log-likelihood there, and standard errors from central differences of SciPy's log-density.
"""

import csv
from pathlib import Path

import numpy as np
import scipy
from scipy import stats
from scipy.optimize import fmin

OUT = Path("learning/src/test/resources/org/sibyl/density/parametric")


def optimizer(f, start, args=(), disp=0):
    x = start
    for _ in range(6):
        x = fmin(f, x, args=args, xtol=1e-13, ftol=1e-15, maxiter=4000, maxfun=8000, disp=0)
    return x


# family -> draws, fixed arguments, SciPy's arguments to ours, and back
FAMILIES = {
    "normal": (stats.norm(3.2, 1.7), {}, lambda p: [p[0], p[1]], stats.norm, lambda q: (q[0], q[1])),
    "lognormal": (
        stats.lognorm(0.6, scale=np.exp(1.1)),
        {"floc": 0},
        lambda p: [np.log(p[2]), p[0]],
        stats.lognorm,
        lambda q: (q[1], 0, np.exp(q[0])),
    ),
    "exponential": (
        stats.expon(scale=4.0),
        {"floc": 0},
        lambda p: [1 / p[1]],
        stats.expon,
        lambda q: (0, 1 / q[0]),
    ),
    "gamma": (stats.gamma(2.6, scale=1.4), {"floc": 0}, lambda p: [p[0], p[2]], stats.gamma, lambda q: (q[0], 0, q[1])),
    "beta": (
        stats.beta(2.2, 5.1),
        {"floc": 0, "fscale": 1},
        lambda p: [p[0], p[1]],
        stats.beta,
        lambda q: (q[0], q[1], 0, 1),
    ),
    "weibull": (
        stats.weibull_min(1.6, scale=3.3),
        {"floc": 0, "optimizer": optimizer},
        lambda p: [p[0], p[2]],
        stats.weibull_min,
        lambda q: (q[0], 0, q[1]),
    ),
    "student_t": (
        stats.t(3.0, loc=-1.0, scale=0.8),
        {"optimizer": optimizer},
        lambda p: [p[1], p[2], p[0]],
        stats.t,
        lambda q: (q[2], q[0], q[1]),
    ),
}


def standard_errors(loglik, q):
    n = len(q)
    steps = [1e-4 * max(abs(v), 1e-2) for v in q]
    hessian = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            def at(a, b):
                moved = np.array(q, dtype=float)
                moved[i] += a * steps[i]
                moved[j] += b * steps[j]
                return loglik(moved)

            hessian[i, j] = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * steps[i] * steps[j])
    return np.sqrt(np.diag(np.linalg.inv(-hessian)))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(20261120)
    with open(OUT / "data.csv", "w", newline="") as data, open(OUT / "fits.csv", "w", newline="") as fits:
        data_rows = csv.writer(data, lineterminator="\n")
        fit_rows = csv.writer(fits, lineterminator="\n")
        data.write("# family, values\n")
        fits.write(f"# family, log-likelihood, estimates, standard errors (SciPy {scipy.__version__})\n")
        for name, (source, fixed, ours, law, theirs) in FAMILIES.items():
            x = source.rvs(120, random_state=random)
            q = ours(law.fit(x, **fixed))

            def loglik(values):
                return law.logpdf(x, *theirs(values)).sum()

            data_rows.writerow([name, *map(repr, x.tolist())])
            numbers = [loglik(q), *q, *standard_errors(loglik, q)]
            fit_rows.writerow([name, *(repr(float(v)) for v in numbers)])


if __name__ == "__main__":
    main()
