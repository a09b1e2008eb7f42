package org.sibyl.mcmc;

import java.util.function.ToDoubleFunction;
import org.sibyl.distribution.Prior;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A posterior known by draws of Markov chains and by its unnormalised density.
///
/// A draw is one of the chains' draws, chosen uniformly with replacement; more draws than the chains made repeat
/// some.
///
/// @param prior of θ
/// @param draws of θ, at least one `[n, p]`
/// @param logLikelihood log p(x|θ) up to a constant
public record McmcPosterior(Prior prior, Tensor draws, ToDoubleFunction<double[]> logLikelihood) implements Posterior {
    /// @throws IllegalArgumentException if there is no draw, or the draws have other columns than the prior
    public McmcPosterior {
        if (draws.rows() == 0 || draws.columns() != prior.parameters().size()) {
            throw new IllegalArgumentException("draws " + draws.shape() + " cannot stand for a posterior over "
                    + prior.names() + "; give at least one draw with one column for each parameter");
        }
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = seed.child(i).generator().nextInt(draws.rows());
        }
        return draws.select(rows);
    }

    /// log p(x|θ) + log p(θ).
    @Override
    public Tensor logPotential(Tensor theta) {
        double[] result = prior.logProb(theta).toArray();
        for (int i = 0; i < result.length; i++) {
            // Where the prior vanishes the likelihood need not be defined.
            if (result[i] > Double.NEGATIVE_INFINITY) {
                result[i] += logLikelihood.applyAsDouble(theta.row(i));
            }
        }
        return Tensor.adopt(result, result.length);
    }
}
