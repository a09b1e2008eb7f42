package org.sibyl.surrogate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.nn.RowFunction;
import org.sibyl.parallel.Parallel;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Mapped;

/// The posterior that a trained flow gives for one observation: θ = T⁻¹(f⁻¹(z; x)) with z standard normal.
///
/// @param estimator the trained flow
/// @param context the standardised observation `[1, d]`
/// @param density log q(φ|context) of rows φ; float32 leaves about 10⁻⁵ of it
record FlowPosterior(NpePosterior estimator, Tensor context, RowFunction density) implements Posterior {
    // Fewer rows than this are not worth a thread.
    private static final int FEWEST_ROWS = 1_024;

    @Override
    public Prior prior() {
        return estimator.prior();
    }

    /// Row i depends on the seed and on i alone.
    @Override
    public Tensor sample(int n, Seed seed) {
        return inParts(
                n, (from, to) -> estimator.toFlow().preimage(estimator.fromNormal(normal(from, to, seed), context)));
    }

    /// log q(θ|x), normalised.
    @Override
    public Tensor logPotential(Tensor theta) {
        int n = theta.rows();
        return inParts(n, (from, to) -> logDensity(theta.slice(from, to))).reshape(n);
    }

    private Tensor normal(int from, int to, Seed seed) {
        int width = prior().parameters().size();
        double[] z = new double[(to - from) * width];
        for (int i = from; i < to; i++) {
            RandomGenerator random = seed.child(i).generator();
            for (int j = 0; j < width; j++) {
                z[(i - from) * width + j] = random.nextGaussian();
            }
        }
        return Tensor.adopt(z, to - from, width);
    }

    private Tensor logDensity(Tensor theta) {
        Tensor prior = prior().logProb(theta);
        int[] inside = inside(prior);
        double[] logDensity = new double[theta.rows()];
        Arrays.fill(logDensity, Double.NEGATIVE_INFINITY);
        if (inside.length > 0) {
            Mapped phi = estimator.toFlow().forward(theta.select(inside));
            Tensor logProb = density.apply(phi.value(), context);
            for (int i = 0; i < inside.length; i++) {
                logDensity[inside[i]] = logProb.get(i) + phi.logDet().get(i);
            }
        }
        return Tensor.adopt(logDensity, logDensity.length, 1);
    }

    @FunctionalInterface
    private interface Part {
        Tensor rows(int from, int to);
    }

    private Tensor inParts(int n, Part part) {
        int parts = Math.clamp(n / FEWEST_ROWS, 1, estimator.threads());
        int share = Math.ceilDiv(n, parts);
        return Tensor.concatRows(Parallel.map(
                parts, parts, i -> part.rows(Math.min(i * share, n), Math.min((i + 1) * share, n))));
    }

    private static int[] inside(Tensor logProb) {
        return IntStream.range(0, logProb.size())
                .filter(i -> logProb.get(i) > Double.NEGATIVE_INFINITY)
                .toArray();
    }
}
