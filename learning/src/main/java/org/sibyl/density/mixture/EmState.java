package org.sibyl.density.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.tensor.Tensor;

/// Where expectation-maximisation is after so many steps. States never change; a report can keep them all.
///
/// @param iteration steps from the start, which is state 0
/// @param mixture the parameters
/// @param logLikelihood Σ wᵢ log p(xᵢ) in nats over the rows that are fitted
/// @param objective the same with the regularisation's share, see [EmSettings]: it never decreases from a
/// state to the next, but for rounding
/// @param totalWeight Σ wᵢ
/// @param ending why it is the last state; empty while there are more
public record EmState(
        int iteration,
        GaussianMixture mixture,
        double logLikelihood,
        double objective,
        double totalWeight,
        Optional<EmEnding> ending) {
    /// The log-likelihood of a row, on average.
    public double meanLogLikelihood() {
        return logLikelihood / totalWeight;
    }

    /// π_k for each component.
    public double[] weights() {
        return mixture.components().stream()
                .mapToDouble(GaussianComponent::weight)
                .toArray();
    }

    /// μ_k, `[K, d]`
    public Tensor means() {
        return Tensor.ofRows(
                mixture.components().stream().map(c -> c.mean().toArray()).toList());
    }

    /// Σ_k for each component, `[d, d]`
    public List<Tensor> covariances() {
        return mixture.components().stream().map(GaussianComponent::covariance).toList();
    }

    /// P(component k | xᵢ): how much of each row belongs to each component, which is what the expectation
    /// step finds.
    ///
    /// @param x `[n, d]`
    /// @return `[n, K]`, rows with the sum 1
    public Tensor responsibilities(Tensor x) {
        return mixture.responsibilities(x);
    }

    /// The iteration, the mean log-likelihood and the weights.
    @Override
    public String toString() {
        return "EmState[iteration=" + iteration + ", meanLogLikelihood=" + meanLogLikelihood() + ", weights="
                + Arrays.toString(weights()) + "]";
    }
}
