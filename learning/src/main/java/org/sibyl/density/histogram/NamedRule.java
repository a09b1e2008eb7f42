package org.sibyl.density.histogram;

import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// Rules for bins of equal width from one column's size and spread: ⌈range/width⌉ bins, or one where the
/// rule gives no width. With several columns each is binned by itself.
///
/// n is the number of values, σ the standard deviation with divisor n, IQR the distance of the quartiles by
/// linear interpolation; "spread" is the largest minus the smallest value. Formulas and corner cases are
/// those of NumPy 2.4 (`numpy.histogram_bin_edges`).
public enum NamedRule implements BinRule {
    /// Width spread/(log₂ n + 1) (Sturges 1926): right for about normal data of moderate n.
    STURGES("sturges") {
        @Override
        double width(ColumnSpread column) {
            return column.spread() / (log2(column.n()) + 1);
        }
    },
    /// Width σ (24 √π/n)^(1/3) (Scott 1979): least integrated squared error for normal data.
    SCOTT("scott") {
        @Override
        double width(ColumnSpread column) {
            return StrictMath.pow(24 * Math.sqrt(Math.PI) / column.n(), THIRD) * column.standardDeviation();
        }
    },
    /// Width 2 IQR n^(−1/3) (Freedman and Diaconis 1981): Scott's, insensitive to outliers. No width, and
    /// so one bin, if half of the values are the same.
    FREEDMAN_DIACONIS("freedman-diaconis") {
        @Override
        double width(ColumnSpread column) {
            return 2 * column.interquartileRange() * StrictMath.pow(column.n(), -THIRD);
        }
    },
    /// Width spread/(2 n^(1/3)) (Rice).
    RICE("rice") {
        @Override
        double width(ColumnSpread column) {
            return column.spread() / (2 * StrictMath.pow(column.n(), THIRD));
        }
    },
    /// Width spread/√n.
    SQUARE_ROOT("square-root") {
        @Override
        double width(ColumnSpread column) {
            return column.spread() / Math.sqrt(column.n());
        }
    },
    /// Width spread/(1 + log₂ n + log₂(1 + |g₁|/σ(g₁))) with the skewness g₁ and its standard deviation √(6
    /// (n − 2)/((n + 1)(n + 3))) (Doane 1976): Sturges' for skewed data. No width below three values.
    DOANE("doane") {
        @Override
        double width(ColumnSpread column) {
            double n = column.n();
            if (!(n > 2 && column.standardDeviation() > 0)) {
                return 0;
            }
            double sigma = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
            return column.spread() / (1 + log2(n) + log2(1 + Math.abs(column.skewness()) / sigma));
        }
    },
    /// The smaller width, and so the larger number of bins, of Sturges and Freedman–Diaconis. As in NumPy,
    /// the width of Freedman and Diaconis counts as at least half that of the square-root rule, so that a
    /// vanishing IQR does not give countless bins.
    AUTO("auto") {
        @Override
        double width(ColumnSpread column) {
            double relaxed = Math.max(FREEDMAN_DIACONIS.width(column), SQUARE_ROOT.width(column) / 2);
            return Math.min(relaxed, STURGES.width(column));
        }
    };

    private static final double THIRD = 1.0 / 3;

    private final String label;

    NamedRule(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /// @throws DataException if the weights sum to less than 1, so that they are not counts
    @Override
    public List<Axis> axes(WeightedRows rows, List<Range> ranges) {
        return IntStream.range(0, rows.columns())
                .mapToObj(j -> axis(ColumnSpread.of(rows, j, ranges.get(j)), ranges.get(j)))
                .toList();
    }

    /// The width of the bins, 0 if the rule gives none.
    abstract double width(ColumnSpread column);

    private Axis axis(ColumnSpread column, Range range) {
        double width = width(column);
        double bins = width > 0 ? Math.ceil((range.upper() - range.lower()) / width) : 1;
        if (bins > Axis.MOST_BINS) {
            throw Axis.tooMany(range.lower(), range.upper(), bins);
        }
        return Axis.equal(range.lower(), range.upper(), (int) Math.max(1, bins));
    }

    private static double log2(double x) {
        // Exact at powers of two, where the number of bins is an integer and a rounding would add one.
        int exponent = Math.getExponent(x);
        return exponent + StrictMath.log(Math.scalb(x, -exponent)) / StrictMath.log(2);
    }
}
