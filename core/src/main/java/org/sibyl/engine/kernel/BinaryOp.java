package org.sibyl.engine.kernel;

/// A function of two elements. Comparisons give 1 or 0; any comparison with NaN gives 0.
public enum BinaryOp {
    /// x + y
    ADD,
    /// x − y
    SUBTRACT,
    /// y − x
    REVERSE_SUBTRACT,
    /// x · y
    MULTIPLY,
    /// x / y
    DIVIDE,
    /// y / x
    REVERSE_DIVIDE,
    /// xʸ
    POWER,
    /// yˣ
    REVERSE_POWER,
    /// ψ⁽ʸ⁾(x), the derivative of order y of the digamma function
    POLYGAMMA,
    /// the greater; NaN if either is
    MAX,
    /// the lesser; NaN if either is
    MIN,
    /// x < y
    LESS,
    /// x ≤ y
    AT_MOST,
    /// x > y
    GREATER,
    /// x ≥ y
    AT_LEAST,
    /// x = y
    EQUAL,
    /// x · (1 − y²): what reaches the argument of a tanh with value y from the cotangent x
    TANH_GRADIENT,
    /// x where y > 0, else 0: what reaches the argument of a relu with value y
    RELU_GRADIENT,
    /// x · y · (1 − y): what reaches the argument of a sigmoid with value y
    SIGMOID_GRADIENT
}
