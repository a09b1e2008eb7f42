package org.sibyl.function;

/// f(x) and ∇f(x), from one pass.
///
/// @param value f(x)
/// @param gradient ∂f/∂xᵢ in the order of the function's names; an array of the reader's own
@SuppressWarnings("ArrayRecordComponent") // a result is read, never compared
public record ValueAndGradient(double value, double[] gradient) {}
