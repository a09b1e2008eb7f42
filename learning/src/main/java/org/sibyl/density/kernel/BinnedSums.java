package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.Fourier;
import org.sibyl.tensor.Tensor;

/// Gaussian kernel sums on a grid: rows shared between four cells of each axis by cubic B-splines, and one
/// product with exp(−½ ωᵀ H ω) in Fourier space.
final class BinnedSums {
    private final List<BinnedAxis> axes;
    private final Tensor covariance;
    private final double[] re;
    private final double[] im;

    private BinnedSums(List<BinnedAxis> axes, Tensor covariance) {
        this.axes = axes;
        this.covariance = covariance;
        int size = 1;
        for (BinnedAxis axis : axes) {
            size *= axis.cells();
        }
        this.re = new double[size];
        this.im = new double[size];
    }

    /// The density at the points of the axes.
    static Tensor of(WeightedRows rows, KernelDensityEstimator settings, Tensor covariance, List<GridAxis> axes) {
        int d = axes.size();
        KernelSpace space = new KernelSpace(settings.boundaries(), d);
        WeightedRows placed = space.of(rows);
        double[] h = new double[d];
        for (int k = 0; k < d; k++) {
            h[k] = Math.sqrt(covariance.get(k, k));
        }
        List<List<KernelSpace.Mirror>> mirrors = space.mirrors(Kernel.GAUSSIAN, h);
        List<BinnedAxis> binned = new ArrayList<>();
        double volume = 1;
        for (int k = 0; k < d; k++) {
            BinnedAxis axis = BinnedAxis.of(axes.get(k), h[k], mirrors.get(k));
            binned.add(axis);
            volume *= axis.step();
        }
        BinnedSums sums = new BinnedSums(binned, covariance);
        double total = d == 1 ? sums.binLine(placed) : sums.binPlane(placed);
        if (d == 1) {
            sums.smoothLine();
        } else {
            sums.smoothPlane();
        }
        return sums.density(axes, space, total * volume);
    }

    private double binLine(WeightedRows rows) {
        BinnedAxis axis = axes.getFirst();
        double total = 0;
        double last = axis.cells() - 2;
        for (int i = 0; i < rows.size(); i++) {
            double w = rows.weights().get(i);
            double z = rows.x().get(i);
            total += w;
            for (KernelSpace.Mirror mirror : axis.mirrors()) {
                double place = axis.place(mirror.sign() * z + mirror.shift());
                if (place >= 1 && place < last) {
                    int cell = (int) place;
                    double t = place - cell;
                    double sixth = w / 6;
                    double s = 1 - t;
                    re[cell - 1] += sixth * (s * s * s);
                    re[cell] += sixth * inner(t);
                    re[cell + 1] += sixth * inner(s);
                    re[cell + 2] += sixth * (t * t * t);
                }
            }
        }
        return total;
    }

    private double binPlane(WeightedRows rows) {
        double total = 0;
        for (int i = 0; i < rows.size(); i++) {
            double w = rows.weights().get(i);
            total += w;
            for (KernelSpace.Mirror first : axes.get(0).mirrors()) {
                double down = axes.get(0).place(first.sign() * rows.x().get(i, 0) + first.shift());
                for (KernelSpace.Mirror second : axes.get(1).mirrors()) {
                    double across = axes.get(1).place(second.sign() * rows.x().get(i, 1) + second.shift());
                    share(w, down, across);
                }
            }
        }
        return total;
    }

    private void share(double w, double down, double across) {
        int columns = axes.get(1).cells();
        if (!(down >= 1 && down < axes.get(0).cells() - 2 && across >= 1 && across < columns - 2)) {
            return;
        }
        int row = (int) down;
        int column = (int) across;
        double t = down - row;
        double u = across - column;
        double scaled = w / 36;
        for (int i = -1; i <= 2; i++) {
            double own = scaled * spline(i, t);
            int at = (row + i) * columns + column;
            for (int j = -1; j <= 2; j++) {
                re[at + j] += own * spline(j, u);
            }
        }
    }

    /// Six times the cubic B-spline at a distance of 1 to 2 or 0 to 1 cells: the share of the cell i places
    /// on.
    private static double spline(int i, double t) {
        return switch (i) {
            case -1 -> (1 - t) * (1 - t) * (1 - t);
            case 0 -> inner(t);
            case 1 -> inner(1 - t);
            default -> t * t * t;
        };
    }

    private static double inner(double t) {
        return Math.fma(t * t, Math.fma(3, t, -6), 4);
    }

    private void smoothLine() {
        BinnedAxis axis = axes.getFirst();
        Fourier fourier = Fourier.of(axis.cells());
        fourier.forward(re, im);
        double variance = covariance.get(0, 0);
        for (int k = 0; k < axis.cells(); k++) {
            double w = axis.frequency(k);
            damp(k, DoubleMath.exp(-0.5 * variance * w * w) / axis.binning(w));
        }
        fourier.inverse(re, im);
    }

    private void smoothPlane() {
        BinnedAxis first = axes.get(0);
        BinnedAxis second = axes.get(1);
        Planes planes = new Planes(first.cells(), second.cells());
        planes.forward(re, im);
        for (int i = 0; i < first.cells(); i++) {
            double u = first.frequency(i);
            for (int j = 0; j < second.cells(); j++) {
                double v = second.frequency(j);
                double form =
                        covariance.get(0, 0) * u * u + 2 * covariance.get(0, 1) * u * v + covariance.get(1, 1) * v * v;
                damp(i * second.cells() + j, DoubleMath.exp(-0.5 * form) / (first.binning(u) * second.binning(v)));
            }
        }
        planes.inverse(re, im);
    }

    private void damp(int k, double factor) {
        re[k] *= factor;
        im[k] *= factor;
    }

    private Tensor density(List<GridAxis> grid, KernelSpace space, double norm) {
        int d = grid.size();
        int rows = d == 1 ? 1 : grid.getFirst().points();
        int columns = grid.getLast().points();
        BinnedAxis across = axes.getLast();
        double[] out = new double[rows * columns];
        double[] point = new double[d];
        for (int i = 0; i < rows; i++) {
            int row =
                    d == 1 ? 0 : (axes.getFirst().first() + i * axes.getFirst().stride()) * across.cells();
            for (int j = 0; j < columns; j++) {
                point[0] = grid.getFirst().at(i);
                point[d - 1] = grid.getLast().at(j);
                // Where the density is lost in the transform's rounding, it may come out below zero.
                double value = Math.max(0, re[row + across.first() + j * across.stride()]) / norm;
                out[i * columns + j] = space.forward(point, 0, d, 0) == Double.NEGATIVE_INFINITY ? 0 : value;
            }
        }
        return KernelGrid.shaped(out, grid);
    }

    /// Fourier transforms of both axes of a matrix.
    private record Planes(Fourier down, Fourier across) {
        Planes(int rows, int columns) {
            this(Fourier.of(rows), Fourier.of(columns));
        }

        void forward(double[] re, double[] im) {
            lines(re, im, across::forward, down::forward);
        }

        void inverse(double[] re, double[] im) {
            lines(re, im, across::inverse, down::inverse);
        }

        private void lines(double[] re, double[] im, Transform alongRows, Transform alongColumns) {
            int rows = down.size();
            int columns = across.size();
            double[] lineRe = new double[columns];
            double[] lineIm = new double[columns];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(re, i * columns, lineRe, 0, columns);
                System.arraycopy(im, i * columns, lineIm, 0, columns);
                alongRows.run(lineRe, lineIm);
                System.arraycopy(lineRe, 0, re, i * columns, columns);
                System.arraycopy(lineIm, 0, im, i * columns, columns);
            }
            double[] columnRe = new double[rows];
            double[] columnIm = new double[rows];
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < rows; i++) {
                    columnRe[i] = re[i * columns + j];
                    columnIm[i] = im[i * columns + j];
                }
                alongColumns.run(columnRe, columnIm);
                for (int i = 0; i < rows; i++) {
                    re[i * columns + j] = columnRe[i];
                    im[i * columns + j] = columnIm[i];
                }
            }
        }
    }

    @FunctionalInterface
    private interface Transform {
        void run(double[] re, double[] im);
    }
}
