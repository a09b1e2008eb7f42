package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Parameter;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Univariate;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Mapped;

/// The laws of [Prior], on top of those of [Distribution].
public interface PriorLaws extends DistributionLaws {
    /// The priors to test.
    Stream<? extends Prior> priors();

    @Override
    default Stream<? extends Distribution> distributions() {
        return priors();
    }

    /// Parameters have different names, and their bounds are those of their marginals.
    @TestFactory
    default Stream<DynamicTest> parametersDescribeTheMarginals() {
        return Cases.each(priors(), prior -> {
            List<Parameter> parameters = prior.parameters();
            assertThat(prior.eventShape().toArray()).containsExactly(parameters.size());
            assertThat(new HashSet<>(prior.names())).hasSameSizeAs(parameters);
            for (int j = 0; j < parameters.size(); j++) {
                assertThat(parameters.get(j).lower())
                        .isEqualTo(prior.marginal(j).lower());
                assertThat(parameters.get(j).upper())
                        .isEqualTo(prior.marginal(j).upper());
            }
        });
    }

    /// Each column of a sample follows its marginal (false-alarm rate 1e-6, seed 8) and lies inside its bounds.
    @TestFactory
    default Stream<DynamicTest> columnsFollowTheMarginals() {
        return Cases.each(priors(), prior -> {
            Seed seed = Seed.of(8);
            Tensor sample = prior.sample(10_000, seed);
            for (int j = 0; j < sample.columns(); j++) {
                Univariate marginal = prior.marginal(j);
                double[] column = sample.column(j);
                FalseAlarm.MILLIONTH.assertFollows(prior.names().get(j) + " with " + seed, column, marginal::cdf);
                assertThat(DoubleStream.of(column)).allMatch(x -> x > marginal.lower() && x < marginal.upper());
            }
        });
    }

    /// The density integrates to one: the mean of p(θ) / Π_j p_j(θ_j) over draws from the product of the marginals
    /// (false-alarm rate 1e-6, seed 9; the ratio's variance must be finite).
    @TestFactory
    default Stream<DynamicTest> densityIntegratesToOne() {
        return Cases.each(priors(), prior -> {
            RandomGenerator random = Seed.of(9).generator();
            int d = prior.parameters().size();
            double[] ratios = new double[20_000];
            for (int i = 0; i < ratios.length; i++) {
                double[] theta = new double[d];
                double logProduct = 0;
                for (int j = 0; j < d; j++) {
                    theta[j] = prior.marginal(j).draw(random);
                    logProduct += prior.marginal(j).logDensity(theta[j]);
                }
                ratios[i] = Math.exp(prior.logDensity(theta) - logProduct);
            }
            FalseAlarm.MILLIONTH.assertMean("density over the product of its marginals, seed 9", ratios, 1);
        });
    }

    /// One θ or many: the log-density is the same.
    @TestFactory
    default Stream<DynamicTest> logDensityIsOneRowOfLogProb() {
        return Cases.each(priors(), prior -> {
            Tensor sample = prior.sample(20, Seed.of(10));
            Tensor logProb = prior.logProb(sample);
            for (int i = 0; i < sample.rows(); i++) {
                assertThat(prior.logDensity(sample.row(i))).isEqualTo(logProb.get(i));
            }
        });
    }

    /// If one parameter leaves its bounds or is NaN, the log-density is −∞ exactly.
    @TestFactory
    default Stream<DynamicTest> densityIsZeroOutside() {
        return Cases.each(priors(), prior -> {
            double[] inside = prior.sample(1, Seed.of(11)).row(0);
            for (int j = 0; j < inside.length; j++) {
                Univariate marginal = prior.marginal(j);
                double[] outside = inside.clone();
                for (double value : new double[] {marginal.lower() - 1, marginal.upper() + 1, Double.NaN}) {
                    outside[j] = value;
                    assertThat(prior.logDensity(outside)).isEqualTo(Double.NEGATIVE_INFINITY);
                }
            }
        });
    }

    /// T⁻¹(T(θ)) = θ for draws, to 1e-12 of the value or of its distance to a finite bound's magnitude, and the
    /// log-determinants are finite.
    @TestFactory
    default Stream<DynamicTest> drawsSurviveTheRoundTrip() {
        return Cases.each(priors(), prior -> {
            Bijection map = prior.toUnconstrained();
            Tensor theta = prior.sample(1_000, Seed.of(12));
            Mapped unconstrained = map.forward(theta);
            Mapped back = map.inverse(unconstrained.value());
            for (int i = 0; i < theta.size(); i++) {
                Univariate marginal = prior.marginal(i % theta.columns());
                double scale = Math.abs(theta.get(i)) + finite(marginal.lower()) + finite(marginal.upper());
                assertThat(unconstrained.value().get(i)).isFinite();
                assertThat(back.value().get(i)).isCloseTo(theta.get(i), within(1e-12 * scale));
            }
            assertThat(DoubleStream.of(unconstrained.logDet().toArray())).allMatch(Double::isFinite);
            assertThat(DoubleStream.of(back.logDet().toArray())).allMatch(Double::isFinite);
        });
    }

    /// However far out φ lies, θ = T⁻¹(φ) stays strictly inside the bounds.
    @TestFactory
    default Stream<DynamicTest> unconstrainedVectorsStayInTheSupport() {
        return Cases.each(priors(), prior -> {
            int d = prior.parameters().size();
            DoubleStream.of(-1e300, -1e4, -746, -710, -40, -37, 0, 37, 40, 710, 746, 1e4, 1e300)
                    .forEach(value -> {
                        double[] phi =
                                DoubleStream.generate(() -> value).limit(d).toArray();
                        Mapped mapped = prior.toUnconstrained().inverse(Tensor.ofRows(phi));
                        for (int j = 0; j < d; j++) {
                            assertThat(mapped.value().get(0, j))
                                    .as("parameter %s at φ = %s", prior.names().get(j), value)
                                    .isGreaterThan(prior.marginal(j).lower())
                                    .isLessThan(prior.marginal(j).upper());
                        }
                        assertThat(mapped.logDet().get(0)).isNotNaN();
                        assertThat(prior.logDensity(mapped.value().row(0))).isNotNaN();
                    });
        });
    }

    private static double finite(double bound) {
        return Double.isFinite(bound) ? Math.abs(bound) : 0;
    }
}
