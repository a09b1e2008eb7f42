package org.sibyl.testkit;

import java.util.List;
import org.sibyl.distribution.Beta;
import org.sibyl.distribution.Exponential;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.HalfNormal;
import org.sibyl.distribution.InverseGamma;
import org.sibyl.distribution.LogNormal;
import org.sibyl.distribution.LogUniform;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.StudentT;
import org.sibyl.distribution.TruncatedNormal;
import org.sibyl.distribution.Uniform;
import org.sibyl.distribution.Univariate;
import org.sibyl.distribution.Weibull;

/// The list over which the laws of one-dimensional distributions run.
final class Univariates {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static final List<Univariate> ALL = List.of(
            new Uniform(0, 3),
            new Uniform(-1e6, -1e-3),
            new Normal(0, 1),
            new Normal(-40, 1e-3),
            new TruncatedNormal(0, 1, -1, 2),
            new TruncatedNormal(0, 1, -8, 0.5),
            new TruncatedNormal(2, 3, 0, INFINITY),
            new TruncatedNormal(2, 3, -INFINITY, 1),
            new TruncatedNormal(0, 1, 8, INFINITY),
            new TruncatedNormal(0, 1, 40, 41),
            new TruncatedNormal(5, 0.1, -INFINITY, 1),
            new TruncatedNormal(0, 1, 0, INFINITY),
            new TruncatedNormal(0, 1, -0.001, 0.002),
            new TruncatedNormal(1, 2, -INFINITY, INFINITY),
            new LogNormal(0.5, 0.3),
            new LogNormal(-3, 1.5),
            new LogUniform(1e-6, 1e3),
            new LogUniform(2, 2.5),
            new Exponential(0.25),
            new Exponential(1e5),
            new Gamma(0.3, 2),
            new Gamma(1, 1),
            new Gamma(7.5, 0.1),
            new Gamma(500, 3),
            new InverseGamma(3, 2),
            new InverseGamma(20, 0.01),
            new InverseGamma(1.5, 1),
            new Beta(2, 5),
            new Beta(0.5, 0.5),
            new Beta(1, 1),
            new Beta(80, 3),
            new HalfNormal(2),
            new HalfNormal(1e-4),
            new Weibull(1.7, 3),
            new Weibull(0.6, 0.02),
            new Weibull(1, 2),
            new Weibull(40, 5),
            new StudentT(1, 2, 6),
            new StudentT(-30, 0.01, 9),
            new StudentT(0.5, 3, 2),
            new StudentT(0, 1, 200));

    private Univariates() {}
}
