package org.sibyl.tasks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.Prior;
import org.sibyl.simulator.Simulator;

/// θ ~ N(0, 0.1 I), x ~ N(θ, 0.1 I) in ten dimensions, where 0.1 is a variance; the posterior is N(x/2, 0.05 I).
public final class GaussianLinear implements Task {
    private static final int DIMENSION = 10;
    private static final double SD = Math.sqrt(0.1);
    private static final double POSTERIOR_SD = Math.sqrt(0.05);

    /// The task.
    public GaussianLinear() {}

    @Override
    public String name() {
        return "gaussian_linear";
    }

    @Override
    public String description() {
        return "Ten means, each observed once with the prior's own variance; the posterior is normal.";
    }

    @Override
    public Prior prior() {
        return Vectors.product(Collections.nCopies(DIMENSION, new Normal(0, SD)));
    }

    @Override
    public Simulator simulator() {
        return (theta, random) -> {
            double[] x = new double[DIMENSION];
            for (int i = 0; i < DIMENSION; i++) {
                x[i] = theta[i] + SD * random.nextGaussian();
            }
            return x;
        };
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
        return logLikelihood(theta, x, SD);
    }

    @Override
    public Distribution posterior(double[] x) {
        return Vectors.product(Arrays.stream(Vectors.requireObservation(x, DIMENSION))
                .mapToObj(value -> new Normal(0.5 * value, POSTERIOR_SD))
                .toList());
    }

    /// Σ_i log N(x_i; θ_i, sd²) in ten dimensions.
    static double logLikelihood(double[] theta, double[] x, double sd) {
        Vectors.requireLength("theta", theta, DIMENSION);
        Vectors.requireLength("x", x, DIMENSION);
        double sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            sum += new Normal(theta[i], sd).logDensity(x[i]);
        }
        return sum;
    }
}
