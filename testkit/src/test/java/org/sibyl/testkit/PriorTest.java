package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

final class PriorTest implements PriorLaws {
    private static final Prior JOINT =
            Priors.multivariateNormal(List.of("a", "b", "c"), new double[] {1, -2, 30}, new double[][] {
                {2, 0.5, -0.3}, {0.5, 1, 0.1}, {-0.3, 0.1, 4}
            });

    static final List<Prior> ALL = Stream.concat(
                    Univariates.ALL.stream().map(distribution -> Priors.of("theta", distribution)),
                    Stream.of(
                            JOINT,
                            Priors.multivariateNormal(List.of("a"), new double[] {3}, new double[][] {{0.01}}),
                            Priors.product(
                                    Priors.logNormal("beta", 0.5, 0.3).unit("1/day"),
                                    Priors.uniform("gamma", 0, 3).unit("1/day"),
                                    JOINT,
                                    Priors.truncatedNormal("k", 0, 1, -1, Double.POSITIVE_INFINITY),
                                    Priors.logUniform("phi", 1e-3, 10)),
                            Priors.product(
                                    Priors.product(Priors.beta("p", 0.5, 0.5), Priors.halfNormal("s", 2)),
                                    Priors.gamma("g", 0.3, 2))))
            .toList();

    @Override
    public Stream<Prior> priors() {
        return ALL.stream();
    }

    /// For two correlated parameters the density is that of one times that of the other given the first.
    @Test
    void jointNormalIsMarginalTimesConditional() {
        double sd1 = 2;
        double sd2 = 0.5;
        double rho = -0.8;
        double covariance = rho * sd1 * sd2;
        Prior prior = Priors.multivariateNormal(List.of("a", "b"), new double[] {1, 3}, new double[][] {
            {sd1 * sd1, covariance}, {covariance, sd2 * sd2}
        });
        for (double a : new double[] {-3, 0, 1, 4}) {
            for (double b : new double[] {2, 3, 5}) {
                double conditionalMean = 3 + rho * sd2 / sd1 * (a - 1);
                double conditionalSd = sd2 * Math.sqrt(1 - rho * rho);
                double expected = normal(a, 1, sd1) + normal(b, conditionalMean, conditionalSd);
                assertThat(prior.logDensity(new double[] {a, b})).isCloseTo(expected, within(1e-12 * (1 - expected)));
            }
        }
    }

    /// The nine second moments about the mean, each with false-alarm rate 1e-6, seed 21.
    @Test
    void jointNormalDrawsHaveTheCovariance() {
        Tensor sample = JOINT.sample(20_000, Seed.of(21));
        double[] mean = {1, -2, 30};
        double[][] covariance = {{2, 0.5, -0.3}, {0.5, 1, 0.1}, {-0.3, 0.1, 4}};
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                int left = j;
                int right = k;
                double[] products = IntStream.range(0, sample.rows())
                        .mapToDouble(i -> (sample.get(i, left) - mean[left]) * (sample.get(i, right) - mean[right]))
                        .toArray();
                FalseAlarm.MILLIONTH.assertMean("covariance " + j + ", " + k, products, covariance[j][k]);
            }
        }
    }

    private static double normal(double x, double mean, double sd) {
        return -0.5 * Math.pow((x - mean) / sd, 2) - Math.log(sd * Math.sqrt(2 * Math.PI));
    }
}
