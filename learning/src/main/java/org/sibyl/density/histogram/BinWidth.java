package org.sibyl.density.histogram;

import java.util.List;
import org.sibyl.density.WeightedRows;

/// Bins of one width from the range's lower end, as many as reach its upper end; the last may stand over
/// it.
///
/// @param width in the unit of the data, above 0
public record BinWidth(double width) implements BinRule {
    /// @throws IllegalArgumentException unless the width is finite and positive
    public BinWidth {
        if (!(width > 0) || !Double.isFinite(width)) {
            throw new IllegalArgumentException("the width of a bin is finite and above 0, found " + width);
        }
    }

    @Override
    public String label() {
        return "bins of width " + width;
    }

    @Override
    public List<Axis> axes(WeightedRows rows, List<Range> ranges) {
        return ranges.stream().map(this::axis).toList();
    }

    private Axis axis(Range range) {
        double bins = Math.max(1, Math.ceil((range.upper() - range.lower()) / width));
        if (bins > Axis.MOST_BINS) {
            throw Axis.tooMany(range.lower(), range.upper(), bins);
        }
        // A rounding in the product must not leave the largest value outside.
        double last = Math.max(range.upper(), range.lower() + bins * width);
        return Axis.equal(range.lower(), last, (int) bins);
    }
}
