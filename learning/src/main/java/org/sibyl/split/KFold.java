package org.sibyl.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Rows in k folds for cross-validation: each fold is the test part once, with the others as training part.
public final class KFold {
    private KFold() {}

    /// k consecutive folds in the rows' order, as scikit-learn cuts without shuffling: the first n mod k have one row
    /// more.
    ///
    /// @throws DataException unless 2 ≤ k ≤ n
    public static List<Split> consecutive(int n, int k) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return folds(List.of(order), n, k);
    }

    /// k folds of rows in random order.
    ///
    /// @throws DataException unless 2 ≤ k ≤ n
    public static List<Split> shuffled(int n, int k, Seed seed) {
        return folds(List.of(Split.order(n, seed)), n, k);
    }

    /// k folds in random order, each with about the same share of each class.
    ///
    /// @param labels `[n]`, one number for each class
    /// @throws DataException unless k is at least 2 and every class has k rows
    public static List<Split> stratified(Tensor labels, int k, Seed seed) {
        Strata strata = Strata.of(labels);
        strata.requireRows(k, "folds");
        return folds(strata.shuffled(seed), labels.size(), k);
    }

    private static List<Split> folds(List<int[]> strata, int n, int k) {
        if (k < 2 || k > n) {
            throw new DataException("cross-validation of " + n + " rows in " + k
                    + " folds: expected between 2 folds and one for each row");
        }
        int[] foldOf = new int[n];
        int next = 0;
        for (int[] stratum : strata) {
            int at = 0;
            for (int part = 0; part < k; part++) {
                // The larger parts of one stratum go where the last one's ended, so that folds stay of one size.
                int size = stratum.length / k + (part < stratum.length % k ? 1 : 0);
                for (int i = 0; i < size; i++) {
                    foldOf[stratum[at++]] = (next + part) % k;
                }
            }
            next = (next + stratum.length % k) % k;
        }
        List<Split> splits = new ArrayList<>(k);
        for (int fold = 0; fold < k; fold++) {
            int[] training = new int[n];
            int[] test = new int[n];
            int trained = 0;
            int tested = 0;
            for (int i = 0; i < n; i++) {
                if (foldOf[i] == fold) {
                    test[tested++] = i;
                } else {
                    training[trained++] = i;
                }
            }
            splits.add(new Split(Arrays.copyOf(training, trained), Arrays.copyOf(test, tested)));
        }
        return splits;
    }
}
