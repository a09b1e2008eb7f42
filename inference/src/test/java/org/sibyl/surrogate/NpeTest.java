package org.sibyl.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.flow.FlowFamily;
import org.sibyl.nn.Training;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.Simulator;
import org.sibyl.tensor.Tensor;

class NpeTest {
    private static final Seed SEED = Seed.of(2026);
    private static final Prior NORMAL = Priors.product(Priors.normal("a", 1, 2), Priors.normal("b", -1, 0.5));

    /// x = θ + N(0, diag(1, 0.25)): the posterior is normal with precision 1/σ₀² + 1/σ² in each coordinate.
    private static final Simulator LINEAR =
            (theta, random) -> new double[] {theta[0] + random.nextGaussian(), theta[1] + 0.5 * random.nextGaussian()};

    private static Fit<NpePosterior> linear;
    private static Fit<NpePosterior> linearBySplines;

    @BeforeAll
    static void fit() {
        Simulations simulations = simulations(NORMAL, LINEAR, 3_000);
        linear = small(NORMAL).fit(simulations, SEED.child("fit"));
        linearBySplines = small(NORMAL)
                .withFlow(new FlowArchitecture(FlowFamily.NSF, 3, 20, 1))
                .fit(simulations, SEED.child("fit"));
    }

    private static NpePosterior model(FlowFamily family) {
        return switch (family) {
            case MAF -> linear.model();
            case NSF -> linearBySplines.model();
        };
    }

    /// With 3,000 simulations the mean is learned to about a tenth of a standard deviation, the deviation to a tenth.
    @ParameterizedTest
    @EnumSource
    void theLinearGaussianPosteriorIsFound(FlowFamily family) {
        double[] x = {2.0, -1.5};
        double[] variance = {1 / (1 / 4.0 + 1), 1 / (1 / 0.25 + 1 / 0.25)};
        double[] mean = {variance[0] * (1 / 4.0 + x[0]), variance[1] * (-1 / 0.25 + x[1] / 0.25)};
        Tensor draws = model(family).given(x).sample(4_000, SEED.child("draws"));
        for (int j = 0; j < 2; j++) {
            double[] column = draws.column(j);
            double deviation = Math.sqrt(variance[j]);
            assertThat(mean(column)).isCloseTo(mean[j], within(0.2 * deviation));
            assertThat(deviation(column)).isCloseTo(deviation, within(0.2 * deviation));
        }
    }

    @Test
    void theFitTellsHowItCameAbout() {
        assertThat(linear.status()).isInstanceOf(FitStatus.Converged.class);
        assertThat(linear.curve().validation()).hasSameSizeAs(linear.curve().training());
        int best = linear.curve().bestEpoch();
        assertThat(linear.curve().validation().get(best - 1))
                .isEqualTo(linear.curve().validation().stream()
                        .min(Double::compare)
                        .orElseThrow());
        assertThat(linear.provenance().settings()).containsEntry("hidden", "20").containsEntry("flow", "maf");
        assertThat(linear.provenance().dataHash()).hasSize(64);
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() {
        Simulations simulations = simulations(NORMAL, LINEAR, 400);
        Npe npe = small(NORMAL).withTraining(Training.DEFAULT.withMaxEpochs(3));
        Tensor one = draws(npe.withThreads(1), simulations);
        assertThat(draws(npe.withThreads(2), simulations)).isEqualTo(one);
        assertThat(draws(npe.withThreads(3), simulations)).isEqualTo(one);
    }

    @Test
    void theFirstDrawsOfALargerSampleAreTheSmallerSample() {
        Posterior posterior = linear.model().given(new double[] {0, 0});
        Tensor many = posterior.sample(2_500, SEED);
        assertThat(posterior.sample(7, SEED)).isEqualTo(many.slice(0, 7));
    }

    @ParameterizedTest
    @EnumSource
    void aModelMadeFromItsStateIsTheSame(FlowFamily family) {
        NpePosterior model = model(family);
        NpePosterior restored = NpePosterior.restore(NORMAL, model.state(), 1);
        double[] x = {0.3, -0.8};
        assertThat(restored.given(x).sample(50, SEED)).isEqualTo(model.given(x).sample(50, SEED));
        Tensor theta = NORMAL.sample(20, SEED);
        assertThat(restored.given(x).logPotential(theta))
                .isEqualTo(model.given(x).logPotential(theta));
    }

    /// The density of a bounded parameter: inside it integrates to 1 (trapezoids on 2,000 cells), outside it is 0.
    @Test
    void theDensityHasThePriorsSupport() {
        Prior prior = Priors.uniform("p", 0, 1);
        Simulator coin = (theta, random) -> {
            int heads = 0;
            for (int i = 0; i < 10; i++) {
                heads += random.nextDouble() < theta[0] ? 1 : 0;
            }
            return new double[] {heads};
        };
        Posterior posterior =
                small(prior).fit(simulations(prior, coin, 1_000), SEED).model().given(new double[] {10});
        for (double p : posterior.sample(2_000, SEED).column(0)) {
            assertThat(p).isBetween(0.0, 1.0);
        }
        int cells = 2_000;
        double[] grid = new double[cells];
        for (int i = 0; i < cells; i++) {
            grid[i] = (i + 0.5) / cells;
        }
        Tensor logDensity = posterior.logPotential(Tensor.of(grid, cells, 1));
        double integral = 0;
        for (int i = 0; i < cells; i++) {
            integral += Math.exp(logDensity.get(i)) / cells;
        }
        assertThat(integral).isCloseTo(1, within(5e-3));
        assertThat(posterior.logPotential(Tensor.of(new double[] {-0.1, 1.1}, 2, 1)))
                .isEqualTo(Tensor.vector(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Test
    void progressHearsOfEveryEpoch() {
        List<Epoch> epochs = new ArrayList<>();
        Fit<NpePosterior> fit = small(NORMAL)
                .withTraining(Training.DEFAULT.withMaxEpochs(4))
                .fit(simulations(NORMAL, LINEAR, 200), SEED, epochs::add);
        assertThat(epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4);
        assertThat(fit.status()).isInstanceOf(FitStatus.BudgetSpent.class);
    }

    @Test
    void invalidRowsAreLeftOut() {
        Simulator sometimes = (theta, random) ->
                random.nextDouble() < 0.3 ? new double[] {Double.NaN, 0} : LINEAR.simulate(theta, random);
        Simulations simulations = simulations(NORMAL, sometimes, 300);
        Npe npe = small(NORMAL).withTraining(Training.DEFAULT.withMaxEpochs(2));
        assertThat(draws(npe, simulations)).isEqualTo(draws(npe, simulations.valid()));
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(NORMAL).fit(simulations(NORMAL, LINEAR, 20), SEED))
                .withMessageContaining("at least 50 valid simulations, found 20");
        Prior other = Priors.product(Priors.normal("a", 0, 1), Priors.normal("c", 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small(other).fit(simulations(NORMAL, LINEAR, 100), SEED))
                .withMessageContaining("[a, b]")
                .withMessageContaining("[a, c]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linear.model().given(new double[] {1}))
                .withMessageContaining("observation has 1 values")
                .withMessageContaining("trained on 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> linear.model().given(new double[] {1, Double.NaN}))
                .withMessageContaining("observable 'y' is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NpePosterior.restore(other, linear.model().state(), 1))
                .withMessageContaining("[a, b]");
    }

    private static Npe small(Prior prior) {
        return Npe.of(prior)
                .withFlow(new FlowArchitecture(FlowFamily.MAF, 3, 20, 1))
                .withTraining(Training.DEFAULT.withBatch(50).withLearningRate(2e-3));
    }

    private static Tensor draws(Npe npe, Simulations simulations) {
        return npe.fit(simulations, SEED).model().given(new double[] {0.5, -1}).sample(1_200, SEED.child("draws"));
    }

    private static Simulations simulations(Prior prior, Simulator simulator, int n) {
        Tensor theta = prior.sample(n, SEED.child("prior"));
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            RandomGenerator random = SEED.child("simulate").child(i).generator();
            rows.add(simulator.simulate(theta.row(i), random));
        }
        Tensor x = Tensor.ofRows(rows);
        return Simulations.of(prior.names(), List.of("x", "y").subList(0, x.columns()), theta, x);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
