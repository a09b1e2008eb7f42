package org.sibyl.benchmark;

import java.util.List;
import org.sibyl.density.kernel.BandwidthRule;
import org.sibyl.density.kernel.ImprovedSheatherJones;

/// The rows of `bench classical`, in the order of the table.
final class ClassicalRows {
    private ClassicalRows() {}

    /// All rows, with so many times fewer data than they are about.
    static List<ClassicalRow> all(int divisor) {
        return List.of(
                new KernelRow("kde-exact-2d", 100_000 / divisor, 2, 10_000 / divisor),
                new KernelRow("kde-exact-5d", 100_000 / divisor, 5, 10_000 / divisor),
                new GridRow("kde-grid-1d", 1_000_000 / divisor, BandwidthRule.SILVERMAN),
                new GridRow("kde-grid-1d-isj", 1_000_000 / divisor, ImprovedSheatherJones.DEFAULT),
                new BandwidthRow("kde-cv-1d", Math.max(500, 5_000 / divisor)),
                new MixtureRow("gmm-10d-iteration", 100_000 / divisor, MixtureRow.Extent.ITERATION),
                new MixtureRow("gmm-10d", 100_000 / divisor, MixtureRow.Extent.WHOLE_FIT),
                new LogisticRow("logistic-20d", 1_000_000 / divisor),
                new AucRow("auc", 1_000_000 / divisor));
    }
}
