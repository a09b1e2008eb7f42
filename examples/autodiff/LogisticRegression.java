import module org.sibyl.core;

/// Logistic regression, log p(y|x) = y η − log(1 + e^η) with η = β₀ + β₁ x₁ + β₂ x₂, fitted by gradient
/// descent, by Newton's method and by L-BFGS: one function, one optimum.
void main() {
    int n = 400;
    RandomGenerator random = Seed.of(3).generator();
    double[][] rows = new double[n][];
    double[] outcomes = new double[n];
    for (int i = 0; i < n; i++) {
        rows[i] = new double[] {1, random.nextGaussian(), random.nextGaussian()};
        double eta = -0.5 + 1.2 * rows[i][1] - 0.8 * rows[i][2];
        outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }

    var shapes = new LinkedHashMap<>(Map.of("beta", Shape.of(3)));
    ScalarFunction logLikelihood = ScalarFunction.of(shapes, v -> {
        Expr beta = v.get("beta");
        Expr eta = beta.constant(Tensor.ofRows(rows)).matmul(beta.transpose());
        return eta.times(beta.constant(Tensor.of(outcomes, n, 1))).minus(eta.softplus()).sum();
    });
    ScalarFunction loss = logLikelihood.negate();

    double[] start = new double[3];
    Stopping stopping = Stopping.DEFAULT.withGradientTolerance(1e-12);
    print("gradient descent", FirstOrder.of(new GradientDescent(), 0.01).minimize(loss, start, stopping));
    print("Newton", new Newton(loss::hessian).minimize(loss, start, stopping));
    Optimum fit = Lbfgs.DEFAULT.minimize(loss, start, stopping);
    print("L-BFGS", fit);
    for (WaldInterval interval : FisherInformation.observed(logLikelihood, fit.x()).waldIntervals(0.95)) {
        IO.println("%s in %.3f … %.3f".formatted(interval.name(), interval.lower(), interval.upper()));
    }
}

void print(String method, Optimum fit) {
    IO.println("%-17s %.10f %.10f %.10f  %d steps, converged: %s"
            .formatted(method, fit.x()[0], fit.x()[1], fit.x()[2], fit.iterations(), fit.converged()));
}
