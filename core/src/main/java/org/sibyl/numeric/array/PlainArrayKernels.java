package org.sibyl.numeric.array;

import java.util.function.DoubleUnaryOperator;
import org.sibyl.numeric.DoubleMath;

/// The kernels in plain Java: the twins that vector kernels are tested against.
final class PlainArrayKernels implements ArrayKernels {
    static final PlainArrayKernels INSTANCE = new PlainArrayKernels();

    private PlainArrayKernels() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void exp(int length, double[] x, int from, double[] out, int to) {
        map(DoubleMath::exp, length, x, from, out, to);
    }

    @Override
    public void log(int length, double[] x, int from, double[] out, int to) {
        map(DoubleMath::log, length, x, from, out, to);
    }

    @Override
    public void sigmoid(int length, double[] x, int from, double[] out, int to) {
        map(DoubleMath::sigmoid, length, x, from, out, to);
    }

    @Override
    public void softplus(int length, double[] x, int from, double[] out, int to) {
        map(DoubleMath::softplus, length, x, from, out, to);
    }

    @Override
    public double gaussianSum(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[GaussianTerm.LANES];
        for (int j = from; j < to; j++) {
            int lane = (j - from) & (GaussianTerm.LANES - 1);
            double term = GaussianTerm.of(dimension, points, stride, j, query, at);
            lanes[lane] = Math.fma(weights[j], term, lanes[lane]);
        }
        return GaussianTerm.sum(lanes);
    }

    private static void map(DoubleUnaryOperator f, int length, double[] x, int from, double[] out, int to) {
        for (int i = 0; i < length; i++) {
            out[to + i] = f.applyAsDouble(x[from + i]);
        }
    }
}
