package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The laws of every [DensityEstimator] and the [DensityModel] that it fits.
public interface DensityModelLaws {
    /// The false-alarm rate of one statistical law, for the fixed seeds below.
    double FALSE_ALARM = 1e-6;

    /// What to fit, and to which rows.
    Stream<FittedCase> cases();

    /// An estimator with rows to fit.
    ///
    /// @param estimator the method
    /// @param x rows `[n, d]`
    /// @param weightTolerance by how much log-densities may differ between a row of weight 2 and two rows;
    ///     NaN where the method does not take weights for counts
    /// @param outside first coordinates at which the density is zero
    record FittedCase(DensityEstimator<?> estimator, Tensor x, double weightTolerance, List<Double> outside) {
        DensityModel fit() {
            return estimator.fit(x, Seed.of(1));
        }

        @Override
        public String toString() {
            return estimator.name() + " of " + x.shape();
        }
    }

    /// ∫ p = 1 in one dimension. The midpoint rule is off by about the step where the density jumps.
    @TestFactory
    default Stream<DynamicTest> densitiesIntegrateToOne() {
        return each(
                1,
                fitted -> assertThat(new LineQuadrature(fitted.fit(), fitted.x()).total())
                        .isCloseTo(1, within(2e-4)));
    }

    /// Draws follow the density in one dimension: the inequality of Dvoretzky, Kiefer, Wolfowitz and
    /// Massart (false-alarm rate 1e-6, seed 11).
    @TestFactory
    default Stream<DynamicTest> drawsFollowTheDensityOnTheLine() {
        return each(1, fitted -> {
            int n = 20_000;
            DensityModel model = fitted.fit();
            double[] draws = model.sample(n, Seed.of(11)).toArray();
            Arrays.sort(draws);
            double[] cdf = new LineQuadrature(model, fitted.x()).cdf(draws);
            double distance = 0;
            for (int i = 0; i < n; i++) {
                distance = Math.max(distance, Math.max(cdf[i] - (double) i / n, (i + 1.0) / n - cdf[i]));
            }
            assertThat(distance).isLessThan(2e-4 + Math.sqrt(Math.log(2 / FALSE_ALARM) / (2 * n)));
        });
    }

    /// Draws follow the density in two dimensions: each of 25 rectangles gets its share of 20,000 draws,
    /// within 5.7 standard deviations (false-alarm rate 3e-7 together, seed 12) and the error of the
    /// midpoint rule; the rectangles come from other draws.
    @TestFactory
    default Stream<DynamicTest> drawsFollowTheDensityInThePlane() {
        return each(2, fitted -> {
            int n = 20_000;
            DensityModel model = fitted.fit();
            Tensor draws = model.sample(n, Seed.of(12));
            double[][] cuts = {cuts(model.sample(500, Seed.of(13)), 0), cuts(model.sample(500, Seed.of(13)), 1)};
            for (int a = 0; a < 5; a++) {
                for (int b = 0; b < 5; b++) {
                    double[] box = {cuts[0][a], cuts[0][a + 1], cuts[1][b], cuts[1][b + 1]};
                    double share = 0;
                    for (int i = 0; i < n; i++) {
                        double u = draws.get(i, 0);
                        double v = draws.get(i, 1);
                        share += u >= box[0] && u < box[1] && v >= box[2] && v < box[3] ? 1.0 / n : 0;
                    }
                    double expected = probability(model, box);
                    assertThat(share)
                            .as("share of the rectangle %s", Arrays.toString(box))
                            .isCloseTo(expected, within(1e-3 + 5.7 * Math.sqrt(expected * (1 - expected) / n)));
                }
            }
        });
    }

    /// The same seed gives the same bits, another seed others, and the first rows of a larger sample are
    /// the smaller sample.
    @TestFactory
    default Stream<DynamicTest> samplesAreTheirSeedsAndGrowAtTheEnd() {
        return each(0, fitted -> {
            DensityModel model = fitted.fit();
            Tensor large = model.sample(1_001, Seed.of(2));
            assertThat(large.shape().toArray())
                    .containsExactly(1_001, fitted.x().columns());
            assertThat(model.sample(1_001, Seed.of(2))).isEqualTo(large);
            assertThat(model.sample(7, Seed.of(2))).isEqualTo(large.slice(0, 7));
            assertThat(model.sample(0, Seed.of(2)).size()).isZero();
            assertThat(model.sample(1_001, Seed.of(3))).isNotEqualTo(large);
        });
    }

    /// Every draw has a positive density.
    @TestFactory
    default Stream<DynamicTest> drawsLieInTheSupport() {
        return each(0, fitted -> {
            DensityModel model = fitted.fit();
            assertThat(model.logProb(model.sample(2_000, Seed.of(5))).toArray())
                    .matches(values -> Arrays.stream(values).allMatch(Double::isFinite), "finite log-densities");
        });
    }

    /// log p = −∞ outside the support and at infinity, and never NaN at a finite row.
    @TestFactory
    default Stream<DynamicTest> densityIsZeroOutside() {
        return each(0, fitted -> {
            DensityModel model = fitted.fit();
            int d = fitted.x().columns();
            DoubleStream.concat(
                            fitted.outside().stream().mapToDouble(x -> x),
                            DoubleStream.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                    .forEach(x -> assertThat(model.logProb(row(d, x, fitted)).get(0))
                            .as("log-density at %s", x)
                            .isEqualTo(Double.NEGATIVE_INFINITY));
            DoubleStream.of(-1e300, -1e9, -1e-300, 0, 1e-300, 1, 1e9, 1e300)
                    .forEach(x -> assertThat(model.logProb(row(d, x, fitted)).get(0))
                            .as("log-density at %s", x)
                            .isNotNaN());
        });
    }

    /// A row's log-density does not depend on the other rows, to the bit.
    @TestFactory
    default Stream<DynamicTest> rowsAreIndependent() {
        return each(0, fitted -> {
            DensityModel model = fitted.fit();
            Tensor x = model.sample(70, Seed.of(6));
            Tensor logProb = model.logProb(x);
            for (int i = 0; i < x.rows(); i++) {
                assertThat(model.logProb(x.slice(i, i + 1)).get(0)).isEqualTo(logProb.get(i));
            }
        });
    }

    /// The score is the mean log-density, to the rounding of a sum.
    @TestFactory
    default Stream<DynamicTest> scoreIsTheMeanLogDensity() {
        return each(0, fitted -> {
            DensityModel model = fitted.fit();
            double mean =
                    Arrays.stream(model.logProb(fitted.x()).toArray()).average().orElseThrow();
            assertThat(model.score(fitted.x())).isCloseTo(mean, within(1e-12 * (1 + Math.abs(mean))));
        });
    }

    /// Fitting twice with one seed gives the same bits.
    @TestFactory
    default Stream<DynamicTest> fitsAreTheirSeeds() {
        return each(0, fitted -> {
            Tensor probe = fitted.fit().sample(50, Seed.of(8));
            assertThat(fitted.fit().logProb(probe)).isEqualTo(fitted.fit().logProb(probe));
        });
    }

    /// A row of weight 2 counts like two rows of weight 1, and a row of weight 0 not at all.
    @TestFactory
    default Stream<DynamicTest> weightsCountRows() {
        return each(0, fitted -> {
            // A rule of effective rows, as SciPy's, has another law.
            assumeFalse(Double.isNaN(fitted.weightTolerance()));
            Tensor x = fitted.x();
            double[] weights = new double[x.rows()];
            int[] repeated = new int[3 * x.rows()];
            int rows = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = i % 5 == 3 ? 0 : 1 + i % 3;
                for (int copy = 0; copy < weights[i]; copy++) {
                    repeated[rows++] = i;
                }
            }
            WeightedRows weighted = new WeightedRows(x, Tensor.of(weights, weights.length));
            WeightedRows copies = WeightedRows.of(x.select(Arrays.copyOf(repeated, rows)));
            DensityModel one = fitted.estimator().fit(weighted, Seed.of(1));
            DensityModel other = fitted.estimator().fit(copies, Seed.of(1));
            Tensor probe = other.sample(200, Seed.of(9));
            Tensor expected = other.logProb(probe);
            Tensor found = one.logProb(probe);
            for (int i = 0; i < probe.rows(); i++) {
                assertThat(found.get(i)).as("row %d", i).isCloseTo(expected.get(i), within(fitted.weightTolerance()));
            }
        });
    }

    /// Rows of another length are refused.
    @TestFactory
    default Stream<DynamicTest> shapesAreChecked() {
        return each(0, fitted -> {
            int d = fitted.x().columns();
            assertThatThrownBy(() -> fitted.fit().logProb(Tensor.of(new double[d + 1], 1, d + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    /// The cases of a dimension, 0 for all.
    private Stream<DynamicTest> each(int dimension, Consumer<FittedCase> law) {
        return cases().filter(fitted -> dimension == 0 || fitted.x().columns() == dimension)
                .map(fitted -> DynamicTest.dynamicTest(fitted.toString(), () -> law.accept(fitted)));
    }

    private static Tensor row(int d, double first, FittedCase fitted) {
        double[] row = fitted.x().row(0);
        row[0] = first;
        return Tensor.of(row, 1, d);
    }

    /// Six quantiles of a column.
    private static double[] cuts(Tensor draws, int column) {
        double[] sorted = draws.column(column);
        Arrays.sort(sorted);
        return new double[] {sorted[0], sorted[100], sorted[200], sorted[300], sorted[400], sorted[499]};
    }

    /// The probability of a rectangle by the midpoint rule.
    private static double probability(DensityModel model, double[] box) {
        int steps = 100;
        double[] rows = new double[2 * steps * steps];
        for (int i = 0; i < steps * steps; i++) {
            rows[2 * i] = box[0] + (Math.floorDiv(i, steps) + 0.5) / steps * (box[1] - box[0]);
            rows[2 * i + 1] = box[2] + (i % steps + 0.5) / steps * (box[3] - box[2]);
        }
        double area = (box[1] - box[0]) * (box[3] - box[2]);
        return Arrays.stream(model.logProb(Tensor.adopt(rows, steps * steps, 2)).toArray())
                        .map(Math::exp)
                        .average()
                        .orElseThrow()
                * area;
    }
}
