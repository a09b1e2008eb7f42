package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sibyl.estimator.DataException;
import org.sibyl.metric.Information.Unit;
import org.sibyl.testing.Golden;

class InformationTest {
    @Test
    void agreesWithScipy() {
        Golden golden = Golden.of(getClass(), "information.csv");
        double[] p = new double[6];
        double[] q = new double[6];
        for (int k = 0; k < 6; k++) {
            p[k] = golden.get("p" + k);
            q[k] = golden.get("q" + k);
        }
        assertThat(Information.entropy(p, Unit.NATS)).isCloseTo(golden.get("entropy_nats"), within(1e-14));
        assertThat(Information.entropy(p, Unit.BITS)).isCloseTo(golden.get("entropy_bits"), within(1e-14));
        assertThat(Information.divergence(p, q, Unit.NATS)).isCloseTo(golden.get("divergence_nats"), within(1e-14));
        assertThat(Information.divergence(p, q, Unit.BITS)).isCloseTo(golden.get("divergence_bits"), within(1e-14));
        assertThat(Information.crossEntropy(p, q, Unit.NATS))
                .isCloseTo(golden.get("cross_entropy_nats"), within(1e-14));
    }

    /// A quiet day in 99 of 100: 0.056 nats; a fair coin: log 2, one bit.
    @Test
    void rareSurprisesCarryLittleInformation() {
        assertThat(Information.binaryEntropy(0.01, Unit.NATS)).isCloseTo(0.0560, within(5e-5));
        assertThat(Information.binaryEntropy(0.5, Unit.NATS)).isEqualTo(Math.log(2));
        assertThat(Information.binaryEntropy(0.5, Unit.BITS)).isCloseTo(1, within(1e-15));
        assertThat(Information.binaryEntropy(0, Unit.BITS)).isEqualTo(0);
        assertThat(Information.binaryEntropy(1, Unit.BITS)).isEqualTo(0);
    }

    @Test
    void impossibleOutcomesAreSaidPlainly() {
        double[] p = {0.5, 0.5, 0};
        double[] q = {1, 0, 0};
        assertThat(Information.divergence(p, q, Unit.NATS)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Information.crossEntropy(p, q, Unit.BITS)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Information.divergence(q, p, Unit.BITS)).isCloseTo(1, within(1e-15));
        assertThat(Information.divergence(p, p, Unit.NATS)).isEqualTo(0);
    }

    /// KL(P ‖ Q) ≈ ½ Σ δ²/p for q = p + δ: 2e-16 here, where a difference of entropies has lost everything.
    @Test
    void smallDivergencesKeepTheirDigits() {
        double[] p = {0.5, 0.5};
        double[] q = {0.5 + 1e-8, 0.5 - 1e-8};
        assertThat(Information.divergence(p, q, Unit.NATS)).isCloseTo(2e-16, within(1e-22));
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> Information.entropy(new double[] {0.5, 0.6}, Unit.NATS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the probabilities of P add up to 1.1");
        assertThatThrownBy(() -> Information.entropy(new double[] {1.5, -0.5}, Unit.NATS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("outcome 1 of P is 1.5");
        assertThatThrownBy(() -> Information.divergence(new double[] {1}, new double[] {0.5, 0.5}, Unit.NATS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("P has 1 outcomes and Q has 2");
        assertThatThrownBy(() -> Information.binaryEntropy(Double.NaN, Unit.NATS))
                .isInstanceOf(DataException.class);
    }
}
