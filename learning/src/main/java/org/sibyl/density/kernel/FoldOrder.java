package org.sibyl.density.kernel;

import java.util.List;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;

/// How rows come into folds.
public enum FoldOrder {
    /// In the rows' order, as scikit-learn's `KFold` without shuffling; for rows that are in no order of
    /// their own.
    CONSECUTIVE,
    /// In random order.
    SHUFFLED;

    List<Split> folds(int n, int k, Seed seed) {
        return this == CONSECUTIVE ? KFold.consecutive(n, k) : KFold.shuffled(n, k, seed);
    }
}
