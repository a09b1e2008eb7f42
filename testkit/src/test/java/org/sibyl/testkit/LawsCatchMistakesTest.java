package org.sibyl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.sibyl.distribution.Exponential;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.Parameter;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.distribution.Univariate;
import org.sibyl.simulator.Simulator;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Coordinatewise;
import org.sibyl.transform.Log;
import org.sibyl.transform.Mapped;

/// A law that nothing breaks says nothing: each of these subjects breaks one.
final class LawsCatchMistakesTest {
    /// The log-determinant of the inverse with the sign of the forward map.
    private record WrongSign(Bijection base) implements Bijection {
        @Override
        public int dimension() {
            return base.dimension();
        }

        @Override
        public Mapped forward(Tensor z) {
            return base.forward(z);
        }

        @Override
        public Mapped inverse(Tensor x) {
            Mapped mapped = base.inverse(x);
            return new Mapped(mapped.value(), base.forward(mapped.value()).logDet());
        }
    }

    /// Draws from `drawn` but has the density and the cdf of `claimed`.
    private record Impostor(Univariate claimed, Univariate drawn) implements Univariate {
        @Override
        public String family() {
            return claimed.family();
        }

        @Override
        public double logDensity(double x) {
            return claimed.logDensity(x);
        }

        @Override
        public double draw(RandomGenerator random) {
            return drawn.draw(random);
        }

        @Override
        public double cdf(double x) {
            return claimed.cdf(x);
        }

        @Override
        public double quantile(double p) {
            return claimed.quantile(p);
        }

        @Override
        public double lower() {
            return claimed.lower();
        }

        @Override
        public double upper() {
            return claimed.upper();
        }

        @Override
        public double mean() {
            return drawn.mean();
        }

        @Override
        public double variance() {
            return drawn.variance();
        }
    }

    /// A prior whose density is too large by a tenth.
    private record Inflated(Univariate marginal) implements Prior {
        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("theta", "", marginal.lower(), marginal.upper()));
        }

        @Override
        public double[] draw(RandomGenerator random) {
            return new double[] {marginal.draw(random)};
        }

        @Override
        public double logDensity(double[] theta) {
            return marginal.logDensity(theta[0]) + Math.log(1.1);
        }

        @Override
        public Univariate marginal(int parameter) {
            return marginal;
        }

        @Override
        public Bijection toUnconstrained() {
            return Coordinatewise.of(marginal.toUnconstrained());
        }
    }

    @Test
    void aWrongLogDeterminant() {
        BijectionLaws laws = () -> Stream.of(new WrongSign(Coordinatewise.of(new Log())));
        assertBroken(laws.logDeterminantsCancel());
        assertBroken(laws.logDeterminantIsThatOfTheJacobian());
        assertKept(laws.inverseUndoesForward());
    }

    @Test
    void drawsOfAnotherDistribution() {
        UnivariateLaws laws = () -> Stream.of(new Impostor(new Normal(0, 1), new Normal(0.1, 1)));
        assertBroken(laws.drawsFollowTheCdf());
        assertBroken(laws.momentsAreThoseOfTheDensity());
        assertKept(laws.densityIntegratesToTheCdf());
    }

    @Test
    void aDensityThatDoesNotIntegrateToOne() {
        PriorLaws laws = () -> Stream.of(new Inflated(new Exponential(2)));
        assertBroken(laws.densityIntegratesToOne());
        assertKept(laws.columnsFollowTheMarginals());
    }

    @Test
    void aSamplerWithAWrongCorrelation() {
        Prior exact = Priors.multivariateNormal(List.of("a", "b"), new double[2], new double[][] {{1, 0.9}, {0.9, 1}});
        Prior independent =
                Priors.multivariateNormal(List.of("a", "b"), new double[2], new double[][] {{1, 0}, {0, 1}});
        SamplerLaws right = () -> Stream.of(new SamplerLaws.Case("right", exact::sample, exact, 1));
        SamplerLaws wrong = () -> Stream.of(new SamplerLaws.Case("wrong", independent::sample, exact, 1));
        assertKept(right.samplesFollowTheTarget());
        assertKept(right.samplesAreTheirSeeds());
        assertBroken(wrong.samplesFollowTheTarget());
    }

    @Test
    void aSimulatorThatRemembers() {
        double[] calls = new double[1];
        Simulator remembering = (theta, random) -> new double[] {theta[0] + calls[0]++};
        SimulatorLaws laws =
                () -> Stream.of(new SimulatorLaws.Case("remembering", remembering, new Inflated(new Normal(0, 1)), 1));
        assertBroken(laws.resultsAreTheirSeeds());
        assertKept(laws.observablesAreEquallyMany());
    }

    private static void assertBroken(Stream<DynamicTest> law) {
        assertThat(law).noneMatch(LawsCatchMistakesTest::passes);
    }

    private static void assertKept(Stream<DynamicTest> law) {
        assertThat(law).allMatch(LawsCatchMistakesTest::passes);
    }

    private static boolean passes(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return true;
        } catch (AssertionError failure) {
            return false;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
