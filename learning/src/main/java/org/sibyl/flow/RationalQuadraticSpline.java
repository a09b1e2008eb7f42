package org.sibyl.flow;

import java.util.Collections;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.tensor.Tensor;

/// Monotone rational-quadratic splines on [−B, B], the identity outside (Durkan, Bekasov, Murray and
/// Papamakarios 2019, section 3.1, eqs. 4 and 5): each element of `[n, d]` has a spline of its own, given by
/// 3K − 1 free numbers.
///
/// With K bins of widths w and heights h, knots (xₖ, yₖ), slopes δₖ at the knots, ξ = (x − xₖ)/wₖ and
/// s = hₖ/wₖ,
///
/// ```
/// y     = yₖ + hₖ (s ξ² + δₖ ξ(1 − ξ)) / D,        D = s + (δₖ₊₁ + δₖ − 2s) ξ(1 − ξ)
/// dy/dx = s² (δₖ₊₁ ξ² + 2s ξ(1 − ξ) + δₖ (1 − ξ)²) / D²
/// w     = 2B (m + (1 − mK) softmax(a)),  h likewise from b,   δ = m + softplus(u),  m = 10⁻³
/// ```
///
/// and slope 1 at both ends. The free numbers stand in blocks of d columns, the K blocks of a first, then
/// the K of b, then the K − 1 of u: `[n, (3K − 1)·d]`, the number of bin k for element j in column k·d + j
/// of its part.
///
/// A bin is found by comparing with all knots at once, and what belongs to it is a sum over all bins of
/// which one term is not 0: no element is looked up at a computed position.
///
/// @param bins K
/// @param bound B
record RationalQuadraticSpline(int bins, double bound) {
    // A bin of no width, or a knot of slope 0, would have no inverse.
    private static final double LEAST = 1e-3;

    // m + softplus of this is 1: the slope of the identity outside.
    private static final double UNIT_SLOPE = Math.log(Math.expm1(1 - LEAST));

    RationalQuadraticSpline {
        if (bins < 2 || bins >= 1 / LEAST || !(bound > 0) || bound == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a spline needs between 2 and 999 bins and a positive finite bound,"
                    + " found " + bins + " bins and the bound " + bound);
        }
    }

    /// How many free numbers an element has: 3K − 1.
    int parameters() {
        return 3 * bins - 1;
    }

    /// The images of some points.
    ///
    /// @param value `[n, d]`
    /// @param logSlope ln dy/dx `[n, d]`
    record Image(Expr value, Expr logSlope) {}

    /// y and ln dy/dx.
    ///
    /// @param x `[n, d]`
    /// @param parameters `[n, (3K − 1)·d]`
    Image forward(Expr x, Expr parameters) {
        Expr inside = inside(x);
        Expr within = inside.where(x, x.graph().constant(0));
        Bin bin = bin(within, parameters, Side.X);
        Expr xi = within.minus(bin.x()).dividedBy(bin.width());
        Expr rest = oneMinus(xi);
        Expr product = xi.times(rest);
        Expr denominator = bin.slope().plus(bin.curvature().times(product));
        Expr rise = bin.slope().times(xi.square()).plus(bin.left().times(product));
        Expr y = bin.y().plus(bin.height().times(rise).dividedBy(denominator));
        return new Image(
                inside.where(y, x),
                inside.where(bin.logSlope(xi, rest), x.graph().constant(0)));
    }

    /// x, of which [#forward] gives y.
    ///
    /// Between two knots, with η = y − yₖ and κ = δₖ₊₁ + δₖ − 2s, it is a quadratic equation in ξ,
    ///
    /// ```
    /// a ξ² + b ξ + c = 0,   a = h(s − δₖ) + ηκ,   b = hδₖ − ηκ,   c = −sη
    /// ```
    ///
    /// (ibid., appendix A), whose root in [0, 1] is −2c/(b + √(b² − 4ac)), a form without cancellation.
    ///
    /// @param y `[n, d]`
    /// @param parameters `[n, (3K − 1)·d]`
    Expr inverse(Expr y, Expr parameters) {
        Expr inside = inside(y);
        Expr within = inside.where(y, y.graph().constant(0));
        Bin bin = bin(within, parameters, Side.Y);
        Expr eta = within.minus(bin.y());
        Expr bent = eta.times(bin.curvature());
        Expr steep = bin.height().times(bin.left());
        Expr a = bin.height().times(bin.slope()).minus(steep).plus(bent);
        Expr b = steep.minus(bent);
        Expr c = bin.slope().times(eta).negate();
        // Rounding may leave a discriminant near 0 below it.
        Expr root = b.square().minus(a.times(c).times(4)).maximum(0).sqrt();
        Expr xi = c.times(-2).dividedBy(b.plus(root));
        return inside.where(bin.x().plus(xi.times(bin.width())), y);
    }

    /// Which coordinate of the knots says in which bin a point is.
    private enum Side {
        X,
        Y
    }

    /// The bin of each point, all `[n, d]`.
    ///
    /// @param x of its left knot
    /// @param y of its left knot
    /// @param width wₖ
    /// @param height hₖ
    /// @param left δₖ
    /// @param right δₖ₊₁
    /// @param slope s = hₖ/wₖ
    /// @param curvature δₖ₊₁ + δₖ − 2s
    private record Bin(Expr x, Expr y, Expr width, Expr height, Expr left, Expr right, Expr slope, Expr curvature) {
        Expr logSlope(Expr xi, Expr rest) {
            Expr product = xi.times(rest);
            Expr denominator = slope.plus(curvature.times(product));
            Expr numerator =
                    right.times(xi.square()).plus(slope.times(product).times(2)).plus(left.times(rest.square()));
            return slope.dividedBy(denominator).square().times(numerator).log();
        }
    }

    private Bin bin(Expr points, Expr parameters, Side side) {
        int d = points.columns();
        int knots = (bins - 1) * d;
        Graph graph = points.graph();
        Expr sum = graph.constant(sumOfBlocks(bins, d));
        Expr powersOfWidths = exponentials(parameters.columns(0, bins * d), d);
        Expr powersOfHeights = exponentials(parameters.columns(bins * d, 2 * bins * d), d);
        Expr totalOfWidths = powersOfWidths.matmul(sum);
        Expr totalOfHeights = powersOfHeights.matmul(sum);
        Expr above = side == Side.X
                ? above(points, powersOfWidths, totalOfWidths)
                : above(points, powersOfHeights, totalOfHeights);

        // 1 in the blocks of the bins left of the point's; 1 in the block of its own bin.
        Expr before = Expr.concat(1, above, graph.constant(0).broadcast(points.rows(), d));
        Expr at = Expr.concat(1, graph.constant(1).broadcast(points.rows(), d), above)
                .minus(before);
        Expr number = above.matmul(graph.constant(sumOfBlocks(bins - 1, d)));
        Expr x = knot(number, powersOfWidths.times(before).matmul(sum).dividedBy(totalOfWidths));
        Expr y = knot(number, powersOfHeights.times(before).matmul(sum).dividedBy(totalOfHeights));
        Expr width = extent(powersOfWidths.times(at).matmul(sum).dividedBy(totalOfWidths));
        Expr height = extent(powersOfHeights.times(at).matmul(sum).dividedBy(totalOfHeights));

        Expr slopes = parameters.columns(2 * bins * d, parameters.columns());
        Expr inner = graph.constant(sumOfBlocks(bins - 1, d));
        Expr first = at.columns(0, d);
        Expr last = at.columns(knots, knots + d);
        Expr left = slope(slopes.times(at.columns(d, knots + d)).matmul(inner).plus(first.times(UNIT_SLOPE)));
        Expr right = slope(slopes.times(at.columns(0, knots)).matmul(inner).plus(last.times(UNIT_SLOPE)));
        Expr slope = height.dividedBy(width);
        return new Bin(x, y, width, height, left, right, slope, left.plus(right).minus(slope.times(2)));
    }

    /// 1 in block k if the point is at or above knot k + 1, `[n, (K − 1)·d]`. With Cₖ = Σ_{j<k} eʲ and T =
    /// Σ eʲ the knot is −B + 2B (mk + (1 − mK) Cₖ/T), so the question is whether T·((v + B)/(2B) − mk)/(1 −
    /// mK) ≥ Cₖ.
    private Expr above(Expr points, Expr powers, Expr total) {
        int d = points.columns();
        Graph graph = points.graph();
        double span = 2 * bound * (1 - LEAST * bins);
        Expr scaled = points.plus(bound).times(1 / span).times(total);
        Expr threshold = Expr.concat(1, scaled, total).matmul(graph.constant(thresholds(d)));
        return threshold.atLeast(powers.matmul(graph.constant(runningSums(d)))).stopGradient();
    }

    /// exp(a − max a), where the maximum is taken over an element's bins: only ratios of these matter, so
    /// it takes part in no derivative.
    private Expr exponentials(Expr logits, int d) {
        Expr greatest = logits;
        for (int blocks = bins; blocks > 1; blocks = (blocks + 1) / 2) {
            // With an odd number of blocks, the one in the middle is compared with itself.
            int half = (blocks + 1) / 2;
            greatest = greatest.columns(0, half * d).maximum(greatest.columns((blocks - half) * d, blocks * d));
        }
        Expr everywhere = Expr.concat(1, Collections.nCopies(bins, greatest.stopGradient()));
        return logits.minus(everywhere).exp();
    }

    private Expr knot(Expr number, Expr fraction) {
        return number.times(2 * bound * LEAST)
                .plus(fraction.times(2 * bound * (1 - LEAST * bins)))
                .minus(bound);
    }

    private Expr extent(Expr fraction) {
        return fraction.times(2 * bound * (1 - LEAST * bins)).plus(2 * bound * LEAST);
    }

    private static Expr slope(Expr unconstrained) {
        return unconstrained.softplus().plus(LEAST);
    }

    private Expr inside(Expr points) {
        return points.abs().lessThan(bound);
    }

    private static Expr oneMinus(Expr x) {
        return x.graph().constant(1).minus(x);
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
    private Tensor runningSums(int d) {
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
    private Tensor thresholds(int d) {
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
