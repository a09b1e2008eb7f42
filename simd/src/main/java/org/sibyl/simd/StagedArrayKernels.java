package org.sibyl.simd;

import java.time.Duration;
import org.sibyl.numeric.array.ArrayKernels;

/// Vector kernels for arrays where they are compiled already, else the plain ones, as [StagedDoubleKernels] does it for
/// the engine. The first call starts the warm-up.
public final class StagedArrayKernels implements ArrayKernels {
    private static final WarmUp WARM_UP = new WarmUp(ArrayExercise::all, Duration.ofMinutes(2));

    private final ArrayKernels plain = ArrayKernels.plain();
    private final ArrayKernels vector = new VectorArrayKernels();

    /// The provider.
    ///
    /// @throws UnsupportedOperationException if the machine has no vectors of 128, 256 or 512 bits
    public StagedArrayKernels() {
        int bits = DoubleLanes.SPECIES.vectorBitSize();
        if (bits != 128 && bits != 256 && bits != 512) {
            throw new UnsupportedOperationException("the vector kernels need vectors of 128, 256 or 512 bits, found "
                    + bits + "; use the plain kernels on this machine");
        }
    }

    @Override
    public String name() {
        return vector.name();
    }

    @Override
    public void exp(int length, double[] x, int from, double[] out, int to) {
        kernels(WarmUp.Part.FUNCTION).exp(length, x, from, out, to);
    }

    @Override
    public void log(int length, double[] x, int from, double[] out, int to) {
        kernels(WarmUp.Part.FUNCTION).log(length, x, from, out, to);
    }

    @Override
    public void sigmoid(int length, double[] x, int from, double[] out, int to) {
        kernels(WarmUp.Part.FUNCTION).sigmoid(length, x, from, out, to);
    }

    @Override
    public void softplus(int length, double[] x, int from, double[] out, int to) {
        kernels(WarmUp.Part.FUNCTION).softplus(length, x, from, out, to);
    }

    @Override
    public double gaussianSum(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        return kernels(WarmUp.Part.REDUCTION).gaussianSum(dimension, points, stride, from, to, weights, query, at);
    }

    @Override
    public void settle() throws InterruptedException {
        WARM_UP.await();
    }

    private ArrayKernels kernels(WarmUp.Part part) {
        return WARM_UP.isDone(part) ? vector : plain;
    }
}
