package org.sibyl.mcmc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.sibyl.distribution.Normal;
import org.sibyl.numeric.Quantiles;

/// Convergence of several chains of one quantity: rank-normalised split-R̂ and effective sample sizes (Vehtari,
/// Gelman, Simpson, Carpenter and Bürkner 2021, "Rank-normalization, folding, and localization").
///
/// Every chain is split in half (a middle draw of an odd number is left out), so that trends show. R̂ is the larger
/// of the values for rank-normalised draws and for rank-normalised distances from the median (section 4.1); the
/// bulk size is that of the rank-normalised draws, the tail size the smaller of those of the indicators of the 5 %
/// and 95 % quantiles (section 4.3). Sizes sum autocorrelations by Geyer's initial monotone sequence (section 3.2).
/// All are NaN with fewer than 4 draws for each chain, and where the draws are all the same.
///
/// @param rHat near 1 if the chains agree; above 1.01 they do not
/// @param bulkEss how many independent draws they are worth in the middle
/// @param tailEss how many in the tails
public record Convergence(double rHat, double bulkEss, double tailEss) {
    private static final int FEWEST_DRAWS = 4;
    private static final Normal STANDARD = new Normal(0, 1);

    /// The convergence of these chains.
    ///
    /// @param chains equally long, one row each
    /// @throws IllegalArgumentException if there is none or they differ in length
    public static Convergence of(double[][] chains) {
        int n = chains.length == 0 ? 0 : chains[0].length;
        for (double[] chain : chains) {
            if (chain.length != n) {
                throw new IllegalArgumentException(
                        "chains have " + n + " and " + chain.length + " draws; convergence needs chains of one length");
            }
        }
        if (chains.length == 0) {
            throw new IllegalArgumentException("convergence needs at least one chain, found none");
        }
        if (n < FEWEST_DRAWS) {
            return new Convergence(Double.NaN, Double.NaN, Double.NaN);
        }
        double[][] split = split(chains);
        double[][] ranked = rankNormalized(split);
        double[] sorted =
                Arrays.stream(chains).flatMapToDouble(Arrays::stream).sorted().toArray();
        double median = Quantiles.of(
                Arrays.stream(split).flatMapToDouble(Arrays::stream).sorted().toArray(), 0.5);
        double[][] folded = rankNormalized(map(split, x -> Math.abs(x - median)));
        double low = Quantiles.of(sorted, 0.05);
        double high = Quantiles.of(sorted, 0.95);
        return new Convergence(
                Math.max(rHatOf(ranked), rHatOf(folded)),
                essOf(ranked),
                Math.min(essOf(map(split, x -> x <= low ? 1 : 0)), essOf(map(split, x -> x <= high ? 1 : 0))));
    }

    private static double[][] split(double[][] chains) {
        int half = chains[0].length / 2;
        double[][] split = new double[2 * chains.length][];
        for (int c = 0; c < chains.length; c++) {
            split[2 * c] = Arrays.copyOf(chains[c], half);
            split[2 * c + 1] = Arrays.copyOfRange(chains[c], chains[c].length - half, chains[c].length);
        }
        return split;
    }

    /// Φ⁻¹((r − 3/8)/(S + 1/4)) for the average rank r of each of the S draws (eq. 14).
    private static double[][] rankNormalized(double[][] chains) {
        double[] sorted =
                Arrays.stream(chains).flatMapToDouble(Arrays::stream).sorted().toArray();
        return map(chains, x -> {
            int first = lowerBound(sorted, x);
            int last = first;
            while (last + 1 < sorted.length && sorted[last + 1] == x) {
                last++;
            }
            double rank = 1 + (first + last) / 2.0;
            return STANDARD.quantile((rank - 0.375) / (sorted.length + 0.25));
        });
    }

    private static int lowerBound(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// √(var⁺/W), var⁺ = (n − 1)/n W + B/n (eq. 3 and 4).
    private static double rHatOf(double[][] chains) {
        double within = meanVariance(chains);
        return Math.sqrt(pooledVariance(chains, within) / within);
    }

    private static double meanVariance(double[][] chains) {
        double sum = 0;
        for (double[] chain : chains) {
            double sd = Quantiles.standardDeviation(chain);
            sum += sd * sd / chains.length;
        }
        return sum;
    }

    private static double pooledVariance(double[][] chains, double within) {
        int n = chains[0].length;
        double[] means = Arrays.stream(chains)
                .mapToDouble(chain -> Arrays.stream(chain).average().orElseThrow())
                .toArray();
        double between = chains.length == 1 ? 0 : Quantiles.standardDeviation(means);
        return (n - 1.0) / n * within + between * between;
    }

    /// M n/τ, τ = −1 + 2 Σ P_t over the initial monotone sequence of P_t = ρ_2t + ρ_2t+1, ρ_t = 1 − (W − mean
    /// autocovariance at lag t)/var⁺ (eq. 10 to 12).
    private static double essOf(double[][] chains) {
        int m = chains.length;
        int n = chains[0].length;
        double within = meanVariance(chains);
        double pooled = pooledVariance(chains, within);
        if (!(pooled > 0)) {
            return Double.NaN;
        }
        double[][] centred = new double[m][];
        for (int c = 0; c < m; c++) {
            double mean = Arrays.stream(chains[c]).average().orElseThrow();
            centred[c] = Arrays.stream(chains[c]).map(x -> x - mean).toArray();
        }
        double previous = Double.POSITIVE_INFINITY;
        double sum = 0;
        double last;
        for (int t = 0; ; t += 2) {
            double even = t == 0 ? 1 : autocorrelation(centred, t, within, pooled);
            double pair = even + autocorrelation(centred, t + 1, within, pooled);
            if (!(pair > 0) || t + 2 > n - 3) {
                last = Math.max(even, 0);
                break;
            }
            previous = Math.min(previous, pair);
            sum += previous;
        }
        double draws = (double) m * n;
        // The even lag of the pair that ends the sequence steadies the sizes of antithetic chains, as in Stan.
        double tau = Math.max(-1 + 2 * sum + last, 1 / Math.log10(draws));
        return draws / tau;
    }

    private static double autocorrelation(double[][] centred, int lag, double within, double pooled) {
        double covariance = 0;
        for (double[] chain : centred) {
            double sum = 0;
            for (int i = 0; i + lag < chain.length; i++) {
                sum += chain[i] * chain[i + lag];
            }
            covariance += sum / chain.length / centred.length;
        }
        return 1 - (within - covariance) / pooled;
    }

    private static double[][] map(double[][] chains, DoubleUnaryOperator f) {
        return Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(f).toArray())
                .toArray(double[][]::new);
    }
}
