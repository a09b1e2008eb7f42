package org.sibyl.density.mixture;

import java.util.Locale;

/// Where expectation-maximisation begins. Both scale the columns by their standard deviations first, so
/// that the start does not depend on units.
public enum MixtureStart {
    /// Clusters by k-means: centres drawn far from each other (k-means++, Arthur and Vassilvitskii 2007),
    /// then at most 20 of Lloyd's iterations, on at most 10,000 rows drawn at random.
    K_MEANS,
    /// Rows drawn at random as means, with the variances of all rows.
    RANDOM;

    /// The word for it: `k_means`, `random`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
