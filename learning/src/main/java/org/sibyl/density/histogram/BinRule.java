package org.sibyl.density.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.message.Nearest;

/// How the bins of a histogram follow from the rows.
///
/// Weights are counts: n in the formulas of [NamedRule] and [CrossValidatedBins] is the sum of the weights,
/// so that a row of weight 2 gives the bins that two rows give.
public sealed interface BinRule permits BinCount, BinEdges, BinWidth, CrossValidatedBins, NamedRule {
    /// The rule in a few words, as in `auto` or `20 bins`.
    String label();

    /// The bins of each column.
    ///
    /// @param rows of positive weight
    /// @param ranges where the bins of each column begin and end
    /// @throws DataException if the rows do not determine the bins
    List<Axis> axes(WeightedRows rows, List<Range> ranges);

    /// A fixed number of bins along every axis.
    static BinRule count(int bins) {
        return new BinCount(bins);
    }

    /// Bins of a fixed width along every axis.
    static BinRule width(double width) {
        return new BinWidth(width);
    }

    /// Bins between these edges, for one column; see [BinEdges] for more.
    static BinRule edges(double... edges) {
        return new BinEdges(List.of(Axis.of(edges)));
    }

    /// A rule by its name: one of [NamedRule] or `cv` for [CrossValidatedBins].
    ///
    /// @param name as in `auto`, `freedman-diaconis` or `cv`
    /// @throws IllegalArgumentException if there is no such rule; it names the nearest
    static BinRule named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.equals("cv")) {
            return CrossValidatedBins.DEFAULT;
        }
        List<NamedRule> rules = List.of(NamedRule.values());
        return rules.stream()
                .filter(rule -> rule.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> labels =
                            new ArrayList<>(rules.stream().map(NamedRule::label).toList());
                    labels.add("cv");
                    return new IllegalArgumentException(
                            "there is no bin rule '" + name + "'; " + Nearest.hint(name, labels, "rules"));
                });
    }

    /// Where the bins of a column begin and end.
    ///
    /// @param lower the first edge
    /// @param upper the last edge
    record Range(double lower, double upper) {
        /// @throws IllegalArgumentException unless both are finite and lower < upper
        public Range {
            if (!(lower < upper) || !Double.isFinite(upper - lower)) {
                throw new IllegalArgumentException("a range needs two finite ends at a finite distance, lower < upper, "
                        + "found [" + lower + ", " + upper + "]");
            }
        }

        /// From the smallest to the largest value of a column.
        ///
        /// @throws DataException if all values are the same, so that the width of the bins would be
        ///     arbitrary, or too far apart for float64
        static Range of(WeightedRows rows, int column) {
            double[] values = rows.x().column(column);
            double lower = Arrays.stream(values).min().orElseThrow();
            double upper = Arrays.stream(values).max().orElseThrow();
            if (lower == upper) {
                throw new DataException("column " + (column + 1) + " is " + lower
                        + (values.length == 1 ? " in the only row" : " in all " + values.length + " rows")
                        + ", a histogram's bins need two different values; give more rows, the edges of the bins, or "
                        + "leave the column out");
            }
            if (!Double.isFinite(upper - lower)) {
                throw new DataException("column " + (column + 1) + " goes from " + lower + " to " + upper
                        + ", further than float64 can subtract; give it in another unit");
            }
            return new Range(lower, upper);
        }
    }
}
