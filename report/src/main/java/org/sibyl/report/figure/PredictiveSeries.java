package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// A panel whose values follow each other along an axis, as a time series does.
///
/// @param name the panel's heading; empty if it needs none
/// @param position what the horizontal axis measures
/// @param value what the vertical axis measures
/// @param positions increasing, one for each band
/// @param bands the observed values and their predictions
public record PredictiveSeries(String name, Quantity position, Quantity value, List<Double> positions, List<Band> bands)
        implements PredictiveBands.Panel {

    /// @throws IllegalArgumentException if there is no band, the lengths differ, or the positions do not increase
    public PredictiveSeries {
        positions = List.copyOf(positions);
        bands = List.copyOf(bands);
        if (bands.isEmpty() || positions.size() != bands.size()) {
            throw new IllegalArgumentException(
                    "a predictive series needs one position for each of at least 1 band, found " + positions.size()
                            + " positions and " + bands.size() + " bands");
        }
        for (int i = 1; i < positions.size(); i++) {
            if (!(positions.get(i) > positions.get(i - 1))) {
                throw new IllegalArgumentException("the positions of a predictive series must increase, found "
                        + positions.get(i) + " after " + positions.get(i - 1));
            }
        }
    }

    /// The series of an observation and draws of its prediction.
    ///
    /// @param positions `[k]`, increasing
    /// @param observed `[k]`
    /// @param draws of the prediction, `[n, k]`, n ≥ 2; rows of invalid simulations left out
    /// @throws IllegalArgumentException if the lengths differ or a number is not finite
    public static PredictiveSeries of(
            String name, Quantity position, Quantity value, double[] positions, double[] observed, Tensor draws) {
        List<Double> places = new ArrayList<>();
        for (double place : positions) {
            places.add(place);
        }
        return new PredictiveSeries(name, position, value, places, Band.of(observed, draws));
    }
}
