package org.sibyl.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.numeric.Quantiles;
import org.sibyl.tensor.Tensor;

/// Columns on a common scale that outliers do not set: (x − median)/s with s = 1.4826 · median |x − median|, which
/// is the standard deviation of a normal column. Where more than half of a column is one value, s is the standard
/// deviation instead; constant columns are left out.
///
/// @param width the number of columns that it was fitted to
/// @param columns the indices of the columns that are kept, in increasing order
/// @param medians of the kept columns
/// @param scales of the kept columns, positive
public record RobustScaling(int width, List<Integer> columns, Tensor medians, Tensor scales) {
    private static final double MAD_TO_SD = 1.482602218505602;

    /// Copies the list.
    public RobustScaling {
        columns = List.copyOf(columns);
    }

    /// The scaling that these rows ask for.
    ///
    /// @param rows `[n, d]`, n ≥ 1, all finite
    /// @throws IllegalArgumentException if there is no row
    public static RobustScaling of(Tensor rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("a scaling needs at least one row, found none; simulate more");
        }
        List<Integer> columns = new ArrayList<>();
        double[] medians = new double[rows.columns()];
        double[] scales = new double[rows.columns()];
        for (int j = 0; j < rows.columns(); j++) {
            double[] sorted = rows.column(j);
            Arrays.sort(sorted);
            if (sorted[0] == sorted[sorted.length - 1]) {
                continue;
            }
            double median = Quantiles.of(sorted, 0.5);
            double[] distances = Arrays.stream(sorted)
                    .map(x -> Math.abs(x - median))
                    .sorted()
                    .toArray();
            double mad = Quantiles.of(distances, 0.5);
            medians[columns.size()] = median;
            scales[columns.size()] = mad > 0 ? MAD_TO_SD * mad : Quantiles.standardDeviation(sorted);
            columns.add(j);
        }
        int kept = columns.size();
        return new RobustScaling(
                rows.columns(),
                columns,
                Tensor.adopt(Arrays.copyOf(medians, kept), kept),
                Tensor.adopt(Arrays.copyOf(scales, kept), kept));
    }

    /// The scaled kept columns of one row.
    ///
    /// @param row `[d]`
    /// @throws IllegalArgumentException if the number of values is not the one that it was fitted to
    public double[] apply(double[] row) {
        if (row.length != width) {
            throw new IllegalArgumentException("the row has " + row.length + " values but the scaling was fitted to "
                    + width + " columns; give the same columns");
        }
        double[] scaled = new double[columns.size()];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = (row[columns.get(k)] - medians.get(k)) / scales.get(k);
        }
        return scaled;
    }

    /// The scaled kept columns of all rows.
    ///
    /// @param rows `[n, d]`
    /// @return `[n, kept]`
    public Tensor apply(Tensor rows) {
        int kept = columns.size();
        double[] scaled = new double[rows.rows() * kept];
        for (int i = 0; i < rows.rows(); i++) {
            System.arraycopy(apply(rows.row(i)), 0, scaled, i * kept, kept);
        }
        return Tensor.adopt(scaled, rows.rows(), kept);
    }
}
