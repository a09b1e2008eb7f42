package org.sibyl.nn;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.sibyl.engine.Expr;

/// Reductions over groups of rows that lie one under the other: the pixels of an image, the elements of a set.
///
/// Pairs are joined, then pairs of these, and so on, which keeps rounding small and takes log₂(size) operations.
public final class RowGroups {
    private RowGroups() {}

    /// The sums of groups: `[n · size, columns]` to `[n, columns]`.
    ///
    /// @throws IllegalArgumentException if the rows are no number of groups
    public static Expr sum(Expr x, int size) {
        return reduce(x, size, Expr::plus);
    }

    /// The greatest elements of groups: `[n · size, columns]` to `[n, columns]`.
    ///
    /// @throws IllegalArgumentException if the rows are no number of groups
    public static Expr max(Expr x, int size) {
        return reduce(x, size, Expr::maximum);
    }

    /// Each row `size` times: `[n, columns]` to `[n · size, columns]`.
    public static Expr repeat(Expr x, int size) {
        int[] rows = new int[x.rows() * size];
        Arrays.setAll(rows, i -> i / size);
        return x.gatherRows(rows);
    }

    private static Expr reduce(Expr x, int size, BinaryOperator<Expr> join) {
        if (x.rows() % size != 0) {
            throw new IllegalArgumentException(
                    "shape " + x.shape() + " is no number of groups of " + size + " rows (" + x + ")");
        }
        int columns = x.columns();
        Expr wide = x.reshape(x.rows() / size, size * columns);
        int left = size;
        while (left > 1) {
            int half = left / 2;
            Expr joined = join.apply(wide.columns(0, half * columns), wide.columns(half * columns, 2 * half * columns));
            wide = left % 2 == 0 ? joined : Expr.concat(1, joined, wide.columns(2 * half * columns, left * columns));
            left -= half;
        }
        return wide;
    }
}
