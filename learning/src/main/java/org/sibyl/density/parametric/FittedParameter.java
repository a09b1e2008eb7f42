package org.sibyl.density.parametric;

/// A parameter that maximises the likelihood.
///
/// @param name such as `mean`
/// @param value the estimate
/// @param standardError the square root of its variance in large samples, from the observed Fisher
/// information
public record FittedParameter(String name, double value, double standardError) {}
