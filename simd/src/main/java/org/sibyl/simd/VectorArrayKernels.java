package org.sibyl.simd;

import static org.sibyl.simd.DoubleLanes.SPECIES;
import static org.sibyl.simd.DoubleLanes.WIDTH;

import jdk.incubator.vector.DoubleVector;
import org.sibyl.numeric.array.ArrayKernels;

/// The vector twins of the plain array kernels; what is left after the last whole vector goes to the plain one.
final class VectorArrayKernels implements ArrayKernels {
    private final ArrayKernels plain = ArrayKernels.plain();

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public void exp(int length, double[] x, int from, double[] out, int to) {
        int whole = SPECIES.loopBound(length);
        expOfVectors(whole, x, from, out, to);
        plain.exp(length - whole, x, from + whole, out, to + whole);
    }

    @Override
    public void log(int length, double[] x, int from, double[] out, int to) {
        int whole = SPECIES.loopBound(length);
        logOfVectors(whole, x, from, out, to);
        plain.log(length - whole, x, from + whole, out, to + whole);
    }

    @Override
    public void sigmoid(int length, double[] x, int from, double[] out, int to) {
        int whole = SPECIES.loopBound(length);
        sigmoidOfVectors(whole, x, from, out, to);
        plain.sigmoid(length - whole, x, from + whole, out, to + whole);
    }

    @Override
    public void softplus(int length, double[] x, int from, double[] out, int to) {
        int whole = SPECIES.loopBound(length);
        softplusOfVectors(whole, x, from, out, to);
        plain.softplus(length - whole, x, from + whole, out, to + whole);
    }

    @Override
    public double gaussianSum(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        return GaussianLoops.sum(dimension, points, stride, from, to, weights, query, at);
    }

    private static void expOfVectors(int length, double[] x, int from, double[] out, int to) {
        for (int i = 0; i < length; i += WIDTH) {
            DoubleFunctions.exp(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
        }
    }

    private static void logOfVectors(int length, double[] x, int from, double[] out, int to) {
        for (int i = 0; i < length; i += WIDTH) {
            DoubleFunctions.log(DoubleVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
        }
    }

    private static void sigmoidOfVectors(int length, double[] x, int from, double[] out, int to) {
        for (int i = 0; i < length; i += WIDTH) {
            DoubleFunctions.sigmoid(DoubleVector.fromArray(SPECIES, x, from + i))
                    .intoArray(out, to + i);
        }
    }

    private static void softplusOfVectors(int length, double[] x, int from, double[] out, int to) {
        for (int i = 0; i < length; i += WIDTH) {
            DoubleFunctions.softplus(DoubleVector.fromArray(SPECIES, x, from + i))
                    .intoArray(out, to + i);
        }
    }
}
