package org.sibyl.simd;

import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.PlainKernels;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.Store;
import org.sibyl.engine.kernel.UnaryOp;

/// Vector kernels for `@real@`. What the compiler turns into vector code by itself, and what is rare, is left to the
/// plain twin.
final class Vector@Real@Kernels implements @Real@Kernels {
    private final @Real@Kernels plain = new PlainKernels().@real@s();
    private final Vector@Real@Loops loops = new Vector@Real@Loops();
    private final double[] lanes = new double[DoubleLanes.WIDTH];
    private @real@[] scratch = new @real@[0];

    @Override
    public void productNn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        @Real@Products.product(m, n, a, @Real@Kernels.stride(k), 1, b, c, store, bands);
    }

    @Override
    public void productTn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        @Real@Products.product(m, n, a, 1, @Real@Kernels.stride(m), b, c, store, bands);
    }

    @Override
    public void transpose(int rows, int columns, @real@[] x, @real@[] out) {
        if (@Real@Transpose.SUPPORTED) {
            @Real@Transpose.transpose(rows, columns, x, out);
        } else {
            plain.transpose(rows, columns, x, out);
        }
    }

    @Override
    public void unary(UnaryOp op, int rows, int columns, @real@[] x, @real@[] out) {
        Vector@Real@Loops.Loop loop = loops.unary(op);
        if (loop == null) {
            plain.unary(op, rows, columns, x, out);
        } else {
            loop.run(rows * @Real@Kernels.stride(columns), x, out);
        }
    }

    @Override
    public void biased(
            UnaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        Vector@Real@Loops.BiasedLoop loop = loops.biased(op, broadcast);
        if (loop == null) {
            binary(BinaryOp.ADD, broadcast, rows, columns, x, bias, out);
            unary(op, rows, columns, out, out);
        } else {
            loop.run(rows, columns, x, bias, out);
        }
    }

    @Override
    public void binary(BinaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        switch (broadcast) {
            case ROW -> row(op, rows, columns, x, y, out);
            case COLUMN -> column(op, rows, columns, x, y, out);
            case NONE -> {
                if (op == BinaryOp.RELU_GRADIENT) {
                    Vector@Real@Elementwise.reluGradient(rows * @Real@Kernels.stride(columns), x, y, out);
                } else {
                    plain.binary(op, broadcast, rows, columns, x, y, out);
                }
            }
            case SCALAR -> plain.binary(op, broadcast, rows, columns, x, y, out);
        }
    }

    private void row(BinaryOp op, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        switch (op) {
            case ADD -> Vector@Real@Elementwise.addRow(rows, columns, x, y, out);
            case SUBTRACT -> Vector@Real@Elementwise.subtractRow(rows, columns, x, y, out);
            case MULTIPLY -> Vector@Real@Elementwise.multiplyRow(rows, columns, x, y, out);
            case DIVIDE -> Vector@Real@Elementwise.divideRow(rows, columns, x, y, out);
            case REVERSE_DIVIDE -> Vector@Real@Elementwise.reverseDivideRow(rows, columns, x, y, out);
            default -> plain.binary(op, Broadcast.ROW, rows, columns, x, y, out);
        }
    }

    private void column(BinaryOp op, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        switch (op) {
            case ADD -> Vector@Real@Elementwise.addColumn(rows, columns, x, y, out);
            case SUBTRACT -> Vector@Real@Elementwise.subtractColumn(rows, columns, x, y, out);
            case MULTIPLY -> Vector@Real@Elementwise.multiplyColumn(rows, columns, x, y, out);
            default -> plain.binary(op, Broadcast.COLUMN, rows, columns, x, y, out);
        }
    }

    @Override
    public void where(int rows, int columns, @real@[] condition, @real@[] x, @real@[] y, @real@[] out) {
        Vector@Real@Elementwise.where(rows * @Real@Kernels.stride(columns), condition, x, y, out);
    }

    @Override
    public void broadcast(Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] out) {
        plain.broadcast(broadcast, rows, columns, x, out);
    }

    @Override
    public void reduce(Reduction reduction, Extent extent, int rows, int columns, @real@[] x, @real@[] out) {
        if (reduction == Reduction.SUM && extent == Extent.EACH_COLUMN) {
            Vector@Real@Reductions.sumColumns(rows, columns, x, out);
        } else if (reduction == Reduction.SUM && extent == Extent.EACH_ROW && columns > @Real@Kernels.LANES) {
            Vector@Real@Reductions.sumRows(rows, columns, x, out);
        } else {
            plain.reduce(reduction, extent, rows, columns, x, out);
        }
    }

    @Override
    public void softmax(int rows, int columns, @real@[] x, @real@[] out) {
        Vector@Real@Reductions.softmax(rows, columns, x, out);
    }

    @Override
    public void logSumExp(int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        if (scratch.length < stride) {
            scratch = new @real@[stride];
        }
        Vector@Real@Reductions.logSumExp(rows, columns, x, scratch, out);
    }

    @Override
    public void cumulativeSum(Scan scan, int rows, int columns, @real@[] x, @real@[] out) {
        plain.cumulativeSum(scan, rows, columns, x, out);
    }

    @Override
    public double sumOfSquares(int rows, int columns, @real@[] x) {
        return Vector@Real@Reductions.WIDE_VECTORS > 4
                ? plain.sumOfSquares(rows, columns, x)
                : Vector@Real@Reductions.sumOfSquares(rows, columns, x, lanes);
    }

    @Override
    public void adam(
            int length,
            @real@[] parameter,
            @real@[] gradient,
            @real@[] first,
            @real@[] second,
            double scale,
            double beta1,
            double beta2,
            double rate,
            double rootCorrection,
            double epsilon,
            double shrink) {
        Vector@Real@Elementwise.adam(
                length,
                parameter,
                gradient,
                first,
                second,
                @cast@scale,
                @cast@beta1,
                @cast@beta2,
                @cast@(1 - beta1),
                @cast@(1 - beta2),
                @cast@rate,
                @cast@rootCorrection,
                @cast@epsilon,
                @cast@shrink);
    }
}
