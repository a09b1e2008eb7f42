package org.sibyl.mcmc;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.sibyl.distribution.Prior;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Bijection;
import org.sibyl.transform.Mapped;

/// The posterior over unconstrained parameters φ = T(θ): log p(x|θ) + log p(θ) + log |det ∂θ/∂φ|.
///
/// @param prior of θ
/// @param bijection T
/// @param logLikelihood log p(x|θ) up to a constant
record Target(Prior prior, Bijection bijection, ToDoubleFunction<double[]> logLikelihood) {
    static Target of(Prior prior, ToDoubleFunction<double[]> logLikelihood) {
        return new Target(prior, prior.toUnconstrained(), logLikelihood);
    }

    double logDensity(double[] phi) {
        Mapped theta = bijection.inverse(Tensor.adopt(phi, 1, phi.length));
        double[] row = theta.value().row(0);
        double logPrior = prior.logDensity(row) + theta.logDet().get(0);
        // Where the prior vanishes the likelihood need not be defined.
        return logPrior == Double.NEGATIVE_INFINITY ? logPrior : logPrior + likelihood(row);
    }

    double likelihood(double[] theta) {
        double value = logLikelihood.applyAsDouble(theta);
        if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the log-likelihood is " + value + " at theta = "
                    + Arrays.toString(theta) + "; return a finite number, or −∞ where the observation is impossible");
        }
        return value;
    }

    double[] unconstrained(double[] theta) {
        return bijection.forward(Tensor.adopt(theta, 1, theta.length)).value().row(0);
    }
}
