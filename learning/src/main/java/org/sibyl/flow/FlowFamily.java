package org.sibyl.flow;

import java.util.Locale;
import java.util.Optional;

/// The kinds of flows.
public enum FlowFamily {
    /// [MaskedAutoregressiveFlow]
    MAF,
    /// [NeuralSplineFlow]
    NSF;

    /// The word for it in files: `maf`, `nsf`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The family of this word; empty if there is none.
    public static Optional<FlowFamily> of(String word) {
        for (FlowFamily family : values()) {
            if (family.word().equals(word)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
