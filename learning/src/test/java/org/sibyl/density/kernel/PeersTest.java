package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Log-densities beside SciPy's and scikit-learn's, on two determinations of the ages of bulge dwarfs and on
/// small tables of two and five columns, also far out in the tails.
class PeersTest {
    private static final Seed SEED = Seed.of(1);

    @ParameterizedTest
    @ValueSource(strings = {"joyce", "bensby", "plane", "five"})
    void referenceRulesAgreeWithSciPy(String name) {
        Golden golden = Golden.read(name);
        for (String rule : new String[] {"scott", "silverman"}) {
            BandwidthRule own = rule.equals("scott") ? BandwidthRule.SCOTT : BandwidthRule.SILVERMAN;
            assertClose(golden, "scipy " + rule, estimate(golden.rows(), Kernel.GAUSSIAN, own));
            assertClose(golden, "scipy " + rule + " weighted", estimate(golden.weightedRows(), Kernel.GAUSSIAN, own));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"joyce", "bensby", "plane", "five"})
    void kernelsAndAbsoluteRulesAgreeWithScikitLearn(String name) {
        Golden golden = Golden.read(name);
        assertClose(golden, "sklearn scott", estimate(golden.rows(), Kernel.GAUSSIAN, BandwidthRule.SCOTT_ABSOLUTE));
        assertClose(
                golden,
                "sklearn silverman",
                estimate(golden.rows(), Kernel.GAUSSIAN, BandwidthRule.SILVERMAN_ABSOLUTE));
        BandwidthRule fixed = BandwidthRule.fixed(Bandwidth.of(golden.get("bandwidth")[0]));
        for (Kernel kernel : Kernel.values()) {
            String label = "sklearn " + kernel.name().toLowerCase(Locale.ROOT);
            if (kernel == Kernel.COSINE && golden.queries().columns() == 2) {
                continue;
            }
            assertClose(golden, label, estimate(golden.rows(), kernel, fixed));
            assertClose(golden, label + " weighted", estimate(golden.weightedRows(), kernel, fixed));
        }
    }

    /// ∫ u cos(πu/2) du = 2/π − (2/π)², of which scikit-learn takes the first term only (its sum over parts
    /// ends early in even dimensions), so that its density integrates to 1 − 2/π.
    @Test
    void theCosineKernelIsNormalisedInEvenDimensionsToo() {
        Golden golden = Golden.read("plane");
        BandwidthRule fixed = BandwidthRule.fixed(Bandwidth.of(golden.get("bandwidth")[0]));
        double[] peer = golden.get("sklearn cosine");
        Tensor found = estimate(golden.rows(), Kernel.COSINE, fixed).logProb(golden.queries());
        for (int i = 0; i < peer.length; i++) {
            if (Double.isInfinite(peer[i])) {
                assertThat(found.get(i)).isEqualTo(peer[i]);
            } else {
                assertThat(found.get(i)).isCloseTo(peer[i] - Math.log(1 - 2 / Math.PI), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"joyce", "bensby", "plane", "five"})
    void crossValidationAgreesWithScikitLearn(String name) {
        Golden golden = Golden.read(name);
        CrossValidatedBandwidth rule = CrossValidatedBandwidth.DEFAULT
                .withCandidates(golden.get("candidates"))
                .withOrder(FoldOrder.CONSECUTIVE);
        BandwidthSearch search =
                estimate(golden.rows(), Kernel.GAUSSIAN, rule).search().orElseThrow();
        double[] expected = golden.get("held out");
        for (int i = 0; i < expected.length; i++) {
            assertThat(search.candidates().get(i).heldOut())
                    .isCloseTo(expected[i], within(1e-9 * Math.abs(expected[i])));
        }
        assertThat(search.winner().bandwidth()).isEqualTo(Bandwidth.of(golden.get("winner")[0]));
    }

    @Test
    void factorsAreThoseOfTheRules() {
        Tensor x = Tensor.of(new double[] {1, 2, 4, 8, 9, 11}, 6, 1);
        Bandwidth scott = KernelDensityEstimator.DEFAULT
                .withBandwidth(BandwidthRule.SCOTT_ABSOLUTE)
                .fit(x, SEED)
                .bandwidth();
        assertThat(scott).isEqualTo(Bandwidth.of(StrictMath.pow(6, -0.2)));
    }

    private static KernelDensity estimate(WeightedRows rows, Kernel kernel, BandwidthRule rule) {
        return KernelDensityEstimator.DEFAULT
                .withKernel(kernel)
                .withBandwidth(rule)
                .fit(rows, SEED);
    }

    /// 10⁻⁹ of the log-density, or of 1 where that is small; −∞ is −∞.
    private static void assertClose(Golden golden, String label, KernelDensity model) {
        double[] expected = golden.get(label);
        Tensor found = model.logProb(golden.queries());
        assertThat(found.size()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isInfinite(expected[i])) {
                assertThat(found.get(i)).as("%s, query %d", label, i).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                assertThat(found.get(i))
                        .as("%s, query %d", label, i)
                        .isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }
}
