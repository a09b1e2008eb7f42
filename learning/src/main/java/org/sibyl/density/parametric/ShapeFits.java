package org.sibyl.density.parametric;

import java.util.List;
import org.sibyl.distribution.Beta;
import org.sibyl.distribution.Gamma;
import org.sibyl.distribution.Univariate;
import org.sibyl.distribution.Weibull;
import org.sibyl.estimator.DataException;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.numeric.DoubleMath;
import org.sibyl.numeric.SpecialFunctions;
import org.sibyl.tensor.Tensor;

/// The families with a shape, by Newton's method on the likelihood equations.
final class ShapeFits {
    private static final int MAX_STEPS = 200;
    private static final double SETTLED = 1e-15;

    private ShapeFits() {}

    /// ln a − ψ(a) = ln x̄ − mean ln x = s; 1/a moves by Newton's method (Minka 2002, "Estimating a gamma
    /// distribution"). The information at the maximum is W [ψ′(a), 1/b; 1/b, a/b²] for shape a and scale b.
    static ColumnFit gamma(WeightedColumn column) {
        column.within(0, Double.POSITIVE_INFINITY).varying();
        double mean = column.mean(x -> x);
        // Σ (x/x̄ − 1) is 0, and takes the large part of ln(x/x̄) away.
        double s = column.mean(x -> x / mean - 1 - DoubleMath.log(x / mean));
        double a = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
        for (int i = 0; i < MAX_STEPS; i++) {
            double excess = DoubleMath.log(a) - SpecialFunctions.digamma(a) - s;
            double slope = a * a * (1 / a - SpecialFunctions.polygamma(1, a));
            double next = 1 / (1 / a + excess / slope);
            boolean settled = Math.abs(next - a) <= SETTLED * a;
            a = next;
            if (settled) {
                break;
            }
        }
        double b = mean / a;
        requireFound(column, a, b);
        double w = column.total();
        double[] information = {w * SpecialFunctions.polygamma(1, a), w / b, w / b, w * a / b / b};
        return fit(new Gamma(a, b), List.of("shape", "scale"), new double[] {a, b}, information);
    }

    /// ψ(a) − ψ(a + b) = mean ln x and ψ(b) − ψ(a + b) = mean ln(1 − x), by Newton's method on the concave
    /// log-likelihood from the estimates of moments. The information is W [ψ′(a) − t, −t; −t, ψ′(b) − t]
    /// with t = ψ′(a + b).
    static ColumnFit beta(WeightedColumn column) {
        column.within(0, 1).varying();
        double meanLog = column.mean(DoubleMath::log);
        double meanLogRest = column.mean(x -> DoubleMath.log1p(-x));
        double mean = column.mean(x -> x);
        double variance = column.mean(x -> (x - mean) * (x - mean));
        double count = mean * (1 - mean) / variance - 1;
        double a = mean * count;
        double b = (1 - mean) * count;
        double[] information = betaInformation(a, b, 1);
        for (int i = 0; i < MAX_STEPS; i++) {
            double both = SpecialFunctions.digamma(a + b);
            double byA = meanLog - SpecialFunctions.digamma(a) + both;
            double byB = meanLogRest - SpecialFunctions.digamma(b) + both;
            double determinant = information[0] * information[3] - information[1] * information[2];
            double stepA = (information[3] * byA - information[1] * byB) / determinant;
            double stepB = (information[0] * byB - information[2] * byA) / determinant;
            // Never more than half of the way to zero.
            double factor = Math.min(1, 0.5 / Math.max(Math.max(-stepA / a, -stepB / b), 0.5));
            a += factor * stepA;
            b += factor * stepB;
            information = betaInformation(a, b, 1);
            if (Math.abs(stepA) <= SETTLED * a && Math.abs(stepB) <= SETTLED * b) {
                break;
            }
        }
        requireFound(column, a, b);
        return fit(
                new Beta(a, b), List.of("alpha", "beta"), new double[] {a, b}, betaInformation(a, b, column.total()));
    }

    private static double[] betaInformation(double a, double b, double weight) {
        double common = SpecialFunctions.polygamma(1, a + b);
        return new double[] {
            weight * (SpecialFunctions.polygamma(1, a) - common),
            -weight * common,
            -weight * common,
            weight * (SpecialFunctions.polygamma(1, b) - common)
        };
    }

    /// With y = ln x − mean ln x the shape k is the root of Σ w y e^(k y) / Σ w e^(k y) = 1/k, which is the
    /// only minimum of a convex function; the scale is (mean x^k)^(1/k).
    static ColumnFit weibull(WeightedColumn column) {
        column.within(0, Double.POSITIVE_INFINITY).varying();
        double meanLog = column.mean(DoubleMath::log);
        double spread = Math.sqrt(column.mean(x -> square(DoubleMath.log(x) - meanLog)));
        // The standard deviation of ln x is π / (√6 k).
        double k = Math.PI / Math.sqrt(6) / spread;
        double largest = column.greatest(x -> DoubleMath.log(x) - meanLog);
        for (int i = 0; i < MAX_STEPS; i++) {
            double power = k;
            double sum = column.mean(x -> tilt(x, meanLog, largest, power));
            double first = column.mean(x -> (DoubleMath.log(x) - meanLog) * tilt(x, meanLog, largest, power)) / sum;
            double second =
                    column.mean(x -> square(DoubleMath.log(x) - meanLog) * tilt(x, meanLog, largest, power)) / sum;
            double step = (1 / k - first) / (1 / k / k + second - first * first);
            k += Math.max(step, -0.5 * k);
            if (Math.abs(step) <= SETTLED * k) {
                break;
            }
        }
        double shape = k;
        double sum = column.mean(x -> tilt(x, meanLog, largest, shape));
        double scale = DoubleMath.exp(meanLog + largest + DoubleMath.log(sum) / shape);
        requireFound(column, shape, scale);
        return fit(
                new Weibull(shape, scale),
                List.of("shape", "scale"),
                new double[] {shape, scale},
                weibullInformation(column, shape, scale));
    }

    /// e^(k (y − largest))
    private static double tilt(double x, double meanLog, double largest, double k) {
        return DoubleMath.exp(k * (DoubleMath.log(x) - meanLog - largest));
    }

    /// −∂² ln L with u = ln(x / scale) and y = e^(k u): 1/k² + y u² by k twice, (k (k + 1) y − k) / scale²
    /// by the scale twice, and (1 − y − k y u) / scale by both.
    private static double[] weibullInformation(WeightedColumn column, double k, double scale) {
        double w = column.total();
        double logScale = DoubleMath.log(scale);
        double meanY = column.mean(x -> DoubleMath.exp(k * (DoubleMath.log(x) - logScale)));
        double meanYu = column.mean(x -> {
            double u = DoubleMath.log(x) - logScale;
            return u * DoubleMath.exp(k * u);
        });
        double meanYuu = column.mean(x -> {
            double u = DoubleMath.log(x) - logScale;
            return u * u * DoubleMath.exp(k * u);
        });
        double both = w * (1 - meanY - k * meanYu) / scale;
        return new double[] {w * (1 / k / k + meanYuu), both, both, w * (k * (k + 1) * meanY - k) / scale / scale};
    }

    private static double square(double x) {
        return x * x;
    }

    private static void requireFound(WeightedColumn column, double first, double second) {
        if (!(first > 0 && second > 0 && first + second < Double.POSITIVE_INFINITY)) {
            throw new DataException("the likelihood of '" + column.family().word() + "' has no maximum for these "
                    + "numbers, which differ too little beside their size; subtract a constant or take 'normal'");
        }
    }

    private static ColumnFit fit(Univariate distribution, List<String> names, double[] at, double[] information) {
        double[] errors =
                new FisherInformation(names, Tensor.vector(at), Tensor.adopt(information, 2, 2)).standardErrors();
        return new ColumnFit(
                distribution,
                List.of(
                        new FittedParameter(names.get(0), at[0], errors[0]),
                        new FittedParameter(names.get(1), at[1], errors[1])));
    }
}
