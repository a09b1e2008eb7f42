package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Maxima of the likelihood that are known from elsewhere.
class KnownOptimaTest {
    private static final Tensor OLD_FAITHFUL = GoldenTable.read("old_faithful.csv");

    /// mclust's VVV with two components: −1130.264.
    @Test
    void findsTheMaximumOfTwoFullComponents() {
        MixtureFit fit = GaussianMixtureEstimator.of(2).search(WeightedRows.of(OLD_FAITHFUL), Seed.of(1));
        assertThat(fit.last().logLikelihood()).isCloseTo(-1130.264, within(1e-3));
    }

    @Test
    void findsTheMaximumOfThreeTiedComponents() {
        MixtureFit fit = GaussianMixtureEstimator.of(3)
                .withCovariance(CovarianceKind.TIED)
                .search(WeightedRows.of(OLD_FAITHFUL), Seed.of(1));
        assertThat(fit.last().logLikelihood()).isGreaterThan(-1126.32);
    }
}
