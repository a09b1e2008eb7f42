package org.sibyl.density.parametric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sibyl.density.DensityModelLaws;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class ParametricLawsTest implements DensityModelLaws {
    @Override
    public Stream<FittedCase> cases() {
        Stream<FittedCase> univariate = Arrays.stream(ParametricFamily.values())
                .filter(ParametricFamily::univariate)
                .map(family -> new FittedCase(
                        new ParametricEstimator(family),
                        family == ParametricFamily.STUDENT_T ? heavyTails(200) : unitInterval(200, 1),
                        1e-6,
                        outside(family)));
        Stream<FittedCase> multivariate = Stream.of(2, 5)
                .map(d -> new FittedCase(
                        new ParametricEstimator(ParametricFamily.MULTIVARIATE_NORMAL),
                        unitInterval(200, d),
                        1e-9,
                        List.of()));
        return Stream.concat(univariate, multivariate);
    }

    /// All families but the normal ones and Student's t have no density below zero.
    private static List<Double> outside(ParametricFamily family) {
        return List.of("normal", "student_t").contains(family.word()) ? List.of() : List.of(-0.01);
    }

    /// Between 0 and 1, so that every family can be fitted.
    private static Tensor unitInterval(int n, int d) {
        RandomGenerator random = Seed.of(23).child(d).generator();
        double[] x = new double[n * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 / (1 + Math.exp(-random.nextGaussian()));
        }
        return Tensor.adopt(x, n, d);
    }

    /// Student t with two degrees of freedom: the likelihood of light tails has no maximum.
    private static Tensor heavyTails(int n) {
        RandomGenerator random = Seed.of(24).generator();
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian() / Math.sqrt(random.nextExponential());
        }
        return Tensor.adopt(x, n, 1);
    }
}
