package org.sibyl.density.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sibyl.density.DensityModelLaws;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class GaussianMixtureLawsTest implements DensityModelLaws {
    @Override
    public Stream<FittedCase> cases() {
        // The peaks are far apart, so that both fits of the law of weights end in one optimum, up to EM's stopping
        // rule.
        Stream<FittedCase> fits = Arrays.stream(CovarianceKind.values())
                .flatMap(kind -> Stream.of(
                        new FittedCase(estimator(2).withCovariance(kind), peaks(300, 1), 1e-3, List.of()),
                        new FittedCase(estimator(2).withCovariance(kind), peaks(300, 2), 1e-3, List.of()),
                        new FittedCase(estimator(2).withCovariance(kind), peaks(400, 6), 1e-3, List.of())));
        return Stream.concat(fits, Stream.of(new FittedCase(estimator(1), peaks(50, 1), 1e-9, List.of())));
    }

    private static GaussianMixtureEstimator estimator(int components) {
        return GaussianMixtureEstimator.of(components).withRestarts(3);
    }

    private static Tensor peaks(int n, int d) {
        RandomGenerator random = Seed.of(22).child(d).generator();
        double[] x = new double[n * d];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian() * (1 + i % d) + (i / d % 3 == 0 ? -8 : 8);
        }
        return Tensor.adopt(x, n, d);
    }
}
