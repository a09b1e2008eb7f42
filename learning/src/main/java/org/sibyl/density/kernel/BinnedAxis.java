package org.sibyl.density.kernel;

import java.util.List;

/// The fine cells behind a grid's axis: its points and some between them, with a margin to both sides that
/// kernels reach over, and as many more as make a power of two.
///
/// @param origin the coordinate of cell 0
/// @param step between cells, at most h / 5
/// @param cells a power of two
/// @param first the cell of the axis's first point
/// @param stride cells from one point to the next
/// @param mirrors the images of a row that are binned
record BinnedAxis(double origin, double step, int cells, int first, int stride, List<KernelSpace.Mirror> mirrors) {
    /// A Gaussian is below 7·10⁻¹⁰ of its height here.
    private static final double REACH = 6.5;

    private static final double FINENESS = 5;

    /// The number of cells that an axis takes, as a double since it may be huge.
    static double cells(GridAxis axis, double h) {
        double stride = Math.max(1, Math.ceil(FINENESS * axis.step() / h));
        return stride * (axis.points() - 1) + 2 * Math.ceil(REACH * h * stride / axis.step() + 2) + 1;
    }

    static BinnedAxis of(GridAxis axis, double h, List<KernelSpace.Mirror> mirrors) {
        int stride = (int) Math.max(1, Math.ceil(FINENESS * axis.step() / h));
        double step = axis.step() / stride;
        int margin = (int) Math.ceil(REACH * h / step + 2);
        int needed = (int) cells(axis, h);
        int cells = Math.max(2, Integer.highestOneBit(needed - 1) << 1);
        return new BinnedAxis(axis.lower() - margin * step, step, cells, margin, stride, mirrors);
    }

    /// The angular frequency of Fourier coefficient k.
    double frequency(int k) {
        int signed = k <= cells / 2 ? k : k - cells;
        return 2 * Math.PI * signed / (cells * step);
    }

    /// What sharing rows by cubic B-splines takes from the amplitude at a frequency: (sin(ωδ/2) / (ωδ/2))⁴.
    double binning(double frequency) {
        double half = 0.5 * frequency * step;
        double sinc = half == 0 ? 1 : StrictMath.sin(half) / half;
        double square = sinc * sinc;
        return square * square;
    }

    /// The place of a coordinate in cells.
    double place(double z) {
        return (z - origin) / step;
    }
}
