package org.sibyl.flow;

import java.util.Collections;
import java.util.stream.IntStream;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.tensor.Tensor;

/// The bin of a [RationalQuadraticSpline] in which each of some points lies, all `[n, d]`.
///
/// A bin is found by comparing with all knots at once, and what belongs to it is a sum over all bins of which
/// one term is not 0: no element is looked up at a computed position. Sums over bins are products with
/// matrices of zeros and ones.
///
/// @param x of its left knot, xₖ
/// @param y of its left knot, yₖ
/// @param width wₖ
/// @param height hₖ
/// @param left the slope at its left knot, δₖ
/// @param right the slope at its right knot, δₖ₊₁
record SplineBin(Expr x, Expr y, Expr width, Expr height, Expr left, Expr right) {
    // A bin of no width, or a knot of slope 0, would have no inverse.
    static final double LEAST = 1e-3;

    // m + softplus of this is 1: the slope of the identity outside.
    private static final double UNIT_SLOPE = Math.log(Math.expm1(1 - LEAST));

    /// Which coordinate of the knots says in which bin a point is.
    enum Side {
        X,
        Y
    }

    /// s = hₖ/wₖ
    Expr slope() {
        return height.dividedBy(width);
    }

    /// @param points `[n, d]`, within [−B, B]
    /// @param parameters `[n, (3K − 1)·d]`
    static SplineBin of(RationalQuadraticSpline spline, Expr points, Expr parameters, Side side) {
        int bins = spline.bins();
        int d = points.columns();
        int from = side == Side.X ? 0 : d;
        Graph graph = points.graph();
        Expr sum = graph.constant(sumOfBlocks(bins, 2 * d));
        Expr powers = exponentials(parameters.columns(0, 2 * bins * d), bins, 2 * d);
        Expr totals = powers.matmul(sum);
        Expr ofSide = powers.gatherColumns(blocks(bins, 2 * d, from, d));
        Expr above = above(spline, points, ofSide, totals.columns(from, from + d));

        // 1 in the blocks of the bins left of the point's; 1 in the block of its own bin.
        Expr before = Expr.concat(1, above, graph.constant(0).broadcast(points.rows(), d));
        Expr at = Expr.concat(1, graph.constant(1).broadcast(points.rows(), d), above)
                .minus(before);
        int[] twice = IntStream.range(0, 2 * bins * d)
                .map(i -> i / (2 * d) * d + i % d)
                .toArray();
        Expr beforeBoth = before.gatherColumns(twice);
        Expr sumBefore = powers.times(beforeBoth).matmul(sum);
        Expr sumAt = powers.times(at.gatherColumns(twice)).matmul(sum);
        double unit = 2 * spline.bound() * LEAST;
        double rest = 2 * spline.bound() * (1 - LEAST * bins);
        Expr corner = sumBefore
                .dividedBy(totals)
                .times(rest)
                .plus(beforeBoth.matmul(sum).times(unit).minus(spline.bound()));
        Expr extent = sumAt.dividedBy(totals).times(rest).plus(unit);

        int knots = (bins - 1) * d;
        Expr slopes = parameters.columns(2 * bins * d, parameters.columns());
        Expr inner = graph.constant(sumOfBlocks(bins - 1, d));
        Expr left = slopes.times(at.columns(d, knots + d))
                .matmul(inner)
                .plus(at.columns(0, d).times(UNIT_SLOPE));
        Expr right = slopes.times(at.columns(0, knots))
                .matmul(inner)
                .plus(at.columns(knots, knots + d).times(UNIT_SLOPE));
        return new SplineBin(
                corner.columns(0, d),
                corner.columns(d, 2 * d),
                extent.columns(0, d),
                extent.columns(d, 2 * d),
                left.softplus().plus(LEAST),
                right.softplus().plus(LEAST));
    }

    /// 1 in block k if the point is above knot k + 1, `[n, (K − 1)·d]`. With Cₖ = Σ_{j<k} eʲ and T =
    /// Σ eʲ the knot is −B + 2B (mk + (1 − mK) Cₖ/T), so the question is whether
    /// T·((v + B)/(2B) − mk)/(1 − mK) > Cₖ.
    private static Expr above(RationalQuadraticSpline spline, Expr points, Expr powers, Expr total) {
        int d = points.columns();
        Graph graph = points.graph();
        double span = 2 * spline.bound() * (1 - LEAST * spline.bins());
        Expr scaled = points.plus(spline.bound()).times(1 / span).times(total);
        Expr threshold = Expr.concat(1, scaled, total).matmul(graph.constant(thresholds(spline.bins(), d)));
        Expr sums = powers.matmul(graph.constant(runningSums(spline.bins(), d)));
        return threshold.minus(sums).step().stopGradient();
    }

    /// exp(a − max a), where the maximum is taken over an element's bins: only ratios of these matter, so
    /// it takes part in no derivative.
    private static Expr exponentials(Expr logits, int bins, int width) {
        Expr greatest = logits;
        for (int blocks = bins; blocks > 1; blocks = (blocks + 1) / 2) {
            // With an odd number of blocks, the one in the middle is compared with itself.
            int half = (blocks + 1) / 2;
            greatest = greatest.columns(0, half * width)
                    .maximum(greatest.columns((blocks - half) * width, blocks * width));
        }
        Expr everywhere = Expr.concat(1, Collections.nCopies(bins, greatest.stopGradient()));
        return logits.minus(everywhere).exp();
    }

    /// The columns from … from + count − 1 of each block.
    private static int[] blocks(int blocks, int width, int from, int count) {
        return IntStream.range(0, blocks * count)
                .map(i -> i / count * width + from + i % count)
                .toArray();
    }

    /// `[blocks·d, d]`: a product with it adds up the blocks of d columns.
    private static Tensor sumOfBlocks(int blocks, int d) {
        double[] ones = new double[blocks * d * d];
        for (int i = 0; i < blocks * d; i++) {
            ones[i * d + i % d] = 1;
        }
        return Tensor.adopt(ones, blocks * d, d);
    }

    /// `[K·d, (K − 1)·d]`: a product with it gives the sums of the first block, the first two, …, the first
    /// K − 1.
    private static Tensor runningSums(int bins, int d) {
        int columns = (bins - 1) * d;
        double[] ones = new double[bins * d * columns];
        for (int i = 0; i < bins * d; i++) {
            for (int k = i / d; k < bins - 1; k++) {
                ones[i * columns + k * d + i % d] = 1;
            }
        }
        return Tensor.adopt(ones, bins * d, columns);
    }

    /// `[2d, (K − 1)·d]`: from the scaled points and the totals, what is compared with the running sums.
    private static Tensor thresholds(int bins, int d) {
        int columns = (bins - 1) * d;
        double[] factors = new double[2 * d * columns];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < bins - 1; k++) {
                factors[j * columns + k * d + j] = 1;
                factors[(d + j) * columns + k * d + j] = -LEAST * (k + 1) / (1 - LEAST * bins);
            }
        }
        return Tensor.adopt(factors, 2 * d, columns);
    }
}
