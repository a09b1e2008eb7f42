package org.sibyl.surrogate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Mapped;

/// The posterior that a trained flow gives for one observation: θ = T⁻¹(f⁻¹(z; x)) with z standard normal.
///
/// @param estimator the trained flow
/// @param context the standardised observation `[1, d]`
record FlowPosterior(NpePosterior estimator, Tensor context) implements Posterior {
    @Override
    public Prior prior() {
        return estimator.prior();
    }

    /// Row i depends on the seed and on i alone.
    @Override
    public Tensor sample(int n, Seed seed) {
        int width = prior().parameters().size();
        double[] z = new double[n * width];
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child(i).generator();
            for (int j = 0; j < width; j++) {
                z[i * width + j] = random.nextGaussian();
            }
        }
        Tensor phi = estimator.fromNormal(Tensor.adopt(z, n, width), context);
        return estimator.toFlow().inverse(phi).value();
    }

    /// log q(θ|x), normalised.
    @Override
    public Tensor logPotential(Tensor theta) {
        Tensor prior = prior().logProb(theta);
        int[] inside = inside(prior);
        double[] logPotential = new double[theta.rows()];
        Arrays.fill(logPotential, Double.NEGATIVE_INFINITY);
        if (inside.length > 0) {
            Mapped phi = estimator.toFlow().forward(theta.select(inside));
            Tensor logProb = estimator.logProb(phi.value(), context);
            for (int i = 0; i < inside.length; i++) {
                logPotential[inside[i]] = logProb.get(i) + phi.logDet().get(i);
            }
        }
        return Tensor.adopt(logPotential, logPotential.length);
    }

    private static int[] inside(Tensor logProb) {
        return IntStream.range(0, logProb.size())
                .filter(i -> logProb.get(i) > Double.NEGATIVE_INFINITY)
                .toArray();
    }
}
