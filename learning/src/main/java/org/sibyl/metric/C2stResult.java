package org.sibyl.metric;

import java.util.List;

/// What a classifier two-sample test found.
///
/// @param accuracy the mean over the folds, near 0.5 if the sets cannot be told apart
/// @param foldAccuracies on the held-out rows of each fold
public record C2stResult(double accuracy, List<Double> foldAccuracies) {
    /// Copies the list.
    public C2stResult {
        foldAccuracies = List.copyOf(foldAccuracies);
    }
}
