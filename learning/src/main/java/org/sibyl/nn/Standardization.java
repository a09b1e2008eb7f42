package org.sibyl.nn;

import java.util.Arrays;
import java.util.List;
import org.sibyl.numeric.Quantiles;
import org.sibyl.tensor.Tensor;

/// A map of each column to mean 0 and standard deviation 1, as networks want their inputs; it survives
/// constant and heavy-tailed columns.
///
/// For column j with median m, robust scale s = (q75 − q25)/1.349, and then mean and sd of what comes out:
///
/// | column | map |
/// |---|---|
/// | ordinary | (x − mean)/sd |
/// | heavy-tailed: (q99.5 − q0.5) > 6 (q75 − q25) | (asinh((x − m)/s) − mean)/sd |
/// | constant | x − m |
///
/// The ratio of the quantile ranges is 3.8 for a normal, 4.8 for an exponential and 8 for a log-normal
/// distribution with σ = 1. asinh is linear near the median and logarithmic far from it, on both sides.
///
/// @param columns one map for each column
public record Standardization(List<Column> columns) {
    private static final double HEAVY = 6;
    private static final double IQR_OF_NORMAL = 1.3489795003921634;

    /// Copies the list.
    public Standardization {
        columns = List.copyOf(columns);
    }

    /// The map of one column.
    ///
    /// @param tail whether the column is compressed first
    /// @param center subtracted before the compression
    /// @param spread divides before the compression
    /// @param mean subtracted at the end
    /// @param deviation divides at the end, 1 for a constant column
    public record Column(Tail tail, double center, double spread, double mean, double deviation) {
        double apply(double x) {
            double y = (x - center) / spread;
            return ((tail == Tail.HEAVY ? asinh(y) : y) - mean) / deviation;
        }
    }

    /// How far a column's values reach beyond their bulk.
    public enum Tail {
        /// Not so far that the bulk would shrink.
        ORDINARY,
        /// So far that an affine map would squeeze the bulk into a point.
        HEAVY
    }

    /// The standardization that these rows ask for.
    ///
    /// @param rows `[n, d]`, all finite, n ≥ 1
    /// @throws IllegalArgumentException if there is no row or a value is not finite
    public static Standardization of(Tensor rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("standardization needs at least one row, found none; simulate more");
        }
        Column[] columns = new Column[rows.columns()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = column(rows.column(j), j);
        }
        return new Standardization(List.of(columns));
    }

    /// The affine standardization of these rows, (x − mean)/sd with divisor n, also of heavy-tailed
    /// columns: what linear methods want, whose coefficients then have a meaning.
    ///
    /// @param rows `[n, d]`, all finite, n ≥ 1
    /// @throws IllegalArgumentException if there is no row or a value is not finite
    public static Standardization affine(Tensor rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("standardization needs at least one row, found none; give more rows");
        }
        Column[] columns = new Column[rows.columns()];
        for (int j = 0; j < columns.length; j++) {
            double[] values = rows.column(j);
            requireFinite(values, j);
            columns[j] = finished(values, Tail.ORDINARY, 0, 1);
        }
        return new Standardization(List.of(columns));
    }

    /// The standardized rows.
    ///
    /// @param rows `[n, d]`
    /// @throws IllegalArgumentException if the number of columns is another
    public Tensor apply(Tensor rows) {
        if (rows.columns() != columns.size()) {
            throw new IllegalArgumentException("rows have " + rows.columns() + " columns but this standardization was"
                    + " made for " + columns.size() + "; give the columns that it was fitted to");
        }
        double[] out = rows.toArray();
        for (int i = 0; i < out.length; i++) {
            out[i] = columns.get(i % columns.size()).apply(out[i]);
        }
        return Tensor.adopt(out, rows.rows(), rows.columns());
    }

    private static Column column(double[] values, int j) {
        requireFinite(values, j);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double iqr = Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25);
        if (Quantiles.of(sorted, 0.995) - Quantiles.of(sorted, 0.005) <= HEAVY * iqr) {
            return finished(values, Tail.ORDINARY, 0, 1);
        }
        double median = Quantiles.of(sorted, 0.5);
        double spread = iqr > 0 ? iqr / IQR_OF_NORMAL : medianDistance(values, median);
        return finished(values, Tail.HEAVY, median, spread);
    }

    private static void requireFinite(double[] values, int j) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            throw new IllegalArgumentException("column " + j + " has values that are not finite, between " + sorted[0]
                    + " and " + sorted[sorted.length - 1] + "; leave out rows that are not valid");
        }
    }

    private static Column finished(double[] values, Tail tail, double center, double spread) {
        Column raw = new Column(tail, center, spread, 0, 1);
        double mean = 0;
        for (double value : values) {
            mean += raw.apply(value) / values.length;
        }
        double variance = 0;
        for (double value : values) {
            double residual = raw.apply(value) - mean;
            variance += residual * residual / values.length;
        }
        double deviation = Math.sqrt(variance);
        // Rounding leaves a constant column a deviation of a few ulp, which would blow its noise up.
        boolean constant = deviation <= 1e-12 * Math.max(1, Math.abs(mean));
        return new Column(tail, center, spread, mean, constant ? 1 : deviation);
    }

    /// The median of |x − center| among the values that differ from the center; 1 if none does.
    private static double medianDistance(double[] values, double center) {
        double[] distances = Arrays.stream(values)
                .map(x -> Math.abs(x - center))
                .filter(x -> x > 0)
                .sorted()
                .toArray();
        return distances.length == 0 ? 1 : distances[distances.length / 2];
    }

    private static double asinh(double y) {
        double a = Math.abs(y);
        return Math.copySign(StrictMath.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))), y);
    }
}
