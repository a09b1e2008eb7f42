package org.sibyl.density.kernel;

import java.util.ArrayList;
import java.util.List;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.tensor.Tensor;

/// The coordinates z in which kernels are placed: z = ln(x − lower) in columns with a log transform, z = x in
/// the others.
final class KernelSpace {
    private final List<Boundary> boundaries;

    /// @param boundaries one for each column, or none at all
    /// @throws DataException if there are boundaries, but not one for each column
    KernelSpace(List<Boundary> boundaries, int d) {
        if (!boundaries.isEmpty() && boundaries.size() != d) {
            throw new DataException("there are " + boundaries.size() + " boundaries for rows of " + d
                    + " columns; give one for each column, Boundary.NONE where there is no end");
        }
        this.boundaries = boundaries;
    }

    boolean isPlain() {
        return boundaries.stream().allMatch(boundary -> boundary instanceof Boundary.None);
    }

    /// The rows in this space.
    ///
    /// @throws DataException if a row lies beyond a boundary
    WeightedRows of(WeightedRows rows) {
        if (isPlain()) {
            return rows;
        }
        int d = rows.columns();
        double[] z = rows.x().toArray();
        for (int i = 0; i < z.length; i++) {
            if (!(forward(z, i, i % d) > Double.NEGATIVE_INFINITY)) {
                throw beyond(i / d, i % d, rows.x().get(i));
            }
        }
        return new WeightedRows(Tensor.adopt(z, rows.size(), d), rows.weights());
    }

    /// Moves a row of queries to this space, in place, and returns ln |dz/dx|: −∞ outside the support.
    double forward(double[] x, int at, int columns, double start) {
        double logJacobian = start;
        for (int k = 0; k < columns && !boundaries.isEmpty(); k++) {
            logJacobian += forward(x, at + k, k);
        }
        return logJacobian;
    }

    /// Moves one number; ln |dz/dx|, −∞ outside the support.
    private double forward(double[] x, int at, int column) {
        return switch (boundaries.get(column)) {
            case Boundary.None none -> 0;
            case Boundary.Reflect reflect ->
                x[at] < reflect.lower() || x[at] > reflect.upper() ? Double.NEGATIVE_INFINITY : 0;
            case Boundary.Log log -> {
                double above = x[at] - log.lower();
                if (!(above > 0)) {
                    yield Double.isNaN(above) ? 0 : Double.NEGATIVE_INFINITY;
                }
                x[at] = DoubleMath.log(above);
                yield -x[at];
            }
        };
    }

    /// Back to x, in place, with draws beyond a reflecting bound folded back.
    void backward(double[] z) {
        for (int k = 0; k < boundaries.size(); k++) {
            z[k] = switch (boundaries.get(k)) {
                case Boundary.None none -> z[k];
                case Boundary.Reflect reflect -> folded(z[k], reflect.lower(), reflect.upper());
                case Boundary.Log log -> log.lower() + DoubleMath.exp(z[k]);
            };
        }
    }

    private static double folded(double z, double lower, double upper) {
        if (Double.isInfinite(upper)) {
            return z < lower ? 2 * lower - z : z;
        }
        if (Double.isInfinite(lower)) {
            return z > upper ? 2 * upper - z : z;
        }
        double width = upper - lower;
        double phase = (z - lower) % (2 * width);
        double positive = phase < 0 ? phase + 2 * width : phase;
        double folded = lower + (positive > width ? 2 * width - positive : positive);
        return Math.clamp(folded, lower, upper);
    }

    /// The maps ±z + shift of each column onto its mirror images that kernels can reach, the identity first.
    ///
    /// @param h half the width of the kernels in each column: √Hₖₖ
    List<List<Mirror>> mirrors(Kernel kernel, double[] h) {
        List<List<Mirror>> mirrors = new ArrayList<>();
        for (int k = 0; k < h.length; k++) {
            List<Mirror> own = new ArrayList<>();
            own.add(new Mirror(1, 0));
            if (!boundaries.isEmpty() && boundaries.get(k) instanceof Boundary.Reflect reflect) {
                own.addAll(mirrors(reflect, reach(kernel) * h[k]));
            }
            mirrors.add(own);
        }
        return mirrors;
    }

    /// z ↦ sign · z + shift.
    record Mirror(int sign, double shift) {}

    private static List<Mirror> mirrors(Boundary.Reflect reflect, double reach) {
        double lower = reflect.lower();
        double upper = reflect.upper();
        if (Double.isInfinite(upper)) {
            return List.of(new Mirror(-1, 2 * lower));
        }
        if (Double.isInfinite(lower)) {
            return List.of(new Mirror(-1, 2 * upper));
        }
        double width = upper - lower;
        List<Mirror> mirrors = new ArrayList<>();
        mirrors.add(new Mirror(-1, 2 * lower));
        mirrors.add(new Mirror(-1, 2 * upper));
        // An image m periods off is at least (2m − 1) widths away from all rows.
        int periods = (int) Math.ceil(0.5 * (reach / width + 1));
        for (int m = 1; m <= periods; m++) {
            mirrors.add(new Mirror(1, 2 * m * width));
            mirrors.add(new Mirror(1, -2 * m * width));
            mirrors.add(new Mirror(-1, 2 * upper + 2 * m * width));
            mirrors.add(new Mirror(-1, 2 * lower - 2 * m * width));
        }
        return mirrors;
    }

    /// The scaled distance at which a kernel has fallen below rounding.
    private static double reach(Kernel kernel) {
        return switch (kernel) {
            case GAUSSIAN -> 9.2;
            case EXPONENTIAL -> 42;
            case TOPHAT, EPANECHNIKOV, LINEAR, COSINE -> 1;
        };
    }

    private DataException beyond(int row, int column, double x) {
        String place = "row " + (row + 1) + ", column " + (column + 1) + " is " + x;
        return switch (boundaries.get(column)) {
            case Boundary.Reflect reflect ->
                new DataException(place + ", beyond the reflecting bounds [" + reflect.lower() + ", " + reflect.upper()
                        + "]; move the bound, or leave such rows out");
            case Boundary.Log log ->
                new DataException(place + ", but the log transform needs numbers above " + log.lower()
                        + "; use reflection instead, or leave such rows out");
            case Boundary.None none -> new DataException(place + ", expected a finite number");
        };
    }
}
