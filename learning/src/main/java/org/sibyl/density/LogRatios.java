package org.sibyl.density;

import java.util.function.DoubleBinaryOperator;
import org.sibyl.density.DensityDivergence.Estimate;
import org.sibyl.tensor.Tensor;

/// Two log-densities at the same rows: the one that is averaged over, and the other.
///
/// @param own `[n]`
/// @param other `[n]`
record LogRatios(Tensor own, Tensor other) {
    static LogRatios of(Tensor own, Tensor other) {
        return new LogRatios(own, other);
    }

    /// The mean of the integrand over draws from the own density, with its standard error.
    Estimate mean(DoubleBinaryOperator integrand) {
        int n = own.size();
        double[] values = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = integrand.applyAsDouble(own.get(i), other.get(i));
            sum += values[i];
        }
        double mean = sum / n;
        if (Double.isInfinite(mean)) {
            return new Estimate(mean, Double.NaN);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (n - 1.0) / n));
    }

    /// ∫ p f by the midpoint rule; where p is zero, so is the integrand.
    double integral(DoubleBinaryOperator integrand, double width) {
        double sum = 0;
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) > Double.NEGATIVE_INFINITY) {
                sum += width * StrictMath.exp(own.get(i)) * integrand.applyAsDouble(own.get(i), other.get(i));
            }
        }
        return sum;
    }
}
