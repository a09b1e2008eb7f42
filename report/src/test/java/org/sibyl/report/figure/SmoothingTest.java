package org.sibyl.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Parameter;
import org.sibyl.numeric.Quantiles;
import org.sibyl.random.Seed;
import org.sibyl.report.figure.Joint.Region;
import org.sibyl.tensor.Tensor;

class SmoothingTest {
    private static final int N = 20_000;

    private static double[] draws(DoubleUnaryOperator ofNormal) {
        RandomGenerator random = Seed.of(7).generator();
        return DoubleStream.generate(random::nextGaussian)
                .limit(N)
                .map(ofNormal)
                .sorted()
                .toArray();
    }

    @Test
    void theDensityOfNormalDrawsIsTheNormalDensity() {
        Density density = Smoothing.density(draws(z -> z), new Window(-4, 4), 256);
        for (int i = 0; i < 256; i++) {
            double x = -4 + (i + 0.5) * 8 / 256;
            double exact = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
            // The estimate's standard error at the mode is sqrt(f / (2 n h √π)) ≈ 0.005 for h ≈ 0.15; five of them.
            assertThat(density.values().get(i)).isCloseTo(exact, within(0.025));
        }
    }

    @Test
    void theMassIsTheShareOfDrawsInTheWindow() {
        double[] draws = draws(z -> z);
        double share = Arrays.stream(draws).filter(x -> x >= 0.3 && x <= 1.1).count() / (double) N;
        // Smoothing reflects at the ends of the window; what is left is rounding to four digits.
        assertThat(Smoothing.density(draws, new Window(0.3, 1.1), 256).mass()).isCloseTo(share, within(1e-4));
        assertThat(Smoothing.density(draws, new Window(50, 51), 256).mass()).isZero();
    }

    @Test
    void noMassLeaksOverABound() {
        RandomGenerator random = Seed.of(8).generator();
        double[] uniform =
                DoubleStream.generate(random::nextDouble).limit(N).sorted().toArray();
        Density density = Smoothing.density(uniform, new Window(0, 1), 256);
        // A kernel that does not reflect would give one half at the edge.
        assertThat(density.values().getFirst()).isCloseTo(1, within(0.15));
        assertThat(density.values().getLast()).isCloseTo(1, within(0.15));
    }

    @Test
    void twoModesStayApart() {
        // Modes of width 0.05 at ±1: the normal-reference bandwidth, 0.9 · 1 · n^(−1/5) ≈ 0.12, would halve their
        // peaks.
        double[] draws = draws(z -> (z > 0 ? 1 : -1) + 0.05 * Math.sin(1e4 * z));
        Density density = Smoothing.density(draws, new Window(-1.3, 1.3), 256);
        double highest = density.values().stream().mapToDouble(v -> v).max().orElseThrow();
        assertThat(density.values().get(128)).isLessThan(1e-3 * highest);
    }

    @Test
    void highestDensityRegionsHoldTheirProbability() {
        RandomGenerator random = Seed.of(9).generator();
        double[][] rows = new double[N][];
        for (int i = 0; i < N; i++) {
            double z = random.nextGaussian();
            rows[i] = new double[] {z, 0.8 * z + 0.6 * random.nextGaussian()};
        }
        Parameter x = new Parameter("x", "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Parameter y = new Parameter("y", "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Tensor draws = Tensor.ofRows(rows);
        PairPlot plot = PairPlot.of(java.util.List.of(x, y), draws, draws);
        Joint joint = plot.joints().getFirst();
        Window across = window(plot.marginals().get(0));
        Window upwards = window(plot.marginals().get(1));
        for (Region region : joint.regions()) {
            long inside = IntStream.range(0, N)
                    .filter(i -> {
                        int column = across.cell(rows[i][0], joint.cells());
                        int row = upwards.cell(rows[i][1], joint.cells());
                        return column >= 0
                                && row >= 0
                                && joint.density().get(row * joint.cells() + column) >= region.level();
                    })
                    .count();
            // The region's edge is taken to the nearest cell here; cells are 1/56 of the window.
            assertThat(inside / (double) N).isCloseTo(region.probability(), within(0.03));
        }
    }

    private static Window window(Marginal marginal) {
        return new Window(marginal.posterior().lower(), marginal.posterior().upper());
    }

    @Test
    void quantilesAreThoseOfOrderStatistics() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Quantiles.of(sorted, 0)).isEqualTo(1);
        assertThat(Quantiles.of(sorted, 1)).isEqualTo(8);
        assertThat(Quantiles.of(sorted, 0.5)).isEqualTo(3);
        assertThat(Quantiles.of(sorted, 0.25)).isEqualTo(1.75);
    }
}
