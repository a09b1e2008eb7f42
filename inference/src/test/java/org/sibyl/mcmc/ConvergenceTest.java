package org.sibyl.mcmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvergenceTest {
    /// Oracle: ArviZ 0.23.4, rhat (method "rank"), ess "bulk" and "tail", on the same chains: x ← ρ x + e with e
    /// the sum of four uniform numbers less 2, from the linear congruential generator below seeded with 1, 2, …;
    /// chain c is moved by c times the shift.
    @ParameterizedTest
    @CsvSource({
        "4, 250, 0.7, 0, 1.0070435337614128, 187.8513887653581, 183.36098407951792",
        "4, 251, 0.7, 0.3, 1.0592614835202105, 63.41606998199761, 340.9144085279984",
        "2, 100, -0.5, 0, 1.006895857966619, 460.2059991327962, 217.85808545853237",
        "4, 200, 0.98, 0, 1.229761218607961, 13.159779808667249, 22.616788946189416"
    })
    void agreesWithArviz(int m, int n, double rho, double shift, double rHat, double bulk, double tail) {
        Convergence convergence = Convergence.of(chains(m, n, rho, shift));
        assertThat(convergence.rHat()).isCloseTo(rHat, within(1e-9));
        assertThat(convergence.bulkEss()).isCloseTo(bulk, within(1e-6 * bulk));
        assertThat(convergence.tailEss()).isCloseTo(tail, within(1e-6 * tail));
    }

    /// The same oracle on draws rounded down to thirds, which have many ties.
    @Test
    void agreesWithArvizOnDiscreteDraws() {
        double[][] chains = chains(4, 300, 0.5, 0);
        for (double[] chain : chains) {
            Arrays.setAll(chain, i -> Math.floor(3 * chain[i]));
        }
        Convergence convergence = Convergence.of(chains);
        assertThat(convergence.rHat()).isCloseTo(1.0011022822724895, within(1e-9));
        assertThat(convergence.bulkEss()).isCloseTo(378.7005609282454, within(1e-3));
        assertThat(convergence.tailEss()).isCloseTo(428.17616934258524, within(1e-3));
    }

    @Test
    void constantAndShortChainsSayNothing() {
        assertThat(Convergence.of(new double[3][100]).rHat()).isNaN();
        assertThat(Convergence.of(new double[3][3]).bulkEss()).isNaN();
        assertThatThrownBy(() -> Convergence.of(new double[][] {{1, 2}, {1}})).hasMessageContaining("2 and 1 draws");
    }

    private static double[][] chains(int m, int n, double rho, double shift) {
        double[][] chains = new double[m][n];
        for (int c = 0; c < m; c++) {
            long state = c + 1L;
            double x = 0;
            for (int i = 0; i < n; i++) {
                double e = -2;
                for (int k = 0; k < 4; k++) {
                    state = state * 6364136223846793005L + 1442695040888963407L;
                    e += (state >>> 11) * 0x1p-53;
                }
                x = rho * x + e;
                chains[c][i] = x + shift * c;
            }
        }
        return chains;
    }
}
