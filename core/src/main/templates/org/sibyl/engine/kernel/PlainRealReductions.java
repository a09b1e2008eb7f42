package org.sibyl.engine.kernel;

import java.util.Arrays;

/// Reductions and scans for `@real@` in plain Java.
///
/// Sums along rows of more than [@Real@Kernels#LANES] columns are kept in as many partial sums, one for each column
/// modulo that number, which are then added by halves. It is the order in which vectors of any width can do the same, so
/// that all kernels give the same bits.
final class Plain@Real@Reductions {
    private final @real@[] partial = new @real@[@Real@Kernels.LANES];
    private final double[] squares = new double[@Real@Kernels.LANES];

    void reduce(Reduction reduction, Extent extent, int rows, int columns, @real@[] x, @real@[] out) {
        switch (extent) {
            case EACH_ROW -> {
                for (int i = 0; i < rows; i++) {
                    out[i * @Real@Kernels.LANES] = ofRow(reduction, i, columns, x);
                }
            }
            case EACH_COLUMN -> columns(reduction, rows, columns, x, out);
            case ALL -> {
                @real@ total = reduction == Reduction.SUM ? 0 : @Real@.NEGATIVE_INFINITY;
                for (int i = 0; i < rows; i++) {
                    @real@ row = ofRow(reduction, i, columns, x);
                    total = reduction == Reduction.SUM ? total + row : Math.max(total, row);
                }
                out[0] = total;
            }
        }
    }

    private @real@ ofRow(Reduction reduction, int row, int columns, @real@[] x) {
        int from = row * @Real@Kernels.stride(columns);
        int to = from + columns;
        if (reduction == Reduction.MAX) {
            @real@ max = @Real@.NEGATIVE_INFINITY;
            for (int j = from; j < to; j++) {
                max = Math.max(max, x[j]);
            }
            return max;
        }
        return columns > @Real@Kernels.LANES ? sumByHalves(from, to, x) : sumInOrder(from, to, x);
    }

    private static @real@ sumInOrder(int from, int to, @real@[] x) {
        @real@ sum = 0;
        for (int j = from; j < to; j++) {
            sum += x[j];
        }
        return sum;
    }

    private @real@ sumByHalves(int from, int to, @real@[] x) {
        Arrays.fill(partial, 0);
        for (int j = from; j < to; j += @Real@Kernels.LANES) {
            for (int lane = 0; lane < Math.min(@Real@Kernels.LANES, to - j); lane++) {
                partial[lane] += x[j + lane];
            }
        }
        for (int half = @Real@Kernels.LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                partial[lane] += partial[lane + half];
            }
        }
        return partial[0];
    }

    /// Σ x² in float64, in the order of a sum along one row of all columns.
    double sumOfSquares(int rows, int columns, @real@[] x) {
        int stride = @Real@Kernels.stride(columns);
        Arrays.fill(squares, 0);
        for (int i = 0; i < rows; i++) {
            int to = i * stride + columns;
            for (int j = i * stride; j < to; j += @Real@Kernels.LANES) {
                for (int lane = 0; lane < Math.min(@Real@Kernels.LANES, to - j); lane++) {
                    double element = x[j + lane];
                    squares[lane] = Math.fma(element, element, squares[lane]);
                }
            }
        }
        for (int half = @Real@Kernels.LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                squares[lane] += squares[lane + half];
            }
        }
        return squares[0];
    }

    private static void columns(Reduction reduction, int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        Arrays.fill(out, 0, columns, reduction == Reduction.SUM ? 0 : @Real@.NEGATIVE_INFINITY);
        for (int i = 0; i < rows; i++) {
            int row = i * stride;
            if (reduction == Reduction.SUM) {
                for (int j = 0; j < columns; j++) {
                    out[j] += x[row + j];
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    out[j] = Math.max(out[j], x[row + j]);
                }
            }
        }
    }

    void softmax(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            int from = i * stride;
            @real@ max = ofRow(Reduction.MAX, i, columns, x);
            @real@ sum = 0;
            for (int j = from; j < from + columns; j++) {
                @real@ e = Scalars.exp(x[j] - max);
                out[j] = e;
                sum += e;
            }
            for (int j = from; j < from + columns; j++) {
                out[j] /= sum;
            }
        }
    }

    void logSumExp(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            @real@ max = ofRow(Reduction.MAX, i, columns, x);
            if (Math.abs(max) == @Real@.POSITIVE_INFINITY) {
                out[i * @Real@Kernels.LANES] = max;
                continue;
            }
            @real@ sum = 0;
            for (int j = i * stride; j < i * stride + columns; j++) {
                sum += Scalars.exp(x[j] - max);
            }
            out[i * @Real@Kernels.LANES] = max + Scalars.log(sum);
        }
    }

    static void cumulativeSum(Scan scan, int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        boolean forward = scan == Scan.PREFIX || scan == Scan.PREFIX_EXCLUSIVE;
        boolean inclusive = scan == Scan.PREFIX || scan == Scan.SUFFIX;
        for (int i = 0; i < rows; i++) {
            @real@ sum = 0;
            for (int s = 0; s < columns; s++) {
                int j = i * stride + (forward ? s : columns - 1 - s);
                @real@ before = sum;
                sum += x[j];
                out[j] = inclusive ? sum : before;
            }
        }
    }
}
