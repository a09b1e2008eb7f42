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

/// Vector kernels for `@real@` where they are compiled already, else the plain ones. Until the compiler has dealt with
/// it, vector code is hundreds of times slower than plain code; since both give the same bits, it does not matter to a
/// result when the change happens. The first call starts the warm-up.
final class Staged@Real@Kernels implements @Real@Kernels {
    private final @Real@Kernels plain = new PlainKernels().@real@s();
    private final @Real@Kernels vector = new Vector@Real@Kernels();
    private final WarmUp warmUp;

    Staged@Real@Kernels(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    private @Real@Kernels kernels(WarmUp.Part part) {
        return warmUp.isDone(part) ? vector : plain;
    }

    @Override
    public void productNn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        kernels(WarmUp.Part.PRODUCT).productNn(m, n, k, a, b, c, store, bands);
    }

    @Override
    public void productTn(int m, int n, int k, @real@[] a, @real@[] b, @real@[] c, Store store, Bands bands) {
        kernels(WarmUp.Part.PRODUCT).productTn(m, n, k, a, b, c, store, bands);
    }

    @Override
    public void transpose(int rows, int columns, @real@[] x, @real@[] out) {
        kernels(WarmUp.Part.PRODUCT).transpose(rows, columns, x, out);
    }

    @Override
    public void unary(UnaryOp op, int rows, int columns, @real@[] x, @real@[] out) {
        kernels(WarmUp.Part.FUNCTION).unary(op, rows, columns, x, out);
    }

    @Override
    public void biased(
            UnaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] bias, @real@[] out) {
        kernels(WarmUp.Part.FUNCTION).biased(op, broadcast, rows, columns, x, bias, out);
    }

    @Override
    public void binary(BinaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        kernels(WarmUp.Part.ARITHMETIC).binary(op, broadcast, rows, columns, x, y, out);
    }

    @Override
    public void where(int rows, int columns, @real@[] condition, @real@[] x, @real@[] y, @real@[] out) {
        kernels(WarmUp.Part.ARITHMETIC).where(rows, columns, condition, x, y, out);
    }

    @Override
    public void broadcast(Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] out) {
        plain.broadcast(broadcast, rows, columns, x, out);
    }

    @Override
    public void reduce(Reduction reduction, Extent extent, int rows, int columns, @real@[] x, @real@[] out) {
        kernels(WarmUp.Part.REDUCTION).reduce(reduction, extent, rows, columns, x, out);
    }

    @Override
    public void softmax(int rows, int columns, @real@[] x, @real@[] out) {
        kernels(WarmUp.Part.REDUCTION).softmax(rows, columns, x, out);
    }

    @Override
    public void logSumExp(int rows, int columns, @real@[] x, @real@[] out) {
        kernels(WarmUp.Part.REDUCTION).logSumExp(rows, columns, x, out);
    }

    @Override
    public void cumulativeSum(Scan scan, int rows, int columns, @real@[] x, @real@[] out) {
        plain.cumulativeSum(scan, rows, columns, x, out);
    }

    @Override
    public double sumOfSquares(int rows, int columns, @real@[] x) {
        return kernels(WarmUp.Part.REDUCTION).sumOfSquares(rows, columns, x);
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
        kernels(WarmUp.Part.ARITHMETIC)
                .adam(
                        length,
                        parameter,
                        gradient,
                        first,
                        second,
                        scale,
                        beta1,
                        beta2,
                        rate,
                        rootCorrection,
                        epsilon,
                        shrink);
    }
}
