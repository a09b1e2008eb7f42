package org.sibyl.tasks;

import java.util.Collections;
import java.util.List;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Normal;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Uniform;
import org.sibyl.simulator.Simulator;

/// θ ~ U(−1, 1)², x = (r cos a + 0.25 − |θ₁ + θ₂|/√2, r sin a + (θ₂ − θ₁)/√2) with a ~ U(−π/2, π/2) and
/// r ~ N(0.1, 0.01²): two crescents, mirror images of each other (Greenberg, Nonnenmacher and Macke 2019).
///
/// The likelihood leaves out r ≤ 0, which is ten standard deviations away and has probability 8e-24.
public final class TwoMoons implements Task {
    static final double MEAN_RADIUS = 0.1;
    static final double SD_RADIUS = 0.01;
    static final double OFFSET = 0.25;

    private static final int DIMENSION = 2;
    private static final Normal RADIUS = new Normal(MEAN_RADIUS, SD_RADIUS);

    /// The task.
    public TwoMoons() {}

    @Override
    public String name() {
        return "two_moons";
    }

    @Override
    public String description() {
        return "Two thin crescents, mirror images of each other: bimodal on a large scale, curved on a small one.";
    }

    @Override
    public Prior prior() {
        return Vectors.product(Collections.nCopies(DIMENSION, new Uniform(-1, 1)));
    }

    @Override
    public Simulator simulator() {
        return (theta, random) -> {
            double angle = Math.PI * (random.nextDouble() - 0.5);
            double radius = MEAN_RADIUS + SD_RADIUS * random.nextGaussian();
            return new double[] {
                radius * StrictMath.cos(angle) + OFFSET - Math.abs(theta[0] + theta[1]) * Math.sqrt(0.5),
                radius * StrictMath.sin(angle) + (theta[1] - theta[0]) * Math.sqrt(0.5)
            };
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

    /// log p(r) − log(π r), the density of the point (r cos a, r sin a), where that point lies on the right-hand
    /// side.
    @Override
    public double logLikelihood(double[] theta, double[] x) {
        Vectors.requireLength("theta", theta, DIMENSION);
        Vectors.requireLength("x", x, DIMENSION);
        double right = x[0] - OFFSET + Math.abs(theta[0] + theta[1]) * Math.sqrt(0.5);
        double up = x[1] - (theta[1] - theta[0]) * Math.sqrt(0.5);
        if (!(right > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double radius = Math.hypot(right, up);
        return RADIUS.logDensity(radius) - Math.log(Math.PI * radius);
    }

    @Override
    public Distribution posterior(double[] x) {
        return TwoMoonsPosterior.of(this, Vectors.requireObservation(x, DIMENSION));
    }
}
