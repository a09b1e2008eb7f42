package org.sibyl.workflow.analysis;

import org.sibyl.tensor.Tensor;

/// Two columns' windows, and points on a grid over them.
///
/// @param x of the first column
/// @param y of the second
public record Square(Window x, Window y) {
    /// The windows of the first two columns.
    ///
    /// @param rows `[n, 2]`
    public static Square over(Tensor rows) {
        return new Square(Window.of(rows.column(0)), Window.of(rows.column(1)));
    }

    /// A grid with points on the edges, y slowest.
    ///
    /// @return `[side², 2]`
    public Tensor points(int side) {
        return pairs(x.places(side), y.places(side));
    }

    /// The centres of cells × cells, y slowest.
    ///
    /// @return `[cells², 2]`
    public Tensor centres(int cells) {
        return pairs(x.centres(cells), y.centres(cells));
    }

    /// Numbers at these centres as rows upwards.
    ///
    /// @param values `[cells²]`
    /// @return `[cells][cells]`, row 0 at the bottom
    public static double[][] rows(double[] values, int cells) {
        double[][] rows = new double[cells][cells];
        for (int i = 0; i < values.length; i++) {
            rows[i / cells][i % cells] = values[i];
        }
        return rows;
    }

    private static Tensor pairs(double[] across, double[] upwards) {
        double[] points = new double[2 * across.length * upwards.length];
        for (int i = 0; i < points.length / 2; i++) {
            points[2 * i] = across[i % across.length];
            points[2 * i + 1] = upwards[i / across.length];
        }
        return Tensor.adopt(points, points.length / 2, 2);
    }
}
