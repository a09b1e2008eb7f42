package org.sibyl.tasks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.TruncatedNormal;
import org.sibyl.distribution.Uniform;
import org.sibyl.simulator.Simulator;

/// θ ~ U(−1, 1)¹⁰, x ~ N(θ, 0.1 I), where 0.1 is a variance; the posterior is N(x, 0.1 I) restricted to the
/// prior's box.
public final class GaussianLinearUniform implements Task {
    private static final int DIMENSION = 10;
    private static final double SD = Math.sqrt(0.1);

    /// The task.
    public GaussianLinearUniform() {}

    @Override
    public String name() {
        return "gaussian_linear_uniform";
    }

    @Override
    public String description() {
        return "Ten means with a uniform prior; the posterior is normal, cut off at the prior's bounds.";
    }

    @Override
    public Prior prior() {
        return Vectors.product(Collections.nCopies(DIMENSION, new Uniform(-1, 1)));
    }

    @Override
    public Simulator simulator() {
        return new GaussianLinear().simulator();
    }

    @Override
    public List<String> observableNames() {
        return Vectors.names("x", DIMENSION);
    }

    @Override
    public List<Observation> observations() {
        return PublishedObservations.of(name(), DIMENSION);
    }

    @Override
    public double logLikelihood(double[] theta, double[] x) {
        return GaussianLinear.logLikelihood(theta, x, SD);
    }

    @Override
    public Distribution posterior(double[] x) {
        return Vectors.product(Arrays.stream(Vectors.requireObservation(x, DIMENSION))
                .mapToObj(value -> new TruncatedNormal(value, SD, -1, 1))
                .toList());
    }
}
