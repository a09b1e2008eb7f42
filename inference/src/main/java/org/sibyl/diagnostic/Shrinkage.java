package org.sibyl.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// Prior-to-posterior shrinkage, 1 − Var_post/Var_prior for each parameter (Betancourt 2018, "Towards a principled
/// Bayesian workflow", section 1.3): 1 where the observation settles a parameter, 0 where it says nothing.
///
/// Both variances are those of draws. A posterior that is wider than the prior by more than three standard errors
/// is a concern; a shrinkage below `uninformed` is inconclusive, since the answer is then the prior's.
///
/// @param draws of the prior and of the posterior
/// @param uninformed the shrinkage below which a parameter counts as not informed
public record Shrinkage(int draws, double uninformed) {
    /// 4,000 draws; not informed below 0.05.
    public static final Shrinkage DEFAULT = new Shrinkage(4_000, 0.05);

    private static final double STANDARD_ERRORS = 3;

    /// @throws IllegalArgumentException if there are fewer than 2 draws
    public Shrinkage {
        if (draws < 2 || !(uninformed < 1)) {
            throw new IllegalArgumentException("shrinkage from " + draws + " draws with the bound " + uninformed
                    + ": take at least 2 draws and a bound below 1");
        }
    }

    /// The same with another number of draws.
    public Shrinkage withDraws(int count) {
        return new Shrinkage(count, uninformed);
    }

    /// The same with another bound.
    public Shrinkage withUninformed(double bound) {
        return new Shrinkage(draws, bound);
    }

    /// Draws from the posterior and from its prior and compares.
    public ShrinkageResult run(Posterior posterior, Seed seed) {
        return run(
                posterior.prior().names(),
                posterior.prior().sample(draws, seed.child("prior")),
                posterior.sample(draws, seed.child("posterior")));
    }

    /// Compares draws that were made before.
    ///
    /// @param parameters the names of the columns
    /// @param prior draws `[n, p]`, n ≥ 2
    /// @param posterior draws `[m, p]`, m ≥ 2
    /// @throws IllegalArgumentException if the draws have not one column for each name
    public ShrinkageResult run(List<String> parameters, Tensor prior, Tensor posterior) {
        int p = parameters.size();
        if (prior.columns() != p || posterior.columns() != p) {
            throw new IllegalArgumentException("prior draws " + prior.shape() + " and posterior draws "
                    + posterior.shape() + " need one column for each of " + parameters);
        }
        double[] shrinkage = new double[p];
        double[] errors = new double[p];
        Map<String, Double> details = new LinkedHashMap<>();
        List<String> grown = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int d = 0; d < p; d++) {
            Spread before = Spread.of(prior.column(d));
            Spread after = Spread.of(posterior.column(d));
            double ratio = after.variance / before.variance;
            shrinkage[d] = 1 - ratio;
            errors[d] = ratio * Math.hypot(before.relativeError, after.relativeError);
            details.put("shrinkage." + parameters.get(d), shrinkage[d]);
            if (shrinkage[d] < -STANDARD_ERRORS * errors[d]) {
                grown.add(named(parameters.get(d), ratio));
            } else if (!(shrinkage[d] >= uninformed)) {
                same.add(named(parameters.get(d), ratio));
            }
        }
        double smallest = Arrays.stream(shrinkage).min().orElse(Double.NaN);
        return new ShrinkageResult(
                parameters,
                Tensor.adopt(shrinkage, p),
                Tensor.adopt(errors, p),
                new Diagnostic("shrinkage", judge(grown, same), smallest, details));
    }

    private static Verdict judge(List<String> grown, List<String> same) {
        if (!grown.isEmpty()) {
            return new Verdict.Concern("the posterior is wider than the prior for " + String.join(", ", grown)
                    + "; the observation contradicts the prior or the fit failed, so look at the predictive check and"
                    + " the calibration before anything else");
        }
        if (!same.isEmpty()) {
            return new Verdict.Inconclusive("the observation says little about " + String.join(", ", same)
                    + "; what you read there is the prior, so measure something that depends on it");
        }
        return new Verdict.Pass();
    }

    private static String named(String parameter, double ratio) {
        return String.format(Locale.ROOT, "'%s' (variance %.0f %% of the prior's)", parameter, 100 * ratio);
    }

    /// @param relativeError of the variance, √((kurtosis − 1)/n)
    private record Spread(double variance, double relativeError) {
        static Spread of(double[] values) {
            int n = values.length;
            double mean = 0;
            for (double value : values) {
                mean += value / n;
            }
            double second = 0;
            double fourth = 0;
            for (double value : values) {
                double square = (value - mean) * (value - mean);
                second += square / n;
                fourth += square * square / n;
            }
            double kurtosis = second > 0 ? fourth / (second * second) : 3;
            return new Spread(second * n / (n - 1.0), Math.sqrt(Math.max(kurtosis - 1, 0) / n));
        }
    }
}
