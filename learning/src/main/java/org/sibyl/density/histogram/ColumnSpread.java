package org.sibyl.density.histogram;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// Size and spread of the weighted values of one column within a range.
final class ColumnSpread {
    private final double[] values;
    private final double[] upTo;

    private ColumnSpread(double[] values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    static ColumnSpread of(WeightedRows rows, int column, BinRule.Range range) {
        double[] x = rows.x().column(column);
        int[] inside = IntStream.range(0, x.length)
                .filter(i -> x[i] >= range.lower() && x[i] <= range.upper())
                .toArray();
        double[] values = new double[inside.length];
        double[] upTo = new double[inside.length];
        double[] w = rows.weights().toArray();
        if (rows.countAlike()) {
            for (int i = 0; i < inside.length; i++) {
                values[i] = x[inside[i]];
            }
            java.util.Arrays.sort(values);
            for (int i = 0; i < inside.length; i++) {
                upTo[i] = (i + 1) * w[0];
            }
        } else {
            int[] order = IntStream.of(inside)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> x[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double sum = 0;
            for (int i = 0; i < order.length; i++) {
                sum += w[order[i]];
                values[i] = x[order[i]];
                upTo[i] = sum;
            }
        }
        if (upTo.length == 0 || upTo[upTo.length - 1] < 1) {
            throw new DataException("column " + (column + 1) + " has a total weight of "
                    + (upTo.length == 0 ? 0 : upTo[upTo.length - 1]) + " between " + range.lower() + " and "
                    + range.upper() + ", but the rule counts rows; give weights that are counts, or a number of bins");
        }
        return new ColumnSpread(values, upTo);
    }

    double n() {
        return upTo[upTo.length - 1];
    }

    double spread() {
        return values[values.length - 1] - values[0];
    }

    double standardDeviation() {
        return Math.sqrt(moment(mean(), 1, 2));
    }

    /// Σ w ((x − mean)/σ)³/n
    double skewness() {
        return moment(mean(), standardDeviation(), 3);
    }

    double interquartileRange() {
        return quantile(0.75) - quantile(0.25);
    }

    private double mean() {
        // About the first value, which keeps the digits of values that are large against their spread.
        return values[0] + moment(values[0], 1, 1);
    }

    private double moment(double about, double scale, int power) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double u = (values[i] - about) / scale;
            double term = u;
            for (int p = 1; p < power; p++) {
                term *= u;
            }
            sum += weight(i) * term;
        }
        return sum / n();
    }

    private double weight(int i) {
        return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
    }

    /// Linear interpolation at position p (n − 1) between the values repeated as their weights say.
    private double quantile(double p) {
        double at = p * (n() - 1);
        double below = Math.floor(at);
        double rest = at - below;
        double low = repeated(below);
        return rest == 0 ? low : low + rest * (repeated(below + 1) - low);
    }

    /// The value at a position among the repeated ones: the first whose cumulative weight exceeds it.
    private double repeated(double position) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return values[low];
    }
}
