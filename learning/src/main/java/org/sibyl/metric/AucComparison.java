package org.sibyl.metric;

import org.sibyl.distribution.Normal;

/// Two areas under ROC curves of the same rows (DeLong, DeLong and Clarke-Pearson 1988).
///
/// z = (A₁ − A₂)/√(var A₁ + var A₂ − 2 cov(A₁, A₂)) is compared with N(0, 1).
///
/// @param first A₁
/// @param second A₂
/// @param covariance of the two, which come from the same rows
/// @param z the difference in standard errors; 0 if the areas are equal
/// @param pValue two-sided: how often equally good scores differ by as much
public record AucComparison(Auc first, Auc second, double covariance, double z, double pValue) {
    static AucComparison of(Auc first, Auc second, double covariance) {
        double difference = first.value() - second.value();
        double deviation = Math.sqrt(Math.max(0, first.variance() + second.variance() - 2 * covariance));
        double z = difference == 0 ? 0 : difference / deviation;
        return new AucComparison(first, second, covariance, z, Math.min(1, 2 * new Normal(0, 1).cdf(-Math.abs(z))));
    }

    /// A₁ − A₂
    public double difference() {
        return first.value() - second.value();
    }
}
