package org.sibyl.split;

import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.tensor.Tensor;

/// Indices of the rows to fit and of those to judge the fit by; together all rows, none in both.
public final class Split {
    private final int[] training;
    private final int[] test;

    Split(int[] training, int[] test) {
        this.training = training;
        this.test = test;
    }

    /// The rows to fit, in increasing order.
    public int[] training() {
        return training.clone();
    }

    /// The rows to judge the fit by, in increasing order.
    public int[] test() {
        return test.clone();
    }

    /// A random split: a share of the rows, rounded, at least one row on each side.
    ///
    /// @param n the number of rows
    /// @param testShare between 0 and 1
    /// @throws DataException if there are fewer than two rows or the share is not between 0 and 1
    public static Split random(int n, double testShare, Seed seed) {
        return Strata.ofOne(n).split(testShare, seed);
    }

    /// A random split that keeps the share of each class: each is split for itself.
    ///
    /// @param labels `[n]`, one number for each class
    /// @param testShare between 0 and 1
    /// @throws DataException if a class has fewer than two rows or the share is not between 0 and 1
    public static Split stratified(Tensor labels, double testShare, Seed seed) {
        return Strata.of(labels).split(testShare, seed);
    }

    /// A random order of 0 … n − 1.
    static int[] order(int n, Seed seed) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Variates.shuffle(seed.generator(), order);
        return order;
    }
}
