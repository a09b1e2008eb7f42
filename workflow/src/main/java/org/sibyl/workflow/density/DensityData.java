package org.sibyl.workflow.density;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.density.WeightedRows;
import org.sibyl.distribution.Density;
import org.sibyl.report.figure.Quantity;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.analysis.Window;

/// The rows that a density is fitted to, and where they come from.
///
/// @param source the file or the name of a built-in table
/// @param columns their names
/// @param rows that are complete
/// @param notes what a reader has to know about them, as which were left out; a sentence each
/// @param truth what the rows were drawn from, where that is known
record DensityData(
        String source, List<String> columns, WeightedRows rows, List<String> notes, Optional<Density> truth) {
    DensityData {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    int dimension() {
        return columns.size();
    }

    double[] values(int column) {
        return rows.x().column(column);
    }

    Quantity quantity(int column) {
        return new Quantity(columns.get(column), "");
    }

    List<Quantity> quantities() {
        return columns.stream().map(name -> new Quantity(name, "")).toList();
    }

    Window window(int column) {
        return Window.of(values(column));
    }

    /// Evenly spaced places across a column's window.
    double[] places(int column, int count) {
        return window(column).places(count);
    }

    /// A density of one number at some places.
    static double[] heights(Density density, double[] places) {
        double[] heights = density.logProb(Tensor.of(places, places.length, 1)).toArray();
        Arrays.setAll(heights, i -> StrictMath.exp(heights[i]));
        return heights;
    }
}
