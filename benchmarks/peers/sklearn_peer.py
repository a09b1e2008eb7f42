"""Rows of `./sibyl bench classical` in scikit-learn: `python3 sklearn_peer.py auc ...`; see peer.py.

KernelDensity on its kd-tree without tolerance, GridSearchCV, GaussianMixture, LogisticRegression and roc_auc_score, all
with their default settings."""

from functools import partial

from peer import serve


def load():
    import numpy as np
    import sklearn
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.mixture import GaussianMixture
    from sklearn.model_selection import GridSearchCV, KFold
    from sklearn.neighbors import KernelDensity

    import classical as data

    def kernel(columns):
        model = KernelDensity(bandwidth=data.scott(data.KERNEL_ROWS, columns))
        model.fit(data.cloud(data.KERNEL_ROWS, columns, 1))
        queries = data.cloud(data.QUERIES, columns, 2)
        found = {}

        def step():
            found["mean log-density"] = model.score_samples(queries).mean()

        return {"": (step, 1, lambda: found)}

    def folds():
        rows = data.two_peaks(data.FOLD_ROWS, 20)[:, None]
        found = {}

        def step():
            search = GridSearchCV(KernelDensity(), {"bandwidth": data.BANDWIDTHS}, cv=KFold(data.FOLDS))
            search.fit(rows)
            found["bandwidth"] = search.best_params_["bandwidth"]
            # A fold's score is the sum over its rows.
            found["held-out log-density"] = search.best_score_ * data.FOLDS / len(rows)

        return {"": (step, 1, lambda: found)}

    def mixture_data():
        return data.clusters(data.MIXTURE_ROWS, data.MIXTURE_COLUMNS, data.COMPONENTS, 30)

    def mixture():
        rows = mixture_data()
        found = {}

        def step():
            model = GaussianMixture(data.COMPONENTS, random_state=1).fit(rows)
            found["iterations"] = model.n_iter_
            found["mean log-likelihood"] = model.score(rows)

        return {"": (step, 1, lambda: found)}

    def iteration():
        rows = mixture_data()
        model = GaussianMixture(data.COMPONENTS, random_state=1, max_iter=1)
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(rows)

        def step():
            # What fit repeats; there is no public name for one iteration.
            model._m_step(rows, model._e_step(rows)[1])

        return {"": (step, 1)}

    def logistic():
        rows, labels = data.labelled(data.LOGISTIC_ROWS, data.LOGISTIC_COLUMNS, 40)
        found = {}

        def step():
            model = LogisticRegression().fit(rows, labels)
            weights = model.coef_[0]
            residual = 1 / (1 + np.exp(-(rows @ weights + model.intercept_))) - labels
            gradient = (rows.T @ residual + weights) / len(rows)
            found["gradient norm"] = float(np.hypot(np.linalg.norm(gradient), residual.mean()))

        def fit():
            LogisticRegression().fit(rows, labels)

        step()
        return {"": (fit, 1, lambda: found)}

    def auc():
        values, labels = data.scores(data.SCORES, 50)
        found = {}

        def step():
            found["AUC"] = roc_auc_score(labels, values)

        return {"": (step, 1, lambda: found)}

    rows = {
        "kde-exact-2d": partial(kernel, 2),
        "kde-exact-5d": partial(kernel, 5),
        "kde-cv-1d": folds,
        "gmm-10d": mixture,
        "gmm-10d-iteration": iteration,
        "logistic-20d": logistic,
        "auc": auc,
    }
    return sklearn.__version__, rows


if __name__ == "__main__":
    serve("scikit-learn", load, "classical")
