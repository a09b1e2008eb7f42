import module org.sibyl.core;

/// Seven successes in ten trials. The log-likelihood of θ is 7 log θ + 3 log(1 − θ); its derivative at θ =
/// 0.6 is 7/0.6 − 3/0.4. Dual numbers carry it through ordinary code, with its loop and its branch.
void main() {
    int[] outcomes = {1, 1, 0, 1, 1, 0, 1, 1, 0, 1};
    Dual theta = Dual.variable(0.6, 0, 1);

    Dual logLikelihood = Dual.of(0);
    for (int success : outcomes) {
        if (success == 1) {
            logLikelihood = logLikelihood.plus(theta.log());
        } else {
            logLikelihood = logLikelihood.plus(theta.negate().log1p());
        }
    }

    IO.println("log-likelihood at 0.6   " + logLikelihood.value());
    IO.println("derivative              " + logLikelihood.partial(0));
    IO.println("7/0.6 - 3/0.4           " + (7 / 0.6 - 3 / 0.4));
}
