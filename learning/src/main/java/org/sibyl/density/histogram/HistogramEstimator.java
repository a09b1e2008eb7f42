package org.sibyl.density.histogram;

import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.density.DensityEstimator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// Counts rows in bins: ρ(x) = count/(n volume).
///
/// @param rule how the bins follow from the rows
/// @param ranges where the bins of each column begin and end; empty for the smallest and the largest value.
///     Rows outside are left out ([Histogram#leftOut])
public record HistogramEstimator(BinRule rule, List<BinRule.Range> ranges) implements DensityEstimator<Histogram> {
    /// The bins of the rule `auto` between the smallest and the largest value.
    public static final HistogramEstimator DEFAULT = new HistogramEstimator(NamedRule.AUTO, List.of());

    /// Copies the list.
    public HistogramEstimator {
        ranges = List.copyOf(ranges);
    }

    /// The same with another rule.
    public HistogramEstimator withRule(BinRule other) {
        return new HistogramEstimator(other, ranges);
    }

    /// The same with bins from `lower` to `upper`, for one column.
    public HistogramEstimator withRange(double lower, double upper) {
        return withRanges(List.of(new BinRule.Range(lower, upper)));
    }

    /// The same with bins within one range for each column.
    public HistogramEstimator withRanges(List<BinRule.Range> others) {
        return new HistogramEstimator(rule, others);
    }

    @Override
    public String name() {
        return "histogram " + rule.label();
    }

    /// @throws DataException if there is not one range for each column, the rule finds no bins, or no row
    ///     lies within the edges
    @Override
    public Histogram fit(WeightedRows rows, Seed seed) {
        WeightedRows counted = counted(rows);
        // Given edges need no range, and so no two different values.
        List<BinRule.Range> given = rule instanceof BinEdges ? List.of() : ranges(counted);
        Histogram histogram = new Histogram(counted, rule.axes(counted, given));
        if (histogram.occupied().isEmpty()) {
            throw new DataException(
                    "no row lies within the edges " + histogram.axes() + "; give edges around the data");
        }
        return histogram;
    }

    private List<BinRule.Range> ranges(WeightedRows rows) {
        if (ranges.isEmpty()) {
            return IntStream.range(0, rows.columns())
                    .mapToObj(j -> BinRule.Range.of(rows, j))
                    .toList();
        }
        if (ranges.size() != rows.columns()) {
            throw new DataException("the ranges of " + ranges.size() + (ranges.size() == 1 ? " column" : " columns")
                    + " are given but the rows have " + rows.columns() + "; give one for each column");
        }
        return ranges;
    }

    /// A row of weight zero is no row, and must not stretch the range.
    private static WeightedRows counted(WeightedRows rows) {
        int[] positive = IntStream.range(0, rows.size())
                .filter(i -> rows.weights().get(i) > 0)
                .toArray();
        return positive.length == rows.size() ? rows : rows.select(positive);
    }
}
