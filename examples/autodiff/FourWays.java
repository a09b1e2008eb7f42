import module org.sibyl.core;

/// One log-likelihood, written once, differentiated in four ways: forward mode (dual numbers), reverse mode
/// (a traced graph), complex step, and central differences.
static final double[] DATA = {4.9, 6.1, 5.3, 7.2, 5.8, 6.4};

/// The normal log-likelihood, over any kind of number.
<S extends Scalar<S>> S logLikelihood(Variables<S> v) {
    S mu = v.get("mu");
    S logSigma = v.get("logSigma");
    S sum = v.constant(0);
    for (double x : DATA) {
        S z = mu.minus(x).times(logSigma.negate().exp());
        sum = sum.minus(z.square().times(0.5)).minus(logSigma).minus(0.5 * Math.log(2 * Math.PI));
    }
    return sum;
}

void main() {
    List<String> names = List.of("mu", "logSigma");
    double[] at = {5.5, -0.3};
    DualFunction duals = DualFunction.of(names, this::logLikelihood);
    ScalarFunction traced = ScalarFunction.of(names, this::logLikelihood);

    print("forward mode", duals.gradient(at));
    print("reverse mode", traced.gradient(at));
    print("complex step", NumericalDerivatives.complexStep(names, this::logLikelihood, at));
    print("central differences", NumericalDerivatives.centralDifferences(traced, at));
}

void print(String name, double[] gradient) {
    IO.println("%-20s %.15f %.15f".formatted(name, gradient[0], gradient[1]));
}
