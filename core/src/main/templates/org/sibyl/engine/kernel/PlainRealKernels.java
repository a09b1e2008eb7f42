package org.sibyl.engine.kernel;

import java.util.Arrays;

/// Plain kernels for `@real@`: loops that the just-in-time compiler can turn into vector code by itself.
final class Plain@Real@Kernels implements @Real@Kernels {
    private final Plain@Real@Products products = new Plain@Real@Products();
    private final Plain@Real@Reductions reductions = new Plain@Real@Reductions();

    @Override
    public void productNn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        products.nn(m, n, k, a, b, c, store, bands);
    }

    @Override
    public void productTn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        products.tn(m, n, k, a, b, c, store, bands);
    }

    @Override
    public void transpose(int rows, int columns, @real@[] x, @real@[] out) {
        int xStride = @Real@Kernels.stride(columns);
        int outStride = @Real@Kernels.stride(rows);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                out[j * outStride + i] = x[i * xStride + j];
            }
        }
    }

    @Override
    public void unary(UnaryOp op, int rows, int columns, @real@[] x, @real@[] out) {
        Plain@Real@Elementwise.unary(op, rows, columns, x, out);
    }

    @Override
    public void biased(
            UnaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        Plain@Real@Elementwise.binary(BinaryOp.ADD, broadcast, rows, columns, x, bias, out);
        Plain@Real@Elementwise.unary(op, rows, columns, out, out);
    }

    @Override
    public void binary(BinaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        Plain@Real@Elementwise.binary(op, broadcast, rows, columns, x, y, out);
    }

    @Override
    public void where(int rows, int columns, @real@[] condition, @real@[] x, @real@[] y, @real@[] out) {
        int length = rows * @Real@Kernels.stride(columns);
        for (int i = 0; i < length; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void broadcast(Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        for (int i = 0; i < rows; i++) {
            switch (broadcast) {
                case NONE -> System.arraycopy(x, i * stride, out, i * stride, columns);
                case ROW -> System.arraycopy(x, 0, out, i * stride, columns);
                case COLUMN -> Arrays.fill(out, i * stride, i * stride + columns, x[i * @Real@Kernels.LANES]);
                case SCALAR -> Arrays.fill(out, i * stride, i * stride + columns, x[0]);
            }
        }
    }

    @Override
    public void reduce(Reduction reduction, Extent extent, int rows, int columns, @real@[] x, @real@[] out) {
        reductions.reduce(reduction, extent, rows, columns, x, out);
    }

    @Override
    public void softmax(int rows, int columns, @real@[] x, @real@[] out) {
        reductions.softmax(rows, columns, x, out);
    }

    @Override
    public void logSumExp(int rows, int columns, @real@[] x, @real@[] out) {
        reductions.logSumExp(rows, columns, x, out);
    }

    @Override
    public void cumulativeSum(Scan scan, int rows, int columns, @real@[] x, @real@[] out) {
        Plain@Real@Reductions.cumulativeSum(scan, rows, columns, x, out);
    }

    @Override
    public double sumOfSquares(int rows, int columns, @real@[] x) {
        return reductions.sumOfSquares(rows, columns, x);
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
        @real@ s = @cast@scale;
        @real@ b1 = @cast@beta1;
        @real@ b2 = @cast@beta2;
        @real@ c1 = @cast@(1 - beta1);
        @real@ c2 = @cast@(1 - beta2);
        @real@ r = @cast@rate;
        @real@ root = @cast@rootCorrection;
        @real@ e = @cast@epsilon;
        @real@ keep = @cast@shrink;
        for (int i = 0; i < length; i++) {
            @real@ g = s * gradient[i];
            @real@ m = b1 * first[i] + c1 * g;
            @real@ v = b2 * second[i] + c2 * g * g;
            first[i] = m;
            second[i] = v;
            parameter[i] = keep * parameter[i] - r * m / (@cast@Math.sqrt(v) * root + e);
        }
    }
}
