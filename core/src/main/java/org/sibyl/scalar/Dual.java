package org.sibyl.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.SpecialFunctions;

/// A dual number v + Σ pᵢ εᵢ with εᵢ εⱼ = 0: a value and k partial derivatives, which every operation carries
/// along by the chain rule, f(v + p ε) = f(v) + f′(v) p ε (Griewank and Walther 2008, chapter 3). Forward-mode
/// differentiation of ordinary Java, with its branches and loops: all k partials in one pass, for the work of
/// about 1 + k.
///
/// Dual numbers are compared by their values. At a jump or a kink the derivative is that of the branch taken. A
/// dual number without partials is a plain number and goes with any other.
public final class Dual implements Scalar<Dual>, Comparable<Dual> {
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    private static final double[] NONE = {};

    private final double value;
    private final double[] partials;

    private Dual(double value, double[] partials) {
        this.value = value;
        this.partials = partials;
    }

    /// A number whose derivatives are 0.
    public static Dual of(double value) {
        return new Dual(value, NONE);
    }

    /// A number with its partial derivatives.
    public static Dual of(double value, double... partials) {
        return new Dual(value, partials.clone());
    }

    /// The variables of a function at a point: number i has the value `at[i]`, the partial derivative 1 by
    /// itself and 0 by the others.
    public static List<Dual> variables(double... at) {
        return IntStream.range(0, at.length)
                .mapToObj(i -> variable(at[i], i, at.length))
                .toList();
    }

    /// Variable i of k.
    ///
    /// @throws IllegalArgumentException unless 0 ≤ i < k
    public static Dual variable(double value, int i, int k) {
        if (i < 0 || i >= k) {
            throw new IllegalArgumentException(
                    "variable " + i + " of " + k + " does not exist; number them from 0 to " + (k - 1));
        }
        double[] partials = new double[k];
        partials[i] = 1;
        return new Dual(value, partials);
    }

    @Override
    public double value() {
        return value;
    }

    /// The number of partial derivatives it carries; 0 for a plain number.
    public int count() {
        return partials.length;
    }

    /// The partial derivative by variable i; 0 for a plain number.
    public double partial(int i) {
        return partials.length == 0 ? 0 : partials[i];
    }

    /// A copy of the partial derivatives.
    public double[] partials() {
        return partials.clone();
    }

    @Override
    public Dual constant(double number) {
        return of(number);
    }

    @Override
    public Dual plus(Dual y) {
        return combine(value + y.value, 1, y, 1);
    }

    @Override
    public Dual plus(double y) {
        return new Dual(value + y, partials);
    }

    @Override
    public Dual minus(Dual y) {
        return combine(value - y.value, 1, y, -1);
    }

    @Override
    public Dual minus(double y) {
        return new Dual(value - y, partials);
    }

    @Override
    public Dual times(Dual y) {
        return combine(value * y.value, y.value, y, value);
    }

    @Override
    public Dual times(double y) {
        return chain(value * y, y);
    }

    @Override
    public Dual dividedBy(Dual y) {
        double quotient = value / y.value;
        return combine(quotient, 1 / y.value, y, -quotient / y.value);
    }

    @Override
    public Dual dividedBy(double y) {
        return chain(value / y, 1 / y);
    }

    @Override
    public Dual negate() {
        return chain(-value, -1);
    }

    @Override
    public Dual reciprocal() {
        double r = 1 / value;
        return chain(r, -r * r);
    }

    @Override
    public Dual square() {
        return chain(value * value, 2 * value);
    }

    @Override
    public Dual abs() {
        return chain(Math.abs(value), Math.signum(value));
    }

    @Override
    public Dual maximum(Dual y) {
        return value >= y.value || Double.isNaN(value) ? this : y;
    }

    @Override
    public Dual minimum(Dual y) {
        return value <= y.value || Double.isNaN(value) ? this : y;
    }

    @Override
    public Dual sqrt() {
        double root = Math.sqrt(value);
        return chain(root, 0.5 / root);
    }

    @Override
    public Dual exp() {
        double e = DoubleMath.exp(value);
        return chain(e, e);
    }

    @Override
    public Dual expm1() {
        return chain(DoubleMath.expm1(value), DoubleMath.exp(value));
    }

    @Override
    public Dual log() {
        return chain(DoubleMath.log(value), 1 / value);
    }

    @Override
    public Dual log1p() {
        return chain(DoubleMath.log1p(value), 1 / (1 + value));
    }

    @Override
    public Dual pow(Dual y) {
        if (y.partials.length == 0) {
            return pow(y.value);
        }
        double power = StrictMath.pow(value, y.value);
        double byExponent = value == 0 ? 0 : power * DoubleMath.log(value);
        return combine(power, slopeOfPower(y.value), y, byExponent);
    }

    @Override
    public Dual pow(double y) {
        return chain(StrictMath.pow(value, y), slopeOfPower(y));
    }

    private double slopeOfPower(double y) {
        return y == 0 ? 0 : y * StrictMath.pow(value, y - 1);
    }

    @Override
    public Dual sin() {
        return chain(StrictMath.sin(value), StrictMath.cos(value));
    }

    @Override
    public Dual cos() {
        return chain(StrictMath.cos(value), -StrictMath.sin(value));
    }

    @Override
    public Dual tan() {
        double t = StrictMath.tan(value);
        return chain(t, 1 + t * t);
    }

    @Override
    public Dual asin() {
        return chain(StrictMath.asin(value), 1 / Math.sqrt((1 - value) * (1 + value)));
    }

    @Override
    public Dual acos() {
        return chain(StrictMath.acos(value), -1 / Math.sqrt((1 - value) * (1 + value)));
    }

    @Override
    public Dual atan() {
        return chain(StrictMath.atan(value), 1 / (1 + value * value));
    }

    @Override
    public Dual sinh() {
        return chain(StrictMath.sinh(value), StrictMath.cosh(value));
    }

    @Override
    public Dual cosh() {
        return chain(StrictMath.cosh(value), StrictMath.sinh(value));
    }

    @Override
    public Dual tanh() {
        double t = DoubleMath.tanh(value);
        double s = 2 * DoubleMath.sigmoid(-2 * Math.abs(value));
        // 1 − t² = (1 − |t|) (1 + |t|), without cancelling.
        return chain(t, s * (1 + Math.abs(t)));
    }

    @Override
    public Dual sigmoid() {
        double s = DoubleMath.sigmoid(value);
        return chain(s, s * DoubleMath.sigmoid(-value));
    }

    @Override
    public Dual softplus() {
        return chain(DoubleMath.softplus(value), DoubleMath.sigmoid(value));
    }

    @Override
    public Dual erf() {
        return chain(SpecialFunctions.erf(value), TWO_OVER_SQRT_PI * DoubleMath.exp(-value * value));
    }

    @Override
    public Dual logGamma() {
        return chain(SpecialFunctions.logGamma(value), SpecialFunctions.digamma(value));
    }

    @Override
    public Dual digamma() {
        return chain(SpecialFunctions.digamma(value), SpecialFunctions.polygamma(1, value));
    }

    @Override
    public Dual normalLogCdf() {
        return chain(SpecialFunctions.normalLogCdf(value), SpecialFunctions.inverseMillsRatio(value));
    }

    /// By value, as [Double#compareTo].
    @Override
    public int compareTo(Dual other) {
        return Double.compare(value, other.value);
    }

    /// Equal values and equal partials.
    @Override
    public boolean equals(Object other) {
        return other instanceof Dual dual
                && Double.compare(value, dual.value) == 0
                && Arrays.equals(partials, dual.partials);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(value) + Arrays.hashCode(partials);
    }

    /// The value, and the partials in brackets.
    @Override
    public String toString() {
        return value + " " + Arrays.toString(partials);
    }

    private Dual chain(double result, double slope) {
        double[] scaled = new double[partials.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale(slope, partials[i]);
        }
        return new Dual(result, scaled);
    }

    private Dual combine(double result, double slope, Dual y, double slopeOfY) {
        if (y.partials.length == 0) {
            return chain(result, slope);
        }
        if (partials.length == 0) {
            return y.chain(result, slopeOfY);
        }
        if (partials.length != y.partials.length) {
            throw new IllegalArgumentException("a dual number with " + partials.length + " partials meets one with "
                    + y.partials.length + "; make all variables of a function at once with Dual.variables");
        }
        double[] sums = new double[partials.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = scale(slope, partials[i]) + scale(slopeOfY, y.partials[i]);
        }
        return new Dual(result, sums);
    }

    /// What does not depend on a variable keeps the derivative 0 even where the slope is infinite.
    private static double scale(double slope, double partial) {
        return partial == 0 ? 0 : slope * partial;
    }
}
