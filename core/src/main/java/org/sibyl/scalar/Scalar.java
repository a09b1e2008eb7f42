package org.sibyl.scalar;

/// What formulas are calculated with: arithmetic and the functions that likelihoods use. A formula written
/// over S runs as plain numbers and in forward mode ([Dual]), by complex step ([Complex]), and traced into a
/// graph (`Expr`, on whose matrices everything acts elementwise):
///
/// ```java static <S extends Scalar<S>> S logDensity(S mu, S logSigma, double x) {
///     S z = mu.minus(x).times(logSigma.negate().exp());
///     return z.square().times(-0.5).minus(logSigma).minus(0.5 * Math.log(2 * Math.PI));
/// }
/// ```
///
/// @param <S> the numbers themselves
public interface Scalar<S extends Scalar<S>> {
    /// A known number of the same kind: its derivatives are 0.
    S constant(double value);

    /// The number itself: the value of a dual number, the real part of a complex one.
    ///
    /// @throws IllegalStateException if it is not known yet, as in a graph, with the place of the call
    double value();

    /// this + y
    S plus(S y);

    /// this + y
    default S plus(double y) {
        return plus(constant(y));
    }

    /// this − y
    S minus(S y);

    /// this − y
    default S minus(double y) {
        return minus(constant(y));
    }

    /// this · y
    S times(S y);

    /// this · y
    default S times(double y) {
        return times(constant(y));
    }

    /// this / y
    S dividedBy(S y);

    /// this / y
    default S dividedBy(double y) {
        return dividedBy(constant(y));
    }

    /// −this
    S negate();

    /// 1 / this
    default S reciprocal() {
        return constant(1).dividedBy(self());
    }

    /// this²
    default S square() {
        return times(self());
    }

    /// |this|; its derivative at 0 is taken as 0.
    S abs();

    /// The greater of this and y; where they are equal, this.
    S maximum(S y);

    /// The greater of this and y.
    default S maximum(double y) {
        return maximum(constant(y));
    }

    /// The lesser of this and y; where they are equal, this.
    S minimum(S y);

    /// The lesser of this and y.
    default S minimum(double y) {
        return minimum(constant(y));
    }

    /// √this
    S sqrt();

    /// e to the power of this
    S exp();

    /// e to the power of this, − 1, also where this is small.
    S expm1();

    /// The natural logarithm.
    S log();

    /// ln(1 + this), also where this is small.
    S log1p();

    /// this to the power of y. Its derivative by y at this = 0 is taken as 0.
    S pow(S y);

    /// this to the power of y.
    S pow(double y);

    /// The sine.
    S sin();

    /// The cosine.
    S cos();

    /// The tangent.
    default S tan() {
        return sin().dividedBy(cos());
    }

    /// The angle in [−π/2, π/2] whose sine this is.
    default S asin() {
        S cosine = constant(1).minus(self()).times(plus(1)).sqrt();
        return dividedBy(cosine).atan();
    }

    /// The angle in [0, π] whose cosine this is.
    default S acos() {
        return constant(1).minus(self()).dividedBy(plus(1)).sqrt().atan().times(2);
    }

    /// The angle in [−π/2, π/2] whose tangent this is.
    S atan();

    /// The hyperbolic sine, also where this is small.
    default S sinh() {
        return expm1().minus(negate().expm1()).times(0.5);
    }

    /// The hyperbolic cosine.
    default S cosh() {
        return exp().plus(negate().exp()).times(0.5);
    }

    /// The hyperbolic tangent.
    S tanh();

    /// The logistic function 1 / (1 + exp(−this)).
    S sigmoid();

    /// ln(1 + exp(this)), without overflow.
    S softplus();

    /// The error function, 2/√π ∫ exp(−t²) dt from 0 to this.
    S erf();

    /// ln Γ(this) for this > 0; not a number below 0.
    S logGamma();

    /// ψ(this), the derivative of ln Γ.
    S digamma();

    /// ln Φ(this), with Φ the cumulative distribution of N(0, 1), accurate far into the lower tail.
    S normalLogCdf();

    private S self() {
        @SuppressWarnings("unchecked") // S is the type itself, by its bound
        S self = (S) this;
        return self;
    }
}
