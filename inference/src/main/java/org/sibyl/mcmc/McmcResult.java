package org.sibyl.mcmc;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// What the chains found.
///
/// @param parameters the parameters' names
/// @param draws of θ `[chains, n, p]`; n is 0 if no chain could start
/// @param convergence for each parameter; empty if there are no draws
/// @param widths of the first brackets after warm-up, in unconstrained space `[chains, p]`
/// @param evaluations of the likelihood, warm-up and starting points included
/// @param acceptance the fraction of the points tried inside the brackets that were accepted, after warm-up
/// @param ending how it ended
public record McmcResult(
        List<String> parameters,
        Tensor draws,
        List<Convergence> convergence,
        Tensor widths,
        long evaluations,
        double acceptance,
        McmcEnding ending) {
    /// Copies the lists.
    public McmcResult {
        parameters = List.copyOf(parameters);
        convergence = List.copyOf(convergence);
    }

    /// The number of chains.
    public int chains() {
        return draws.shape().extent(0);
    }

    /// The draws of all chains, one chain after the other.
    ///
    /// @return `[chains n, p]`
    public Tensor pooled() {
        return draws.reshape(chains() * draws.shape().extent(1), parameters.size());
    }
}
