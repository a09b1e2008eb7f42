package org.sibyl.flow;

import org.sibyl.engine.Expr;

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
/// and slope 1 at both ends. The free numbers stand in blocks of d columns, `[n, (3K − 1)·d]`: a and b of the
/// first bin, of the second, …, of the last, then the K − 1 of u.
///
/// @param bins K
/// @param bound B
record RationalQuadraticSpline(int bins, double bound) {
    RationalQuadraticSpline {
        if (bins < 2 || bins >= 1 / SplineBin.LEAST || !(bound > 0) || bound == Double.POSITIVE_INFINITY) {
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

    /// y and ln dy/dx. With α = δₖ − s and β = δₖ₊₁ − s, the formulas above are, in the fewest operations,
    ///
    /// ```
    /// p = ξ(1 − ξ),   D = s + (α + β) p,   y = yₖ + hₖ (s ξ + α p)/D
    /// dy/dx = (s/D)² (δₖ + (β − α) ξ − (α + β) p)
    /// ```
    ///
    /// @param x `[n, d]`
    /// @param parameters `[n, (3K − 1)·d]`
    Image forward(Expr x, Expr parameters) {
        Expr inside = inside(x);
        Expr zero = x.graph().constant(0);
        Expr within = inside.where(x, zero);
        SplineBin bin = SplineBin.of(this, within, parameters, SplineBin.Side.X);
        Expr s = bin.slope();
        Expr alpha = bin.left().minus(s);
        Expr beta = bin.right().minus(s);
        // Rounding may put a point next to a knot outside its bin, where the formula could fall.
        Expr xi = within.minus(bin.x()).dividedBy(bin.width()).maximum(0).minimum(1);
        Expr product = xi.minus(xi.square());
        Expr bent = alpha.plus(beta).times(product);
        Expr inverse = s.plus(bent).reciprocal();
        Expr rise = s.times(xi).plus(alpha.times(product));
        Expr y = bin.y().plus(bin.height().times(rise).times(inverse));
        Expr rate = bin.left().plus(beta.minus(alpha).times(xi)).minus(bent);
        Expr logSlope = s.times(inverse).square().times(rate).log();
        return new Image(inside.where(y, x), inside.where(logSlope, zero));
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
        SplineBin bin = SplineBin.of(this, within, parameters, SplineBin.Side.Y);
        Expr s = bin.slope();
        Expr eta = within.minus(bin.y());
        Expr bent = eta.times(bin.left().plus(bin.right()).minus(s.times(2)));
        Expr steep = bin.height().times(bin.left());
        Expr a = bin.height().times(s).minus(steep).plus(bent);
        Expr b = steep.minus(bent);
        Expr c = s.times(eta).negate();
        // Rounding may leave a discriminant near 0 below it.
        Expr root = b.square().minus(a.times(c).times(4)).maximum(0).sqrt();
        Expr xi = c.times(-2).dividedBy(b.plus(root));
        return inside.where(bin.x().plus(xi.times(bin.width())), y);
    }

    private Expr inside(Expr points) {
        return points.abs().lessThan(bound);
    }
}
