package org.sibyl.distribution;

import java.util.random.RandomGenerator;

/// The logarithm of a draw from Gamma(shape, 1), finite for every shape: gamma variates of small shape underflow, their
/// logarithms do not.
///
/// Marsaglia and Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26(3): rejection for
/// shape ≥ 1, and Gamma(a) = Gamma(a + 1) · U^(1/a) below.
final class LogGammaVariate {
    private LogGammaVariate() {}

    static double draw(double shape, RandomGenerator random) {
        if (shape < 1) {
            double log = draw(shape + 1, random);
            return log + StrictMath.log(UnitUniform.draw(random)) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double root = 1 + c * z;
            if (root <= 0) {
                continue;
            }
            double logV = 3 * StrictMath.log(root);
            double u = UnitUniform.draw(random);
            if (StrictMath.log(u) < 0.5 * z * z + d - d * StrictMath.exp(logV) + d * logV) {
                return StrictMath.log(d) + logV;
            }
        }
    }
}
