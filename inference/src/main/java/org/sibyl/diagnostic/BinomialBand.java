package org.sibyl.diagnostic;

/// The central interval of a binomial count: P(X < lower) and P(X > upper) are each at most (1 − level)/2.
///
/// @param lower the smallest count inside
/// @param upper the largest count inside
public record BinomialBand(int lower, int upper) {
    /// The band of the number of successes in n trials.
    ///
    /// @param n the number of trials
    /// @param p the probability of a success, in [0, 1]
    /// @param level the probability that the band must hold at least, as in 0.95
    /// @throws IllegalArgumentException if p or level is outside [0, 1]
    public static BinomialBand of(int n, double p, double level) {
        if (!(p >= 0 && p <= 1 && level >= 0 && level <= 1)) {
            throw new IllegalArgumentException(
                    "a binomial band needs p and level in [0, 1], found p " + p + " and level " + level);
        }
        if (p == 0 || p == 1) {
            int certain = p == 0 ? 0 : n;
            return new BinomialBand(certain, certain);
        }
        double tail = (1 - level) / 2;
        double[] mass = masses(n, p);
        int lower = 0;
        for (double below = mass[0]; below <= tail && lower < n; below += mass[lower]) {
            lower++;
        }
        int upper = n;
        for (double above = mass[n]; above <= tail && upper > 0; above += mass[upper]) {
            upper--;
        }
        return new BinomialBand(lower, upper);
    }

    private static double[] masses(int n, double p) {
        double[] mass = new double[n + 1];
        double logMass = n * Math.log1p(-p);
        for (int k = 0; k <= n; k++) {
            mass[k] = Math.exp(logMass);
            logMass += Math.log((n - k) / (k + 1.0)) + Math.log(p) - Math.log1p(-p);
        }
        return mass;
    }
}
