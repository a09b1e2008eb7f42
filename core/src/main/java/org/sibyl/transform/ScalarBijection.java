package org.sibyl.transform;

/// A strictly monotone differentiable map between two intervals of the real line, y = f(x).
///
/// Both log-derivatives stand in their own right, because each is exact where the other has lost its digits: near a
/// bound x is rounded, but f(x) still knows how near.
public interface ScalarBijection {
    /// f(x).
    ///
    /// @throws IllegalArgumentException if x lies outside the interval on which f is defined
    double forward(double x);

    /// f⁻¹(y), always inside the interval on which f is defined.
    double inverse(double y);

    /// log |f'(x)|.
    ///
    /// @throws IllegalArgumentException if x lies outside the interval on which f is defined
    double logDerivative(double x);

    /// log |(f⁻¹)'(y)|.
    double inverseLogDerivative(double y);
}
