package org.sibyl.report.figure;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// A panel of values that stand beside each other without an order, each on a scale of its own.
///
/// @param name the panel's heading; empty if it needs none
/// @param quantities one for each band
/// @param bands the observed values and their predictions
public record PredictiveRows(String name, List<Quantity> quantities, List<Band> bands)
        implements PredictiveBands.Panel {

    /// @throws IllegalArgumentException if there is no band or the lengths differ
    public PredictiveRows {
        quantities = List.copyOf(quantities);
        bands = List.copyOf(bands);
        if (bands.isEmpty() || quantities.size() != bands.size()) {
            throw new IllegalArgumentException("predictive rows need one quantity for each of at least 1 band, found "
                    + quantities.size() + " quantities and " + bands.size() + " bands");
        }
    }

    /// The rows of an observation and draws of its prediction.
    ///
    /// @param quantities `[k]`
    /// @param observed `[k]`
    /// @param draws of the prediction, `[n, k]`, n ≥ 2; rows of invalid simulations left out
    /// @throws IllegalArgumentException if the lengths differ or a number is not finite
    public static PredictiveRows of(String name, List<Quantity> quantities, double[] observed, Tensor draws) {
        return new PredictiveRows(name, quantities, Band.of(observed, draws));
    }
}
