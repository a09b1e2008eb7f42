package org.sibyl.density.histogram;

import java.util.List;
import org.sibyl.density.WeightedRows;

/// The same number of equal bins along every axis.
///
/// @param bins at least 1
public record BinCount(int bins) implements BinRule {
    /// @throws IllegalArgumentException if there is no bin
    public BinCount {
        if (bins < 1) {
            throw new IllegalArgumentException("a histogram needs at least one bin, found " + bins);
        }
    }

    @Override
    public String label() {
        return bins == 1 ? "1 bin" : bins + " bins";
    }

    @Override
    public List<Axis> axes(WeightedRows rows, List<Range> ranges) {
        return ranges.stream()
                .map(range -> Axis.equal(range.lower(), range.upper(), bins))
                .toList();
    }
}
