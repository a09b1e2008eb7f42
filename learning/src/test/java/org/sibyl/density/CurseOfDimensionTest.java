package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.sibyl.random.Seed;

class CurseOfDimensionTest {
    private static final List<CurseOfDimension> PANEL = CurseOfDimension.upTo(15, 10);

    /// Interval, disk, ball, and the four-dimensional π²/32.
    @Test
    void theBallHasItsVolume() {
        double[] expected = {1, Math.PI / 4, Math.PI / 6, Math.PI * Math.PI / 32, Math.PI * Math.PI / 60};
        for (int d = 1; d <= 5; d++) {
            assertThat(PANEL.get(d - 1).ball()).isCloseTo(expected[d - 1], within(1e-14));
            assertThat(PANEL.get(d - 1).corners())
                    .isEqualTo(1 - PANEL.get(d - 1).ball());
        }
    }

    /// 1e5 uniform points of the seven-dimensional cube: 3.69 % of them lie in the ball, within 5.3
    /// standard deviations (false-alarm rate 1e-7, seed 3).
    @Test
    void theBallHasItsShareOfUniformPoints() {
        int n = 100_000;
        double share = 0;
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int j = 0; j < 7; j++) {
                double x = (Seed.of(3).bits(7L * i + j) >>> 11) * 0x1p-53 - 0.5;
                squares += x * x;
            }
            share += squares <= 0.25 ? 1.0 / n : 0;
        }
        double ball = PANEL.get(6).ball();
        assertThat(share).isCloseTo(ball, within(5.3 * Math.sqrt(ball * (1 - ball) / n)));
    }

    @Test
    void cubesAndCellsArePowers() {
        CurseOfDimension ten = PANEL.get(9);
        assertThat(ten.dimension()).isEqualTo(10);
        assertThat(ten.cube()).isEqualTo(0x1p-10);
        assertThat(ten.cells()).isEqualTo(1e10);
        assertThat(PANEL.get(14).cells()).isEqualTo(1e15);
        assertThat(ten.rowsForWindow(100, 0.1)).isCloseTo(1e11, Percentage.withPercentage(1e-10));
        assertThat(PANEL.getFirst().rowsForWindow(100, 0.1)).isEqualTo(100);
    }

    /// Silverman (1986), table 4.2, which gives whole rows up to d = 5 and three digits above.
    @Test
    void rowsNeededAreThoseOfSilverman() {
        double[] table = {4, 19, 67, 223, 768, 2790, 10_700, 43_700, 187_000, 842_000};
        for (int d = 1; d <= 10; d++) {
            double rows = PANEL.get(d - 1).rows();
            if (d <= 5) {
                assertThat(Math.ceil(rows)).isEqualTo(table[d - 1]);
            } else {
                double digits = Math.pow(10, Math.floor(Math.log10(rows)) - 2);
                assertThat(Math.rint(rows / digits) * digits).isCloseTo(table[d - 1], within(1e-6));
            }
        }
    }

    @Test
    void emptyPanelsAreRefused() {
        assertThatThrownBy(() -> CurseOfDimension.upTo(0, 10)).hasMessageContaining("at least one dimension");
        assertThatThrownBy(() -> PANEL.getFirst().rowsForWindow(10, 0)).hasMessageContaining("window above 0");
    }
}
