package org.sibyl.tasks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Mixture;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.TruncatedNormal;
import org.sibyl.distribution.Uniform;
import org.sibyl.simulator.Simulator;

/// θ ~ U(−10, 10)², x ~ ½ N(θ, I) + ½ N(θ, 0.01 I): a broad and a narrow peak about the same centre.
///
/// The posterior is the same mixture about x, restricted to the prior's box: each component becomes a product of
/// truncated normals, and its weight is ½ times the probability that it puts in the box.
///
/// The benchmark's first table came from another definition; this is the one of its version 1.1.0, and the
/// published reference samples of observations 1 to 5 agree with it.
public final class GaussianMixture implements Task {
    private static final int DIMENSION = 2;
    private static final double BOUND = 10;
    private static final double BROAD = 1;
    private static final double NARROW = 0.1;

    /// The task.
    public GaussianMixture() {}

    @Override
    public String name() {
        return "gaussian_mixture";
    }

    @Override
    public String description() {
        return "A broad and a narrow normal peak about the same unknown centre; the narrow one is easily missed.";
    }

    @Override
    public Prior prior() {
        return Vectors.product(Collections.nCopies(DIMENSION, new Uniform(-BOUND, BOUND)));
    }

    @Override
    public Simulator simulator() {
        return (theta, random) -> {
            double sd = random.nextDouble() < 0.5 ? BROAD : NARROW;
            return new double[] {theta[0] + sd * random.nextGaussian(), theta[1] + sd * random.nextGaussian()};
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
        Vectors.requireLength("theta", theta, DIMENSION);
        Vectors.requireLength("x", x, DIMENSION);
        double broad = logPeak(theta, x, BROAD);
        double narrow = logPeak(theta, x, NARROW);
        double larger = Math.max(broad, narrow);
        return Math.log(0.5) + larger + Math.log1p(Math.exp(Math.min(broad, narrow) - larger));
    }

    @Override
    public Distribution posterior(double[] x) {
        Vectors.requireObservation(x, DIMENSION);
        return Mixture.of(List.of(truncated(x, BROAD), truncated(x, NARROW)), logMass(x, BROAD), logMass(x, NARROW));
    }

    private static double logPeak(double[] theta, double[] x, double sd) {
        return new Normal(theta[0], sd).logDensity(x[0]) + new Normal(theta[1], sd).logDensity(x[1]);
    }

    private static Prior truncated(double[] x, double sd) {
        return Vectors.product(Arrays.stream(x)
                .mapToObj(value -> new TruncatedNormal(value, sd, -BOUND, BOUND))
                .toList());
    }

    /// The log of the probability that N(x, sd² I) puts in the box: at any point of it, by how much truncation
    /// raises the density.
    private static double logMass(double[] x, double sd) {
        return Arrays.stream(x)
                .map(value -> {
                    double inside = Math.clamp(value, -BOUND, BOUND);
                    return new Normal(value, sd).logDensity(inside)
                            - new TruncatedNormal(value, sd, -BOUND, BOUND).logDensity(inside);
                })
                .sum();
    }
}
