package org.sibyl.density.parametric;

import java.util.Locale;
import java.util.Optional;

/// The distributions that can be fitted by maximum likelihood.
public enum ParametricFamily {
    /// `mean` and `sd`, any real numbers.
    NORMAL,
    /// `mu` and `sigma` of the logarithm, numbers above 0.
    LOGNORMAL,
    /// `rate`, the inverse of the mean; numbers from 0 on.
    EXPONENTIAL,
    /// `shape` and `scale`, numbers above 0.
    GAMMA,
    /// `alpha` and `beta`, numbers between 0 and 1.
    BETA,
    /// `shape` and `scale`, numbers above 0.
    WEIBULL,
    /// `location`, `scale` and `degrees_of_freedom`, any real numbers with tails heavier than a normal's.
    STUDENT_T,
    /// `mean_1` … and `covariance_1_1`, `covariance_2_1` …: several columns.
    MULTIVARIATE_NORMAL;

    /// The word for it in files: `normal`, `student_t`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The family of this word; empty if there is none.
    public static Optional<ParametricFamily> of(String word) {
        for (ParametricFamily family : values()) {
            if (family.word().equals(word)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /// Whether it is a distribution of one column.
    public boolean univariate() {
        return this != MULTIVARIATE_NORMAL;
    }
}
