package org.sibyl.simd;

import static org.sibyl.simd.DoubleLanes.SPECIES;
import static org.sibyl.simd.DoubleLanes.WIDTH;
import static org.sibyl.simd.DoubleLanes.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.sibyl.numeric.array.GaussianTerm;
import org.sibyl.numeric.polynomial.DoublePolynomials;

/// Sums of Gaussian kernels, in any number of dimensions.
///
/// Where a vector is narrower than the eight partial sums, the loop runs once for each group of them.
final class GaussianLoops {
    private static final int LANES = GaussianTerm.LANES;

    private GaussianLoops() {}

    /// As [org.sibyl.numeric.array.ArrayKernels#gaussianSum] says.
    ///
    /// The exponential is written out and its constants are locals: a method of our own that was compiled
    /// for itself before is called for real and allocates its vectors, and a constant in a field is loaded
    /// again for each of them.
    static double sum(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[LANES];
        int whole = from + ((to - from) & -LANES);
        DoubleVector half = all(0.5);
        DoubleVector largest = all(GaussianTerm.LARGEST);
        DoubleVector round = all(DoublePolynomials.ROUND);
        DoubleVector minusLog2e = all(-DoublePolynomials.LOG2_E);
        DoubleVector minusLn2 = all(-DoublePolynomials.LN2_HIGH);
        DoubleVector exp0 = all(DoublePolynomials.EXP_0);
        DoubleVector exp1 = all(DoublePolynomials.EXP_1);
        DoubleVector exp2 = all(DoublePolynomials.EXP_2);
        DoubleVector exp3 = all(DoublePolynomials.EXP_3);
        DoubleVector exp4 = all(DoublePolynomials.EXP_4);
        DoubleVector exp5 = all(DoublePolynomials.EXP_5);
        DoubleVector exp6 = all(DoublePolynomials.EXP_6);
        DoubleVector exp7 = all(DoublePolynomials.EXP_7);
        DoubleVector exp8 = all(DoublePolynomials.EXP_8);
        DoubleVector exp9 = all(DoublePolynomials.EXP_9);
        DoubleVector first = all(query[at]);
        DoubleVector second = all(dimension > 1 ? query[at + 1] : 0);
        for (int block = 0; block < LANES; block += WIDTH) {
            DoubleVector sum = all(0);
            for (int j = from + block; j < whole; j += LANES) {
                DoubleVector u = DoubleVector.fromArray(SPECIES, points, j).sub(first);
                DoubleVector square = u.mul(u);
                if (dimension > 1) {
                    DoubleVector v =
                            DoubleVector.fromArray(SPECIES, points, stride + j).sub(second);
                    square = v.fma(v, square);
                    for (int k = 2; k < dimension; k++) {
                        DoubleVector w = DoubleVector.fromArray(SPECIES, points, k * stride + j)
                                .sub(query[at + k]);
                        square = w.fma(w, square);
                    }
                }
                DoubleVector exponent = square.mul(half).min(largest);
                DoubleVector rounded = exponent.fma(minusLog2e, round);
                DoubleVector r = rounded.sub(round).fma(minusLn2, exponent.neg());
                DoubleVector tail = exp9.fma(r, exp8)
                        .fma(r, exp7)
                        .fma(r, exp6)
                        .fma(r, exp5)
                        .fma(r, exp4)
                        .fma(r, exp3)
                        .fma(r, exp2)
                        .fma(r, exp1)
                        .fma(r, exp0);
                DoubleVector scale = rounded.reinterpretAsLongs()
                        .lanewise(VectorOperators.LSHL, DoublePolynomials.FRACTION_BITS)
                        .reinterpretAsDoubles();
                DoubleVector term = scale.fma(r.mul(r).fma(tail, r), scale);
                sum = DoubleVector.fromArray(SPECIES, weights, j).fma(term, sum);
            }
            sum.intoArray(lanes, block);
        }
        for (int j = whole; j < to; j++) {
            double term = GaussianTerm.of(dimension, points, stride, j, query, at);
            lanes[j - whole] = Math.fma(weights[j], term, lanes[j - whole]);
        }
        return GaussianTerm.sum(lanes);
    }
}
