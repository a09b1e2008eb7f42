package org.sibyl.density.mixture;

import java.util.Locale;
import java.util.Optional;

/// What the covariances Σ_k of a mixture of K components in d columns have in common, from many parameters
/// to few.
public enum CovarianceKind {
    /// Each component has its own ellipsoid: K d (d + 1) / 2 numbers.
    FULL,
    /// All components have one ellipsoid in common: d (d + 1) / 2 numbers.
    TIED,
    /// Each component has its own ellipsoid with axes along the columns: K d numbers.
    DIAGONAL,
    /// Each component is a ball of its own size: K numbers.
    SPHERICAL;

    /// The word for it in files: `full`, `tied`, `diagonal`, `spherical`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this word; empty if there is none.
    public static Optional<CovarianceKind> of(String word) {
        for (CovarianceKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// How many numbers a mixture has: K − 1 weights, K d means, and the covariances.
    public int freeParameters(int components, int columns) {
        int ellipsoid = columns * (columns + 1) / 2;
        int covariances = switch (this) {
            case FULL -> components * ellipsoid;
            case TIED -> ellipsoid;
            case DIAGONAL -> components * columns;
            case SPHERICAL -> components;
        };
        return components - 1 + components * columns + covariances;
    }

    /// The first column that the covariance of column j may connect it with: 0, or j itself where columns
    /// are uncorrelated.
    int first(int j) {
        return switch (this) {
            case FULL, TIED -> 0;
            case DIAGONAL, SPHERICAL -> j;
        };
    }
}
