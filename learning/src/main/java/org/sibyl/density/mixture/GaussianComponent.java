package org.sibyl.density.mixture;

import org.sibyl.tensor.Tensor;

/// One term π N(x; μ, Σ) of a mixture.
///
/// @param weight π, the share of all draws that come from it
/// @param mean μ, `[d]`
/// @param covariance Σ, `[d, d]`, symmetric and positive definite
public record GaussianComponent(double weight, Tensor mean, Tensor covariance) {
    /// @throws IllegalArgumentException if the weight is not between 0 and 1, or the sizes do not fit
    public GaussianComponent {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "a component's weight is " + weight + ", expected a share between 0 and 1; divide by the sum");
        }
        int d = mean.size();
        if (mean.shape().rank() != 1
                || d == 0
                || covariance.shape().rank() != 2
                || covariance.rows() != d
                || covariance.columns() != d) {
            throw new IllegalArgumentException("a component has a mean of shape " + mean.shape()
                    + " and a covariance of shape " + covariance.shape() + ", expected [d] and [d, d]");
        }
    }
}
