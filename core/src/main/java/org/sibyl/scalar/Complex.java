package org.sibyl.scalar;

import org.sibyl.numeric.DoubleMath;

/// A complex number x + i y, for derivatives by complex step: f′(x) ≈ Im f(x + i h) / h with h = 1e−20, exact
/// to rounding for functions that are analytic at x, since nothing is subtracted (Squire and Trapp 1998).
///
/// Functions with branch cuts take their principal values. [#abs], [#maximum] and [#minimum] go by the real
/// part, so that the step passes through them.
///
/// @param real x
/// @param imaginary y
public record Complex(double real, double imaginary) implements Scalar<Complex> {
    /// A real number.
    public static Complex of(double real) {
        return new Complex(real, 0);
    }

    /// The real part.
    @Override
    public double value() {
        return real;
    }

    @Override
    public Complex constant(double value) {
        return of(value);
    }

    @Override
    public Complex plus(Complex y) {
        return new Complex(real + y.real, imaginary + y.imaginary);
    }

    @Override
    public Complex minus(Complex y) {
        return new Complex(real - y.real, imaginary - y.imaginary);
    }

    @Override
    public Complex times(Complex y) {
        return new Complex(real * y.real - imaginary * y.imaginary, real * y.imaginary + imaginary * y.real);
    }

    @Override
    public Complex times(double y) {
        return new Complex(real * y, imaginary * y);
    }

    @Override
    public Complex dividedBy(double y) {
        return new Complex(real / y, imaginary / y);
    }

    /// Scaled by the divisor's larger part, against overflow (Smith 1962).
    @Override
    public Complex dividedBy(Complex y) {
        if (Math.abs(y.real) >= Math.abs(y.imaginary)) {
            double ratio = y.imaginary / y.real;
            double scale = y.real + y.imaginary * ratio;
            return new Complex((real + imaginary * ratio) / scale, (imaginary - real * ratio) / scale);
        }
        double ratio = y.real / y.imaginary;
        double scale = y.real * ratio + y.imaginary;
        return new Complex((real * ratio + imaginary) / scale, (imaginary * ratio - real) / scale);
    }

    @Override
    public Complex negate() {
        return new Complex(-real, -imaginary);
    }

    /// −this where the real part is negative.
    @Override
    public Complex abs() {
        return real < 0 ? negate() : this;
    }

    @Override
    public Complex maximum(Complex y) {
        return real >= y.real || Double.isNaN(real) ? this : y;
    }

    @Override
    public Complex minimum(Complex y) {
        return real <= y.real || Double.isNaN(real) ? this : y;
    }

    /// √(x² + y²)
    public double modulus() {
        return StrictMath.hypot(real, imaginary);
    }

    @Override
    public Complex sqrt() {
        if (real == 0 && imaginary == 0) {
            return this;
        }
        double root = Math.sqrt((Math.abs(real) + modulus()) / 2);
        double other = imaginary / (2 * root);
        return real >= 0
                ? new Complex(root, other)
                : new Complex(Math.abs(other), StrictMath.copySign(root, imaginary));
    }

    @Override
    public Complex exp() {
        double e = DoubleMath.exp(real);
        return new Complex(e * StrictMath.cos(imaginary), e * StrictMath.sin(imaginary));
    }

    /// eˣ cos y − 1 = (eˣ − 1) cos y − 2 sin²(y/2)
    @Override
    public Complex expm1() {
        double half = StrictMath.sin(imaginary / 2);
        return new Complex(
                DoubleMath.expm1(real) * StrictMath.cos(imaginary) - 2 * half * half,
                DoubleMath.exp(real) * StrictMath.sin(imaginary));
    }

    @Override
    public Complex log() {
        return new Complex(DoubleMath.log(modulus()), StrictMath.atan2(imaginary, real));
    }

    /// |1 + z|² = 1 + x (2 + x) + y²
    @Override
    public Complex log1p() {
        return new Complex(
                0.5 * DoubleMath.log1p(real * (2 + real) + imaginary * imaginary),
                StrictMath.atan2(imaginary, 1 + real));
    }

    @Override
    public Complex pow(Complex y) {
        return y.imaginary == 0 ? pow(y.real) : log().times(y).exp();
    }

    /// In polar form: rʸ (cos yφ + i sin yφ); whole powers of negative numbers come out whole.
    @Override
    public Complex pow(double y) {
        if (y == Math.rint(y) && real < 0) {
            Complex mirrored = negate().pow(y);
            return y % 2 == 0 ? mirrored : mirrored.negate();
        }
        double power = StrictMath.pow(modulus(), y);
        double angle = y * StrictMath.atan2(imaginary, real);
        return new Complex(power * StrictMath.cos(angle), power * StrictMath.sin(angle));
    }

    @Override
    public Complex sin() {
        return new Complex(
                StrictMath.sin(real) * StrictMath.cosh(imaginary), StrictMath.cos(real) * StrictMath.sinh(imaginary));
    }

    @Override
    public Complex cos() {
        return new Complex(
                StrictMath.cos(real) * StrictMath.cosh(imaginary), -StrictMath.sin(real) * StrictMath.sinh(imaginary));
    }

    /// (ln(1 + iz) − ln(1 − iz)) / 2i
    @Override
    public Complex atan() {
        double angle = 0.5 * (StrictMath.atan2(real, 1 - imaginary) + StrictMath.atan2(real, 1 + imaginary));
        double square = real * real + (1 - imaginary) * (1 - imaginary);
        return new Complex(angle, 0.25 * DoubleMath.log1p(4 * imaginary / square));
    }

    /// With t = tanh x and u = tan y: (t + i u) / (1 + i t u).
    @Override
    public Complex tanh() {
        double t = DoubleMath.tanh(real);
        double u = StrictMath.tan(imaginary);
        // 1 − t² = 4 σ(2x) σ(−2x), without cancelling.
        double rest = 4 * DoubleMath.sigmoid(2 * real) * DoubleMath.sigmoid(-2 * real);
        double scale = 1 + t * t * u * u;
        return new Complex(t * (1 + u * u) / scale, u * rest / scale);
    }

    /// (1 + tanh(z/2)) / 2 in the middle, and eᶻ (1 − σ(z)) far down, where that cancels.
    @Override
    public Complex sigmoid() {
        if (real < 0) {
            Complex e = exp();
            return e.dividedBy(e.plus(1));
        }
        return constant(1).dividedBy(negate().exp().plus(1));
    }

    @Override
    public Complex softplus() {
        return real > 0 ? plus(negate().exp().log1p()) : exp().log1p();
    }

    @Override
    public Complex erf() {
        return ComplexSpecial.erf(this);
    }

    @Override
    public Complex logGamma() {
        return ComplexSpecial.logGamma(this);
    }

    @Override
    public Complex digamma() {
        return ComplexSpecial.digamma(this);
    }

    @Override
    public Complex normalLogCdf() {
        return ComplexSpecial.normalLogCdf(this);
    }
}
