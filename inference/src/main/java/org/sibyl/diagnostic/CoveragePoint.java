package org.sibyl.diagnostic;

/// One point of the expected-coverage curve.
///
/// @param credibility α of the highest-density region
/// @param coverage the fraction of pairs whose true parameters lie in it
/// @param lower the smallest fraction in the 95 % band of a right posterior
/// @param upper the largest fraction in that band
public record CoveragePoint(double credibility, double coverage, double lower, double upper) {}
