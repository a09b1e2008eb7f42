package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BinomialBandTest {
    /// Oracle: scipy.stats.binom.ppf(0.025, n, p) and ppf(0.975, n, p).
    @Test
    void agreesWithBinomialQuantiles() {
        assertThat(BinomialBand.of(200, 0.05, 0.95)).isEqualTo(new BinomialBand(4, 16));
        assertThat(BinomialBand.of(1000, 0.5, 0.95)).isEqualTo(new BinomialBand(469, 531));
        assertThat(BinomialBand.of(20, 0.9, 0.95)).isEqualTo(new BinomialBand(15, 20));
    }

    @Test
    void certainEventsHaveNoWidth() {
        assertThat(BinomialBand.of(7, 0, 0.95)).isEqualTo(new BinomialBand(0, 0));
        assertThat(BinomialBand.of(7, 1, 0.95)).isEqualTo(new BinomialBand(7, 7));
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> BinomialBand.of(7, 1.5, 0.95)).hasMessageContaining("found p 1.5");
    }
}
