package org.sibyl.metric;

/// The outcome of a hypothesis test.
///
/// @param statistic the test statistic
/// @param pValue the probability of a statistic at least as extreme if the hypothesis holds
public record TestResult(double statistic, double pValue) {}
