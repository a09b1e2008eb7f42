package org.sibyl.simd;

import static org.sibyl.simd.DoubleLanes.SPECIES;
import static org.sibyl.simd.DoubleLanes.WIDTH;
import static org.sibyl.simd.DoubleLanes.all;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.sibyl.numeric.array.GaussianTerm;
import org.sibyl.numeric.polynomial.DoublePolynomials;

/// Sums of Gaussian kernels: one loop for each of one, two and three coordinates, and one for more. Through a
/// table for the reason that [VectorDoubleLoops] gives.
///
/// Where a vector is narrower than the eight partial sums, the loop runs once for each group of them.
final class GaussianLoops {
    private static final int LANES = GaussianTerm.LANES;

    private static final DoubleVector ZERO = all(0);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector LARGEST = all(GaussianTerm.LARGEST);
    private static final DoubleVector ROUND = all(DoublePolynomials.ROUND);
    private static final DoubleVector MINUS_LOG2_E = all(-DoublePolynomials.LOG2_E);
    private static final DoubleVector MINUS_LN2 = all(-DoublePolynomials.LN2_HIGH);

    /// One loop.
    @FunctionalInterface
    interface Loop {
        double sum(
                int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at);
    }

    private final List<Loop> loops =
            List.of(GaussianLoops::line, GaussianLoops::plane, GaussianLoops::space, GaussianLoops::more);

    Loop of(int dimension) {
        return loops.get(Math.min(dimension, loops.size()) - 1);
    }

    private static double line(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[LANES];
        int whole = wholeEnd(from, to);
        DoubleVector q = all(query[at]);
        for (int block = 0; block < LANES; block += WIDTH) {
            DoubleVector sum = ZERO;
            for (int j = from + block; j < whole; j += LANES) {
                DoubleVector u = load(points, j).sub(q);
                sum = load(weights, j).fma(decay(u.mul(u)), sum);
            }
            sum.intoArray(lanes, block);
        }
        return withRest(lanes, whole, dimension, points, stride, to, weights, query, at);
    }

    private static double plane(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[LANES];
        int whole = wholeEnd(from, to);
        DoubleVector q0 = all(query[at]);
        DoubleVector q1 = all(query[at + 1]);
        for (int block = 0; block < LANES; block += WIDTH) {
            DoubleVector sum = ZERO;
            for (int j = from + block; j < whole; j += LANES) {
                DoubleVector u = load(points, j).sub(q0);
                DoubleVector v = load(points, stride + j).sub(q1);
                sum = load(weights, j).fma(decay(v.fma(v, u.mul(u))), sum);
            }
            sum.intoArray(lanes, block);
        }
        return withRest(lanes, whole, dimension, points, stride, to, weights, query, at);
    }

    private static double space(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[LANES];
        int whole = wholeEnd(from, to);
        DoubleVector q0 = all(query[at]);
        DoubleVector q1 = all(query[at + 1]);
        DoubleVector q2 = all(query[at + 2]);
        for (int block = 0; block < LANES; block += WIDTH) {
            DoubleVector sum = ZERO;
            for (int j = from + block; j < whole; j += LANES) {
                DoubleVector u = load(points, j).sub(q0);
                DoubleVector v = load(points, stride + j).sub(q1);
                DoubleVector w = load(points, 2 * stride + j).sub(q2);
                sum = load(weights, j).fma(decay(w.fma(w, v.fma(v, u.mul(u)))), sum);
            }
            sum.intoArray(lanes, block);
        }
        return withRest(lanes, whole, dimension, points, stride, to, weights, query, at);
    }

    private static double more(
            int dimension, double[] points, int stride, int from, int to, double[] weights, double[] query, int at) {
        double[] lanes = new double[LANES];
        int whole = wholeEnd(from, to);
        DoubleVector q0 = all(query[at]);
        DoubleVector q1 = all(query[at + 1]);
        DoubleVector q2 = all(query[at + 2]);
        DoubleVector q3 = all(query[at + 3]);
        for (int block = 0; block < LANES; block += WIDTH) {
            DoubleVector sum = ZERO;
            for (int j = from + block; j < whole; j += LANES) {
                DoubleVector u = load(points, j).sub(q0);
                DoubleVector v = load(points, stride + j).sub(q1);
                DoubleVector w = load(points, 2 * stride + j).sub(q2);
                DoubleVector x = load(points, 3 * stride + j).sub(q3);
                DoubleVector square = x.fma(x, w.fma(w, v.fma(v, u.mul(u))));
                for (int k = 4; k < dimension; k++) {
                    DoubleVector y = load(points, k * stride + j).sub(query[at + k]);
                    square = y.fma(y, square);
                }
                sum = load(weights, j).fma(decay(square), sum);
            }
            sum.intoArray(lanes, block);
        }
        return withRest(lanes, whole, dimension, points, stride, to, weights, query, at);
    }

    private static double withRest(
            double[] lanes,
            int whole,
            int dimension,
            double[] points,
            int stride,
            int to,
            double[] weights,
            double[] query,
            int at) {
        for (int j = whole; j < to; j++) {
            double term = GaussianTerm.of(dimension, points, stride, j, query, at);
            lanes[j - whole] = Math.fma(weights[j], term, lanes[j - whole]);
        }
        return GaussianTerm.sum(lanes);
    }

    private static DoubleVector decay(DoubleVector s) {
        DoubleVector half = s.mul(HALF);
        DoubleVector a = half.blend(LARGEST, half.compare(VectorOperators.GT, LARGEST));
        DoubleVector rounded = a.fma(MINUS_LOG2_E, ROUND);
        DoubleVector r = rounded.sub(ROUND).fma(MINUS_LN2, a.neg());
        DoubleVector p = r.mul(r).fma(DoubleTails.exp(r), r);
        DoubleVector scale = rounded.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, DoublePolynomials.FRACTION_BITS)
                .reinterpretAsDoubles();
        return scale.fma(p, scale);
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    private static int wholeEnd(int from, int to) {
        return from + ((to - from) & -LANES);
    }
}
