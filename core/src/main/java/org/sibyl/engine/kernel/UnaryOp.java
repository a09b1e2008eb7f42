package org.sibyl.engine.kernel;

/// A function of one element.
public enum UnaryOp {
    /// −x
    NEGATE,
    /// |x|
    ABS,
    /// −1, 0 or 1
    SIGN,
    /// 1 where x > 0, else 0
    STEP,
    /// 1 / x
    RECIPROCAL,
    /// x²
    SQUARE,
    /// √x
    SQRT,
    /// eˣ
    EXP,
    /// ln x
    LOG,
    /// tanh x
    TANH,
    /// 1 / (1 + e⁻ˣ)
    SIGMOID,
    /// ln(1 + eˣ)
    SOFTPLUS,
    /// max(x, 0)
    RELU,
    /// sin x
    SIN,
    /// cos x
    COS,
    /// arctan x
    ATAN,
    /// ln(1 + x)
    LOG1P,
    /// eˣ − 1
    EXPM1,
    /// erf x
    ERF,
    /// ln Γ(x)
    LOG_GAMMA,
    /// ln Φ(x), with Φ the cumulative distribution of N(0, 1)
    NORMAL_LOG_CDF,
    /// φ(x) / Φ(x), the derivative of ln Φ
    INVERSE_MILLS_RATIO
}
