package org.sibyl.engine.kernel;

import java.util.Arrays;
import java.util.function.IntFunction;

/// Which part of a matrix product C = A·B is worth computing: for every [#ROWS] rows of C, a range of the terms p of
/// Σₚ aᵢₚ bₚⱼ outside which A is zero, and a range of the columns j outside which nobody looks.
///
/// The masks of a masked autoregressive network are block triangular, which leaves about half.
public final class Bands {
    /// Rows of C that share their ranges: the height of the kernels' tiles.
    public static final int ROWS = 5;

    private final int[] firstTerm;
    private final int[] lastTerm;
    private final int[] firstColumn;
    private final int[] lastColumn;

    private Bands(int[] firstTerm, int[] lastTerm, int[] firstColumn, int[] lastColumn) {
        this.firstTerm = firstTerm;
        this.lastTerm = lastTerm;
        this.firstColumn = firstColumn;
        this.lastColumn = lastColumn;
    }

    /// All terms of all columns.
    public static Bands full(int m, int n, int k) {
        int groups = Math.ceilDiv(m, ROWS);
        int[] lastTerm = new int[groups];
        int[] lastColumn = new int[groups];
        Arrays.fill(lastTerm, k);
        Arrays.fill(lastColumn, n);
        return new Bands(new int[groups], lastTerm, new int[groups], lastColumn);
    }

    /// Positions from (inclusive) to (exclusive).
    public record Span(int from, int to) {}

    /// The ranges that each row's terms and columns span.
    ///
    /// @param columns spans of whole multiples of a vector's lanes, or to the end
    public static Bands spans(int m, IntFunction<Span> terms, IntFunction<Span> columns) {
        Bands bands = full(m, 0, 0);
        for (int i = 0; i < m; i++) {
            int group = i / ROWS;
            boolean first = i % ROWS == 0;
            Span term = terms.apply(i);
            Span column = columns.apply(i);
            bands.firstTerm[group] = first ? term.from() : Math.min(bands.firstTerm[group], term.from());
            bands.lastTerm[group] = Math.max(bands.lastTerm[group], term.to());
            bands.firstColumn[group] = first ? column.from() : Math.min(bands.firstColumn[group], column.from());
            bands.lastColumn[group] = Math.max(bands.lastColumn[group], column.to());
        }
        return bands;
    }

    /// Whether an element counts.
    @FunctionalInterface
    public interface Counts {
        /// Of row and column.
        boolean at(int i, int j);
    }

    /// Ranges that hold everything that counts; columns are rounded to whole multiples of `lanes`.
    ///
    /// @param terms whether aᵢₚ may be other than 0
    /// @param columns whether somebody looks at cᵢⱼ
    public static Bands of(int m, int n, int k, Counts terms, Counts columns, int lanes) {
        Bands bands = full(m, n, k);
        for (int group = 0; group < bands.groups(); group++) {
            int from = group * ROWS;
            int to = Math.min(m, from + ROWS);
            range(from, to, k, terms, 1, bands.firstTerm, bands.lastTerm, group);
            range(from, to, n, columns, lanes, bands.firstColumn, bands.lastColumn, group);
        }
        return bands;
    }

    private static void range(
            int from, int to, int extent, Counts counts, int multiple, int[] first, int[] last, int group) {
        int least = extent;
        int most = 0;
        for (int i = from; i < to; i++) {
            for (int j = 0; j < extent; j++) {
                if (counts.at(i, j)) {
                    least = Math.min(least, j);
                    most = Math.max(most, j + 1);
                }
            }
        }
        first[group] = most == 0 ? 0 : least / multiple * multiple;
        last[group] = Math.min(extent, Math.ceilDiv(most, multiple) * multiple);
    }

    /// The number of groups of rows.
    public int groups() {
        return firstTerm.length;
    }

    /// The first term of a group's sums.
    public int firstTerm(int group) {
        return firstTerm[group];
    }

    /// The term after the last of a group's sums.
    public int lastTerm(int group) {
        return lastTerm[group];
    }

    /// The first column of a group.
    public int firstColumn(int group) {
        return firstColumn[group];
    }

    /// The column after the last of a group.
    public int lastColumn(int group) {
        return lastColumn[group];
    }

    /// The first group after this one with other columns.
    public int nextColumns(int group) {
        int next = group + 1;
        while (next < groups() && firstColumn[next] == firstColumn[group] && lastColumn[next] == lastColumn[group]) {
            next++;
        }
        return next;
    }
}
