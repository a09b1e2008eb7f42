package org.sibyl.density.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sibyl.density.DensityModelLaws;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class KernelDensityLawsTest implements DensityModelLaws {
    private static final double EFFECTIVE_ROWS = Double.NaN;
    private static final double OTHER_FOLDS = Double.NaN;

    @Override
    public Stream<FittedCase> cases() {
        KernelDensityEstimator kde = KernelDensityEstimator.DEFAULT;
        Tensor line = normal(60, 1);
        Stream<FittedCase> kernels = Arrays.stream(Kernel.values())
                .map(kernel -> new FittedCase(
                        kde.withKernel(kernel).withBandwidth(0.4),
                        line,
                        1e-9,
                        kernel.compact() ? List.of(20.0) : List.of()));
        Stream<FittedCase> rules = Stream.of(
                new FittedCase(kde, line, EFFECTIVE_ROWS, List.of()),
                new FittedCase(kde.withBandwidth(CrossValidatedBandwidth.DEFAULT), line, OTHER_FOLDS, List.of()),
                new FittedCase(
                        kde.withBandwidth(0.3).withBoundaries(Boundary.reflectBelow(-4)), line, 1e-9, List.of(-4.1)),
                new FittedCase(kde.withBandwidth(0.3).withBoundaries(new Boundary.Log(-5)), line, 1e-9, List.of(-5.1)));
        Stream<FittedCase> space = Stream.of(
                new FittedCase(kde.withBandwidth(0.5), normal(40, 2), 1e-9, List.of()),
                new FittedCase(kde.withBandwidth(Bandwidth.of(0.5).times(2)), normal(40, 2), 1e-9, List.of()),
                new FittedCase(
                        kde.withKernel(Kernel.EPANECHNIKOV).withBandwidth(1.5), normal(40, 2), 1e-9, List.of(-20.0)),
                new FittedCase(kde.withBandwidth(0.7), normal(300, 5), 1e-9, List.of()));
        return Stream.of(kernels, rules, space).flatMap(cases -> cases);
    }

    private static Tensor normal(int n, int d) {
        RandomGenerator random = Seed.of(21).child(d).generator();
        double[] x = new double[n * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        return Tensor.adopt(x, n, d);
    }
}
