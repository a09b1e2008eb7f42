package org.sibyl.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sibyl.diagnostic.CalibrationRanks;
import org.sibyl.diagnostic.ExpectedCoverage;
import org.sibyl.diagnostic.Sbc;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.estimator.FitStatus;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.numeric.Quantiles;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.Simulator;
import org.sibyl.tensor.Tensor;

class RejectionAbcTest {
    private static final Prior NORMAL = Priors.product(Priors.normal("a", 0, 1), Priors.normal("b", 0, 1));
    private static final Simulator LINEAR =
            (theta, random) -> new double[] {theta[0] + random.nextGaussian(), theta[1] + random.nextGaussian(), 7};

    /// Exact: N(x/2, 1/2) in each parameter, and for jointly normal θ and x the adjustment is exact too. 1,000
    /// accepted rows with Epanechnikov weights count as about 800, so the mean has a standard error of 0.025 and
    /// the standard deviation of 0.018; four of them are allowed (false-alarm rate 1e-4 each).
    @Test
    void theLinearNormalPosteriorIsRecovered() {
        Posterior posterior = posterior(NORMAL, LINEAR, 20_000, 1_000, Adjustment.LINEAR, 1.2, -0.8, 7);
        Tensor draws = posterior.sample(10_000, Seed.of(3));
        double[] means = {0.6, -0.4};
        for (int j = 0; j < 2; j++) {
            double[] column = draws.column(j);
            assertThat(Arrays.stream(column).average().orElseThrow()).isCloseTo(means[j], within(0.1));
            assertThat(Quantiles.standardDeviation(column)).isCloseTo(Math.sqrt(0.5), within(0.075));
        }
    }

    /// Without adjustment 5,000 of 20,000 rows are a quarter of the prior predictive: visibly too wide.
    @Test
    void theAdjustmentIsWhatNarrowsThePosterior() {
        double with = deviation(posterior(NORMAL, LINEAR, 20_000, 5_000, Adjustment.LINEAR, 1.2, -0.8, 7));
        double without = deviation(posterior(NORMAL, LINEAR, 20_000, 5_000, Adjustment.NONE, 1.2, -0.8, 7));
        assertThat(with).isCloseTo(Math.sqrt(0.5), within(0.05));
        assertThat(without).isGreaterThan(with + 0.05);
    }

    /// Exact: five Poisson counts x with a Gamma(3, 2) rate give Gamma(3 + Σx, 1/(1/2 + 5)). The accepted rows
    /// count as some 800, where D exceeds 0.07 with probability 1e-3; 0.03 are allowed for what a linear regression
    /// of log θ on the counts leaves.
    @Test
    void thePoissonGammaPosteriorIsRecovered() {
        Prior prior = Priors.product(Priors.gamma("rate", 3, 2));
        Simulator counts = (theta, random) -> IntStream.range(0, 5)
                .mapToDouble(i -> Variates.poisson(random, theta[0]))
                .toArray();
        Posterior posterior = posterior(prior, counts, 20_000, 1_000, Adjustment.LINEAR, 6, 4, 7, 5, 8);
        Gamma exact = new Gamma(33, 1 / 5.5);
        double[] draws = posterior.sample(4_000, Seed.of(3)).column(0);
        assertThat(KolmogorovSmirnov.oneSample(draws, exact::cdf).statistic()).isLessThan(0.1);
    }

    /// An observation far beyond everything simulated pulls the regression far out; θ must stay between its bounds.
    @Test
    void noDrawLeavesTheSupport() {
        Prior prior = Priors.product(Priors.uniform("a", -1, 2), Priors.logNormal("b", 0, 1));
        Simulator simulator = (theta, random) ->
                new double[] {theta[0] + 0.1 * random.nextGaussian(), Math.log(theta[1]) + 0.1 * random.nextGaussian()};
        Tensor draws = posterior(prior, simulator, 2_000, 200, Adjustment.LINEAR, 50, -80)
                .sample(2_000, Seed.of(1));
        for (int i = 0; i < draws.rows(); i++) {
            assertThat(draws.get(i, 0)).isStrictlyBetween(-1.0, 2.0);
            assertThat(draws.get(i, 1)).isPositive().isFinite();
        }
        assertThat(Arrays.stream(draws.column(0)).min().orElseThrow()).isGreaterThan(1.9);
    }

    /// The estimate of the density, in θ, integrates to one: midpoint rule with 20,000 steps, error below 1e-3.
    @Test
    void thePotentialIsADensity() {
        Prior prior = Priors.product(Priors.uniform("a", 0, 1));
        Posterior posterior = posterior(
                prior,
                (theta, random) -> new double[] {theta[0] + 0.2 * random.nextGaussian()},
                1_000,
                200,
                Adjustment.LINEAR,
                0.9);
        int steps = 20_000;
        double[] grid =
                IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) / steps).toArray();
        double integral = Arrays.stream(
                        posterior.logPotential(Tensor.adopt(grid, steps, 1)).toArray())
                .map(Math::exp)
                .average()
                .orElseThrow();
        assertThat(integral).isCloseTo(1, within(1e-3));
        assertThat(posterior.logPotential(Tensor.ofRows(new double[] {1.5})).get(0))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// Calibration over 150 fresh pairs, false-alarm rate 0.01 for each of the two checks; the seed is fixed.
    @Test
    void abcIsCalibrated() {
        Simulations training = simulate(NORMAL, LINEAR, 10_000, Seed.of(1));
        var model = RejectionAbc.of(NORMAL)
                .withAccepted(500)
                .fit(training, Seed.of(2))
                .model();
        Simulations pairs = simulate(NORMAL, LINEAR, 150, Seed.of(5));
        CalibrationRanks ranks = CalibrationRanks.of(model, pairs, 99, 2, Seed.of(6));
        assertThat(Sbc.DEFAULT.run(ranks).diagnostic().verdict()).isEqualTo(new Verdict.Pass());
        assertThat(ExpectedCoverage.DEFAULT.run(ranks).diagnostic().verdict()).isEqualTo(new Verdict.Pass());
    }

    @Test
    void collinearAndConstantObservablesChangeNothing() {
        Simulator twice = (theta, random) -> {
            double[] x = LINEAR.simulate(theta, random);
            return new double[] {x[0], x[1], x[0] + x[1], 3};
        };
        double[] one = posterior(NORMAL, twice, 5_000, 500, Adjustment.LINEAR, 1, 0, 1, 3)
                .sample(2_000, Seed.of(1))
                .column(0);
        assertThat(Arrays.stream(one).average().orElseThrow()).isCloseTo(0.5, within(0.15));
        assertThat(Quantiles.standardDeviation(one)).isCloseTo(Math.sqrt(0.5), within(0.12));
    }

    @Test
    void aLargerSampleBeginsWithTheSmaller() {
        Posterior posterior = posterior(NORMAL, LINEAR, 1_000, 200, Adjustment.LINEAR, 0, 0, 7);
        assertThat(posterior.sample(50, Seed.of(8)).slice(0, 10)).isEqualTo(posterior.sample(10, Seed.of(8)));
    }

    @Test
    void invalidRowsAreLeftOut() {
        Simulations all = simulate(NORMAL, LINEAR, 2_000, Seed.of(1));
        List<RowStatus> status = IntStream.range(0, 2_000)
                .mapToObj(i -> i % 2 == 0 ? RowStatus.VALID : RowStatus.NAN)
                .toList();
        Simulations half = new Simulations(all.parameterNames(), all.observableNames(), all.theta(), all.x(), status);
        double[] observation = {0.3, 0.1, 7};
        RejectionAbc abc = RejectionAbc.of(NORMAL);
        assertThat(abc.fit(half, Seed.of(2)).model().given(observation).sample(20, Seed.of(3)))
                .isEqualTo(abc.fit(half.valid(), Seed.of(2))
                        .model()
                        .given(observation)
                        .sample(20, Seed.of(3)));
    }

    @Test
    void fewAcceptedRowsSpendTheBudget() {
        Simulations data = simulate(NORMAL, LINEAR, 500, Seed.of(1));
        assertThat(RejectionAbc.of(NORMAL).fit(data, Seed.of(1)).status()).isEqualTo(new FitStatus.Converged(0));
        assertThat(RejectionAbc.of(NORMAL)
                        .withAccepted(50)
                        .fit(data, Seed.of(1))
                        .status())
                .isEqualTo(new FitStatus.BudgetSpent("only 50 of 500 simulations are accepted but at least 200 are"
                        + " needed for 2 observables; accept a larger fraction or simulate more"));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Simulations data = simulate(NORMAL, LINEAR, 500, Seed.of(1));
        assertThatThrownBy(() -> RejectionAbc.of(Priors.product(Priors.normal("c", 0, 1)))
                        .fit(data, Seed.of(1)))
                .hasMessageContaining("the simulations have parameters [a, b] but the prior has [c]");
        assertThatThrownBy(() -> RejectionAbc.of(NORMAL).withAcceptedFraction(0))
                .hasMessageContaining("fraction is 0");
        assertThatThrownBy(() ->
                        RejectionAbc.of(NORMAL).fit(data, Seed.of(1)).model().given(new double[] {1, 2}))
                .hasMessageContaining("has 2 values but the scaling was fitted to 3 columns");
    }

    private static Posterior posterior(
            Prior prior, Simulator simulator, int rows, int accepted, Adjustment adjustment, double... observation) {
        return RejectionAbc.of(prior)
                .withAccepted(accepted)
                .withAdjustment(adjustment)
                .fit(simulate(prior, simulator, rows, Seed.of(1)), Seed.of(2))
                .model()
                .given(observation);
    }

    private static double deviation(Posterior posterior) {
        return Quantiles.standardDeviation(posterior.sample(10_000, Seed.of(3)).column(0));
    }

    private static Simulations simulate(Prior prior, Simulator simulator, int n, Seed seed) {
        Tensor theta = prior.sample(n, seed.child("prior"));
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child("simulate").child(i).generator();
            x[i] = simulator.simulate(theta.row(i), random);
        }
        List<String> names =
                IntStream.range(0, x[0].length).mapToObj(j -> "x" + j).toList();
        return Simulations.of(prior.names(), names, theta, Tensor.ofRows(x));
    }
}
