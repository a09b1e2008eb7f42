package org.sibyl.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.metric.KolmogorovSmirnov;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class SliceSamplingTest {
    /// 2,000 draws, 5 sweeps apart: for these targets their autocorrelation is below 0.02.
    private static final SliceSampling SAMPLING = SliceSampling.DEFAULT
            .withChains(4)
            .withWarmUp(200)
            .withDraws(500)
            .withThin(5)
            .withThreads(2);

    private static final double FALSE_ALARM = 1e-4;

    @Test
    void aNormalPosteriorIsRecovered() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1));
        McmcResult result = SAMPLING.run(prior, theta -> -square(theta[0] - 1.5) / 2, Seed.of(1));
        assertThat(result.ending()).isEqualTo(new McmcEnding.Converged());
        Normal exact = new Normal(0.75, Math.sqrt(0.5));
        assertThat(KolmogorovSmirnov.oneSample(result.pooled().column(0), exact::cdf)
                        .pValue())
                .isGreaterThan(FALSE_ALARM);
    }

    /// Counts 6 4 7 5 8 with a Gamma(3, 2) rate: Gamma(33, 1/5.5).
    @Test
    void aGammaPosteriorIsRecovered() {
        Prior prior = Priors.product(Priors.gamma("rate", 3, 2));
        McmcResult result = SAMPLING.run(prior, rate -> 30 * Math.log(rate[0]) - 5 * rate[0], Seed.of(2));
        Gamma exact = new Gamma(33, 1 / 5.5);
        assertThat(KolmogorovSmirnov.oneSample(result.pooled().column(0), exact::cdf)
                        .pValue())
                .isGreaterThan(FALSE_ALARM);
    }

    /// Correlation 0.8; in the principal axes the posterior is two independent normals.
    @Test
    void aCorrelatedPosteriorIsRecovered() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1), Priors.normal("b", 0, 1));
        // Prior precision 1 in both axes; the likelihood adds 8 along (1, −1)/√2.
        McmcResult result = SAMPLING.withThin(20).run(prior, theta -> -8 * square(theta[0] - theta[1]) / 4, Seed.of(3));
        Tensor draws = result.pooled();
        double[] along = new double[draws.rows()];
        double[] across = new double[draws.rows()];
        for (int i = 0; i < along.length; i++) {
            along[i] = (draws.get(i, 0) + draws.get(i, 1)) / Math.sqrt(2);
            across[i] = (draws.get(i, 0) - draws.get(i, 1)) / Math.sqrt(2);
        }
        assertThat(KolmogorovSmirnov.oneSample(along, new Normal(0, 1)::cdf).pValue())
                .isGreaterThan(FALSE_ALARM);
        assertThat(KolmogorovSmirnov.oneSample(across, new Normal(0, 1.0 / 3)::cdf)
                        .pValue())
                .isGreaterThan(FALSE_ALARM);
    }

    /// Uniform on [0, 1] with likelihood exp(−30 θ): an exponential cut off at 1, all of it at the edge.
    @Test
    void aPosteriorAtTheEdgeOfItsSupportIsRecovered() {
        Prior prior = Priors.product(Priors.uniform("a", 0, 1));
        McmcResult result = SAMPLING.run(prior, theta -> -30 * theta[0], Seed.of(4));
        double[] draws = result.pooled().column(0);
        assertThat(Arrays.stream(draws)).allMatch(x -> x > 0 && x < 1);
        assertThat(KolmogorovSmirnov.oneSample(draws, x -> Math.expm1(-30 * x) / Math.expm1(-30))
                        .pValue())
                .isGreaterThan(FALSE_ALARM);
    }

    @Test
    void theDrawsStandForAPosterior() {
        Prior prior = Priors.product(Priors.uniform("a", 0, 1));
        ToDoubleFunction<double[]> likelihood = theta -> -30 * theta[0];
        Tensor draws = SAMPLING.withDraws(50).run(prior, likelihood, Seed.of(4)).pooled();
        McmcPosterior posterior = new McmcPosterior(prior, draws, likelihood);
        assertThat(posterior.sample(100, Seed.of(1)).slice(0, 10)).isEqualTo(posterior.sample(10, Seed.of(1)));
        Tensor potential = posterior.logPotential(Tensor.ofRows(new double[] {0.5}, new double[] {2}));
        assertThat(potential.toArray()).containsExactly(-15, Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> new McmcPosterior(prior, draws.slice(0, 0), likelihood))
                .hasMessageContaining("draws [0, 1] cannot stand for a posterior over [a]");
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1), Priors.uniform("b", -1, 1));
        SliceSampling small = SAMPLING.withDraws(20).withWarmUp(10);
        ToDoubleFunction<double[]> likelihood = theta -> -square(theta[0] - theta[1]);
        assertThat(small.withThreads(3).run(prior, likelihood, Seed.of(5)))
                .isEqualTo(small.withThreads(1).run(prior, likelihood, Seed.of(5)));
    }

    @Test
    void separatedModesAreNotMixed() {
        Prior prior = Priors.product(Priors.uniform("a", -100, 100));
        ToDoubleFunction<double[]> likelihood =
                theta -> -square(Math.min(Math.abs(theta[0] - 60), Math.abs(theta[0] + 60)) / 0.5) / 2;
        McmcResult result = SliceSampling.DEFAULT.withDraws(100).withWarmUp(100).run(prior, likelihood, Seed.of(6));
        assertThat(result.ending())
                .isInstanceOfSatisfying(
                        McmcEnding.NotMixed.class,
                        ending -> assertThat(ending.advice()).contains("the chains of 'a' have R-hat"));
    }

    @Test
    void aSpentBudgetKeepsWhatThereIs() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1));
        McmcResult result = SAMPLING.withBudget(1_000 + 4 * 3_000, Duration.ofMinutes(1))
                .run(prior, theta -> -square(theta[0]), Seed.of(7));
        assertThat(result.ending())
                .isInstanceOfSatisfying(
                        McmcEnding.BudgetSpent.class,
                        ending -> assertThat(ending.advice()).contains("of 500 draws"));
        assertThat(result.draws().shape().extent(1)).isBetween(10, 499);
        assertThat(result.evaluations()).isBetween(10_000L, 13_100L);
        McmcResult none =
                SAMPLING.withBudget(1_000, Duration.ofMinutes(1)).run(prior, theta -> -square(theta[0]), Seed.of(7));
        assertThat(none.ending()).isInstanceOf(McmcEnding.BudgetSpent.class);
        assertThat(none.pooled().rows()).isZero();
    }

    @Test
    void anImpossibleObservationHasNoStart() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1));
        McmcResult result = SAMPLING.run(prior, theta -> Double.NEGATIVE_INFINITY, Seed.of(8));
        assertThat(result.ending()).isInstanceOf(McmcEnding.NoStart.class);
        assertThat(result.convergence()).isEqualTo(List.of());
    }

    @Test
    void aLikelihoodThatIsNotANumberIsRefused() {
        Prior prior = Priors.product(Priors.normal("a", 0, 1));
        assertThatThrownBy(() -> SAMPLING.run(prior, theta -> Math.sqrt(theta[0]), Seed.of(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the log-likelihood is NaN at theta = [-");
    }

    private static double square(double x) {
        return x * x;
    }
}
