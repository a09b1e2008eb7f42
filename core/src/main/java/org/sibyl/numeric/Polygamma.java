package org.sibyl.numeric;

/// The polygamma functions, by cases.
final class Polygamma {
    /// B₂ₖ for k = 1 … 12.
    private static final double[] BERNOULLI = {
        1.0 / 6,
        -1.0 / 30,
        1.0 / 42,
        -1.0 / 30,
        5.0 / 66,
        -691.0 / 2730,
        7.0 / 6,
        -3617.0 / 510,
        43867.0 / 798,
        -174611.0 / 330,
        854513.0 / 138,
        -236364091.0 / 2730
    };

    private Polygamma() {}

    /// For x > 0: (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x) is a sum of positive terms 1/xⁿ⁺¹ · n! until the asymptotic series takes
    /// over.
    static double positive(int order, double x) {
        double sum = 0;
        double shifted = x;
        // The series' terms fall like (n + 2k)! / (2π x)²ᵏ.
        while (shifted < 12 + order) {
            sum += term(order, shifted);
            shifted += 1;
        }
        return order == 0 ? asymptoticDigamma(shifted) - sum : sign(order + 1) * (asymptotic(order, shifted) + sum);
    }

    /// For x < 0: ψ⁽ⁿ⁾(x) = (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − π dⁿ/dxⁿ cot πx.
    static double reflected(int order, double x) {
        double turn = x - Math.rint(x);
        double cot = StrictMath.cos(Math.PI * turn) / StrictMath.sin(Math.PI * turn);
        return sign(order) * positive(order, 1 - x) - StrictMath.pow(Math.PI, order + 1) * cotDerivative(order, cot);
    }

    /// dⁿ cot u / duⁿ as a polynomial in c = cot u: p₀ = c, pₙ₊₁ = −(1 + c²) pₙ′.
    private static double cotDerivative(int order, double c) {
        double[] p = {0, 1};
        for (int n = 0; n < order; n++) {
            double[] next = new double[p.length + 1];
            for (int i = 1; i < p.length; i++) {
                next[i - 1] -= i * p[i];
                next[i + 1] -= i * p[i];
            }
            p = next;
        }
        double value = 0;
        for (int i = p.length - 1; i >= 0; i--) {
            value = Math.fma(value, c, p[i]);
        }
        return value;
    }

    /// n! / xⁿ⁺¹, without overflow where the result has none.
    private static double term(int order, double x) {
        double product = 1 / x;
        for (int i = 1; i <= order; i++) {
            product *= i / x;
        }
        return product;
    }

    private static double asymptoticDigamma(double x) {
        double z = 1 / (x * x);
        double sum = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            sum = Math.fma(sum, z, BERNOULLI[k - 1] / (2 * k));
        }
        return DoubleMath.log(x) - 0.5 / x - z * sum;
    }

    /// (n − 1)!/xⁿ + n!/(2 xⁿ⁺¹) + Σ B₂ₖ (2k + n − 1)! / ((2k)! x²ᵏ⁺ⁿ).
    private static double asymptotic(int order, double x) {
        double lead = term(order - 1, x);
        double sum = lead * (1 + 0.5 * order / x);
        // (2k + n − 1)! / ((2k)! x²ᵏ⁺ⁿ) from its predecessor.
        double factor = lead;
        for (int k = 1; k <= BERNOULLI.length; k++) {
            factor *= (2.0 * k + order - 1) * (2.0 * k + order - 2) / (2.0 * k * (2 * k - 1) * x * x);
            sum += BERNOULLI[k - 1] * factor;
        }
        return sum;
    }

    private static int sign(int n) {
        return n % 2 == 0 ? 1 : -1;
    }
}
