package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;

class ShrinkageTest {
    /// The posterior has half the prior's variance. The standard error at 4,000 draws is 0.016; five of them are
    /// allowed, a false-alarm rate of 1e-6.
    @Test
    void halfTheVarianceIsAShrinkageOfAHalf() {
        ShrinkageResult result =
                Shrinkage.DEFAULT.run(ConjugateNormal.exact(2).given(new double[] {1, -1}), Seed.of(1));
        assertThat(result.shrinkage().get(0)).isCloseTo(0.5, within(0.08));
        assertThat(result.shrinkage().get(1)).isCloseTo(0.5, within(0.08));
        assertThat(result.standardErrors().get(0)).isCloseTo(0.0158, within(0.003));
        assertThat(result.diagnostic().verdict()).isEqualTo(new Verdict.Pass());
        assertThat(result.diagnostic().value())
                .isEqualTo(
                        Math.min(result.shrinkage().get(0), result.shrinkage().get(1)));
    }

    @Test
    void aPosteriorLikeThePriorIsInconclusive() {
        Diagnostic diagnostic = Shrinkage.DEFAULT
                .run(new ConjugateNormal(2, 0, Math.sqrt(2)).given(new double[2]), Seed.of(1))
                .diagnostic();
        assertThat(diagnostic.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        verdict -> assertThat(verdict.reason())
                                .contains("says little about 'theta0'")
                                .doesNotContain("theta1"));
    }

    @Test
    void aPosteriorWiderThanThePriorIsAConcern() {
        Diagnostic diagnostic = Shrinkage.DEFAULT
                .run(new ConjugateNormal(2, 0, 2).given(new double[2]), Seed.of(1))
                .diagnostic();
        assertThat(diagnostic.value()).isCloseTo(-1, within(0.3));
        assertThat(diagnostic.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        verdict -> assertThat(verdict.advice()).contains("wider than the prior for 'theta0'"));
    }
}
