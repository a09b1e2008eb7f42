package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A kernel density estimate on a regular grid in one or two dimensions.
///
/// Gaussian kernels are taken by binning: each row is shared between the cells around it by cubic B-splines,
/// and the cells are convolved with the kernel by fast Fourier transforms, with the splines' own smoothing
/// divided out (Silverman 1982, algorithm AS 176, and Wand 1994, "Fast computation of multivariate kernel
/// estimators", with linear shares; Essmann and others 1995, "A smooth particle mesh Ewald method", with
/// splines). With at least five cells to a bandwidth the error is about 10⁻⁵ of one row's kernel, so that the
/// relative error is below 10⁻³ wherever the density exceeds 10⁻³ of its maximum. Other kernels, logarithmic
/// columns, and bandwidths so small that too many cells would be needed are evaluated exactly, to the
/// estimator's tolerance.
///
/// @param axes one or two
/// @param density `[points]`, or `[points of axis 0, points of axis 1]`
/// @param bandwidth what the estimator's rule chose
/// @param method how the values came about
public record KernelGrid(List<GridAxis> axes, Tensor density, Bandwidth bandwidth, Method method) {
    /// How the values came about.
    public enum Method {
        /// Shares of rows in cells, and Fourier transforms.
        BINNED,
        /// A sum over rows for each point.
        EXACT
    }

    private static final double MOST_CELLS = 1 << 23;

    /// Copies the list.
    public KernelGrid {
        axes = List.copyOf(axes);
    }

    /// The estimate on these axes, one for each column.
    ///
    /// @throws DataException if the rows have more than two columns or do not determine a bandwidth, or a row
    ///     lies beyond a boundary
    /// @throws IllegalArgumentException if there is not one axis for each column
    public static KernelGrid of(WeightedRows rows, KernelDensityEstimator settings, Seed seed, GridAxis... axes) {
        requireColumns(rows);
        if (axes.length != rows.columns()) {
            throw new IllegalArgumentException(
                    "a grid over rows of " + rows.columns() + " columns has as many axes, " + "found " + axes.length);
        }
        BandwidthChoice choice = settings.bandwidth().choose(rows, settings, seed);
        return on(rows, settings, choice.bandwidth(), List.of(axes));
    }

    /// The estimate on as many points for each column, from four bandwidths below the least row to four above
    /// the greatest, but not over a boundary.
    ///
    /// @throws DataException as the other
    public static KernelGrid around(WeightedRows rows, KernelDensityEstimator settings, Seed seed, int points) {
        requireColumns(rows);
        Bandwidth bandwidth = settings.bandwidth().choose(rows, settings, seed).bandwidth();
        Tensor covariance = bandwidth.covariance(rows.columns());
        List<GridAxis> axes = new ArrayList<>();
        for (int k = 0; k < rows.columns(); k++) {
            Boundary end = settings.boundaries().isEmpty()
                    ? Boundary.NONE
                    : settings.boundaries().get(k);
            axes.add(axis(rows, k, Math.sqrt(covariance.get(k, k)), end, points));
        }
        return on(rows, settings, bandwidth, axes);
    }

    private static GridAxis axis(WeightedRows rows, int column, double h, Boundary end, int points) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            least = Math.min(least, rows.x().get(i, column));
            most = Math.max(most, rows.x().get(i, column));
        }
        double margin = 4 * h;
        return switch (end) {
            case Boundary.None none -> new GridAxis(least - margin, most + margin, points);
            case Boundary.Reflect reflect ->
                new GridAxis(
                        Math.max(reflect.lower(), least - margin), Math.min(reflect.upper(), most + margin), points);
            case Boundary.Log log -> {
                double below = log.lower() + (least - log.lower()) * StrictMath.exp(-margin);
                yield new GridAxis(below, log.lower() + (most - log.lower()) * StrictMath.exp(margin), points);
            }
        };
    }

    private static KernelGrid on(
            WeightedRows rows, KernelDensityEstimator settings, Bandwidth bandwidth, List<GridAxis> axes) {
        int d = rows.columns();
        Tensor covariance = bandwidth.covariance(d);
        double cells = 1;
        boolean straight = settings.kernel() == Kernel.GAUSSIAN
                && settings.boundaries().stream().noneMatch(end -> end instanceof Boundary.Log);
        for (int k = 0; k < d; k++) {
            cells *= 2 * BinnedAxis.cells(axes.get(k), Math.sqrt(covariance.get(k, k)));
        }
        if (straight && cells <= MOST_CELLS) {
            Tensor density = BinnedSums.of(rows, settings, covariance, axes);
            return new KernelGrid(axes, density, bandwidth, Method.BINNED);
        }
        KernelDensity model = new KernelDensity(settings, BandwidthChoice.of(bandwidth), rows);
        double[] density = model.logProb(points(axes)).toArray();
        Arrays.setAll(density, i -> StrictMath.exp(density[i]));
        return new KernelGrid(axes, shaped(density, axes), bandwidth, Method.EXACT);
    }

    private static Tensor points(List<GridAxis> axes) {
        GridAxis first = axes.getFirst();
        if (axes.size() == 1) {
            double[] x = new double[first.points()];
            Arrays.setAll(x, first::at);
            return Tensor.adopt(x, x.length, 1);
        }
        GridAxis second = axes.get(1);
        double[] x = new double[2 * first.points() * second.points()];
        for (int i = 0; i < first.points(); i++) {
            for (int j = 0; j < second.points(); j++) {
                int at = 2 * (i * second.points() + j);
                x[at] = first.at(i);
                x[at + 1] = second.at(j);
            }
        }
        return Tensor.adopt(x, x.length / 2, 2);
    }

    static Tensor shaped(double[] density, List<GridAxis> axes) {
        return Tensor.adopt(density, axes.stream().mapToInt(GridAxis::points).toArray());
    }

    private static void requireColumns(WeightedRows rows) {
        if (rows.columns() > 2) {
            throw new DataException("a grid is for one or two columns, found " + rows.columns()
                    + "; choose two of them, or evaluate the density at rows");
        }
    }
}
