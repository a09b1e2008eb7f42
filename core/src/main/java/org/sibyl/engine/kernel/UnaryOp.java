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
    COS
}
