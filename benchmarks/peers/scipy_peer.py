"""Rows of `./sibyl bench classical` in SciPy: `python3 scipy_peer.py kde-exact-2d ...`; see peer.py.

gaussian_kde with Scott's factor, which sums directly, also on a grid."""

from functools import partial

from peer import serve


def load():
    import numpy as np
    import scipy
    from scipy.stats import gaussian_kde

    import classical as data

    def kernel(columns):
        # Scott's factor times the covariance of the data, which is nearly the identity.
        model = gaussian_kde(data.cloud(data.KERNEL_ROWS, columns, 1).T)
        queries = data.cloud(data.QUERIES, columns, 2).T
        found = {}

        def step():
            found["mean log-density"] = float(np.log(model(queries)).mean())

        return {"": (step, 1, lambda: found)}

    def grid():
        rows = data.two_peaks(data.GRID_ROWS, 10)
        points = np.linspace(rows.min(), rows.max(), data.GRID_POINTS)
        return {"": (lambda: gaussian_kde(rows)(points), 1)}

    rows = {
        "kde-exact-2d": partial(kernel, 2),
        "kde-exact-5d": partial(kernel, 5),
        "kde-grid-1d": grid,
    }
    return scipy.__version__, rows


if __name__ == "__main__":
    serve("SciPy", load, "classical")
