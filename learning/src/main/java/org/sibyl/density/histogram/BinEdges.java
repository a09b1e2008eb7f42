package org.sibyl.density.histogram;

import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// Given bins. Rows outside are left out of the counts ([Histogram#leftOut]).
///
/// @param axes one for each column
public record BinEdges(List<Axis> axes) implements BinRule {
    /// Copies the list.
    public BinEdges {
        axes = List.copyOf(axes);
    }

    @Override
    public String label() {
        return "given edges";
    }

    @Override
    public List<Axis> axes(WeightedRows rows, List<Range> ranges) {
        if (axes.size() != rows.columns()) {
            throw new DataException("the edges of " + axes.size() + (axes.size() == 1 ? " column" : " columns")
                    + " are given but the rows have " + rows.columns() + "; give the edges of every column");
        }
        return axes;
    }
}
