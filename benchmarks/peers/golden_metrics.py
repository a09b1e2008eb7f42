"""Golden values of classification for Sibyl's tests, by scikit-learn and SciPy.

Run from the repository's root: python3 benchmarks/peers/golden_metrics.py
Writes learning/src/test/resources/org/sibyl/metric/ and .../classify/.
"""

import pathlib

import numpy as np
import scipy.stats
import sklearn
from sklearn import linear_model, metrics

RESOURCES = pathlib.Path("learning/src/test/resources/org/sibyl")


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as out:
        out.write(f"# scikit-learn {sklearn.__version__}, by benchmarks/peers/golden_metrics.py\n")
        out.write(header + "\n")
        for row in rows:
            out.write(",".join(v if isinstance(v, str) else repr(float(v)) for v in row) + "\n")


def judged(random):
    """Rows with a probability, and the same rounded so that many are equal."""
    label = (random.random(600) < 0.25).astype(float)
    logit = random.normal(size=600) + 1.6 * label - 1.2
    fine = 1 / (1 + np.exp(-logit))
    return label, fine, np.round(fine, 2)


def scores(label, probability):
    decided = probability >= 0.5
    precision, recall, _ = metrics.precision_recall_curve(label, probability)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
    return {
        "auc": metrics.roc_auc_score(label, probability),
        "average_precision": metrics.average_precision_score(label, probability),
        "log_loss": metrics.log_loss(label, probability),
        "brier": metrics.brier_score_loss(label, probability),
        "accuracy": metrics.accuracy_score(label, decided),
        "balanced_accuracy": metrics.balanced_accuracy_score(label, decided),
        "precision": metrics.precision_score(label, decided),
        "recall": metrics.recall_score(label, decided),
        "f1": metrics.f1_score(label, decided),
        "matthews": metrics.matthews_corrcoef(label, decided),
        "largest_f1": f1.max(),
    }


def information(random):
    p = random.dirichlet(np.ones(6))
    q = random.dirichlet(np.ones(6))
    rows = [(f"p{k}", v) for k, v in enumerate(p)] + [(f"q{k}", v) for k, v in enumerate(q)]
    rows += [
        ("entropy_nats", scipy.stats.entropy(p)),
        ("entropy_bits", scipy.stats.entropy(p, base=2)),
        ("divergence_nats", scipy.stats.entropy(p, q)),
        ("divergence_bits", scipy.stats.entropy(p, q, base=2)),
        ("cross_entropy_nats", scipy.stats.entropy(p) + scipy.stats.entropy(p, q)),
    ]
    return rows


def regressions(random):
    """Rows of three classes, and the coefficients of the penalised models."""
    n = 240
    label = random.integers(0, 3, size=n)
    x = random.normal(size=(n, 3)) * [1, 4, 0.2] + np.outer(label, [0.8, -2, 0.1]) + [0, 10, -1]
    rows = [(*row, k) for row, k in zip(x, label)]
    values = []
    for name, chosen, weight in [
        ("binary", label < 2, None),
        ("balanced", label < 2, "balanced"),
        ("multinomial", label >= 0, None),
    ]:
        model = linear_model.LogisticRegression(C=0.5, class_weight=weight, tol=1e-12, max_iter=100_000,
                                                solver="newton-cg" if name == "multinomial" else "newton-cholesky")
        model.fit(x[chosen], label[chosen])
        for k, (coefficients, intercept) in enumerate(zip(model.coef_, model.intercept_)):
            values += [(f"{name}_{k}_{j}", c) for j, c in enumerate(coefficients)]
            values += [(f"{name}_{k}_intercept", intercept)]
        values += [(f"{name}_log_loss", metrics.log_loss(label[chosen], model.predict_proba(x[chosen])))]
    return rows, values


def main():
    random = np.random.default_rng(4)
    label, fine, tied = judged(random)
    write(RESOURCES / "metric" / "judged.csv", "label,fine,tied", zip(label, fine, tied))
    write(RESOURCES / "metric" / "scores.csv", "name,fine,tied",
          [(name, value, scores(label, tied)[name]) for name, value in scores(label, fine).items()])
    write(RESOURCES / "metric" / "information.csv", "name,value", information(random))
    rows, values = regressions(random)
    write(RESOURCES / "classify" / "rows.csv", "x1,x2,x3,label", rows)
    write(RESOURCES / "classify" / "coefficients.csv", "name,value", values)


if __name__ == "__main__":
    main()
