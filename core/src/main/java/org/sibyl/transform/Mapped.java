package org.sibyl.transform;

import org.sibyl.tensor.Tensor;

/// What a transform gives: the value together with its log-determinant.
///
/// @param value `[n, d]`
/// @param logDet log |det ∂value/∂input| `[n]`
public record Mapped(Tensor value, Tensor logDet) {}
