package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.numeric.Quantiles;
import org.sibyl.tensor.Tensor;

/// One observed value with the quantiles of its prediction.
///
/// @param observed the value
/// @param q05 the 5 % quantile of the predictive draws
/// @param q25 the 25 % quantile
/// @param median the median
/// @param q75 the 75 % quantile
/// @param q95 the 95 % quantile
public record Band(double observed, double q05, double q25, double median, double q75, double q95) {
    /// @throws IllegalArgumentException if a number is not finite or the quantiles are not in order
    public Band {
        if (!(q05 <= q25 && q25 <= median && median <= q75 && q75 <= q95)
                || !Double.isFinite(q05)
                || !Double.isFinite(q95)
                || !Double.isFinite(observed)) {
            throw new IllegalArgumentException("a band needs finite numbers with q05 ≤ q25 ≤ median ≤ q75 ≤ q95, found "
                    + q05 + ", " + q25 + ", " + median + ", " + q75 + ", " + q95 + " around " + observed);
        }
    }

    /// Whether the observed value lies in the central 90 %.
    public boolean holdsObserved() {
        return q05 <= observed && observed <= q95;
    }

    /// One band for each observed value.
    ///
    /// @param observed `[k]`
    /// @param draws of the prediction, `[n, k]`, n ≥ 2
    static List<Band> of(double[] observed, Tensor draws) {
        if (draws.shape().rank() != 2 || draws.columns() != observed.length) {
            throw new IllegalArgumentException("predictive draws have shape " + draws.shape()
                    + " but the observation has " + observed.length + " values; give one column for each");
        }
        List<Band> bands = new ArrayList<>();
        for (int j = 0; j < observed.length; j++) {
            double[] sorted = Samples.sorted(draws.column(j), "predictive draws of value " + (j + 1));
            bands.add(new Band(
                    observed[j],
                    short7(Quantiles.of(sorted, 0.05)),
                    short7(Quantiles.of(sorted, 0.25)),
                    short7(Quantiles.of(sorted, 0.5)),
                    short7(Quantiles.of(sorted, 0.75)),
                    short7(Quantiles.of(sorted, 0.95))));
        }
        return bands;
    }

    static String inside(List<Band> bands) {
        long inside = bands.stream().filter(Band::holdsObserved).count();
        return inside + " of " + bands.size() + " observed values lie inside the 90 % band";
    }

    private static double short7(double value) {
        return Rounding.significant(value, 7);
    }
}
