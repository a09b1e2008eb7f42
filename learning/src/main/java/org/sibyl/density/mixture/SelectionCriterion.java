package org.sibyl.density.mixture;

import java.util.Locale;
import java.util.Optional;

/// What decides how many components a mixture has.
public enum SelectionCriterion {
    /// Least −2 ln L + p ln n, with p free parameters and n rows, or the sum of their weights (Schwarz
    /// 1978).
    BIC,
    /// Least −2 ln L + 2 p (Akaike 1974).
    AIC,
    /// Greatest mean log-density of rows that were held out.
    CROSS_VALIDATION;

    /// The word for it in files: `bic`, `aic`, `cross_validation`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The criterion of this word; empty if there is none.
    public static Optional<SelectionCriterion> of(String word) {
        for (SelectionCriterion criterion : values()) {
            if (criterion.word().equals(word)) {
                return Optional.of(criterion);
            }
        }
        return Optional.empty();
    }
}
