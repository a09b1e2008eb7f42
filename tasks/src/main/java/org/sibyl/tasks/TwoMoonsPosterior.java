package org.sibyl.tasks;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.ErfDifference;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.TruncatedNormal;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.OpenInterval;

/// The exact posterior of [TwoMoons].
///
/// In the rotated coordinates s = (θ₁ + θ₂)/√2, t = (θ₂ − θ₁)/√2 the simulator reads |s| = r cos a + 0.25 − x₁ and
/// t = x₂ − r sin a, a map of unit Jacobian. So, up to the sign of s, the posterior is the law of (a, r)
/// restricted to
/// |s| ≥ 0 and to the prior's box, which is the diamond |s| + |t| ≤ √2. For a given angle each of these is a linear
/// bound on r: the angle's density is the probability of that interval of r, and its integral over the angles is
/// the normaliser.
final class TwoMoonsPosterior implements Distribution {
    private static final int PANELS = 4096;
    private static final double WIDTH = Math.PI / PANELS;
    private static final double[] NODES = {
        -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
    };
    private static final double[] WEIGHTS = {
        0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908
    };
    private static final OpenInterval UNIT = new OpenInterval(-1, 1);

    private final TwoMoons task;
    private final double[] x;
    private final double[] cumulative;

    private TwoMoonsPosterior(TwoMoons task, double[] x, double[] cumulative) {
        this.task = task;
        this.x = x;
        this.cumulative = cumulative;
    }

    static TwoMoonsPosterior of(TwoMoons task, double[] x) {
        TwoMoonsPosterior posterior = new TwoMoonsPosterior(task, x.clone(), new double[PANELS + 1]);
        for (int panel = 0; panel < PANELS; panel++) {
            double start = posterior.start(panel);
            posterior.cumulative[panel + 1] = posterior.cumulative[panel] + posterior.probability(start, start + WIDTH);
        }
        if (!(posterior.evidence() > 1e-200)) {
            throw new IllegalArgumentException("no theta of the prior gives the observation " + Arrays.toString(x)
                    + "; take one that the simulator can give");
        }
        return posterior;
    }

    @Override
    public Shape eventShape() {
        return Shape.of(2);
    }

    @Override
    public Tensor logProb(Tensor theta) {
        if (theta.shape().rank() != 2 || theta.columns() != 2) {
            throw new IllegalArgumentException(
                    "theta has shape " + theta.shape() + " but this posterior is over [n, 2]; give two columns");
        }
        double[] logProb = new double[theta.rows()];
        for (int i = 0; i < logProb.length; i++) {
            double[] row = theta.row(i);
            boolean inside = UNIT.closureContains(row[0]) && UNIT.closureContains(row[1]);
            // Each sign of s holds the same probability.
            logProb[i] = inside ? task.logLikelihood(row, x) - Math.log(2 * evidence()) : Double.NEGATIVE_INFINITY;
        }
        return Tensor.adopt(logProb, logProb.length);
    }

    @Override
    public Tensor sample(int n, Seed seed) {
        double[] rows = new double[2 * n];
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child(i).generator();
            double angle = angle(random.nextDouble() * evidence());
            double radius = radii(angle).draw(random);
            double s = Math.max(0, radius * StrictMath.cos(angle) + TwoMoons.OFFSET - x[0]);
            double signed = random.nextBoolean() ? s : -s;
            double t = x[1] - radius * StrictMath.sin(angle);
            rows[2 * i] = UNIT.nearest((signed - t) * Math.sqrt(0.5));
            rows[2 * i + 1] = UNIT.nearest((signed + t) * Math.sqrt(0.5));
        }
        return Tensor.adopt(rows, n, 2);
    }

    /// The probability that a draw of (a, r) gives an s and a t that the prior allows.
    private double evidence() {
        return cumulative[PANELS];
    }

    private double start(int panel) {
        return -0.5 * Math.PI + panel * WIDTH;
    }

    /// The probability of the angles in an interval, together with the radii that they allow.
    private double probability(double from, double to) {
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int node = 0; node < NODES.length; node++) {
            Radii radii = bounds(from + half * (1 + NODES[node]));
            sum += WEIGHTS[node] * radii.probability();
        }
        return half * sum / Math.PI;
    }

    /// The angle up to which the cumulative probability is the target.
    private double angle(double target) {
        int found = Arrays.binarySearch(cumulative, target);
        int panel = Math.clamp(found >= 0 ? found : -found - 2, 0, PANELS - 1);
        double start = start(panel);
        double below = 0;
        double above = WIDTH;
        while (true) {
            double middle = 0.5 * (below + above);
            if (above - below < 1e-15) {
                return start + middle;
            }
            if (cumulative[panel] + probability(start, start + middle) < target) {
                below = middle;
            } else {
                above = middle;
            }
        }
    }

    private TruncatedNormal radii(double angle) {
        Radii bounds = bounds(angle);
        return new TruncatedNormal(TwoMoons.MEAN_RADIUS, TwoMoons.SD_RADIUS, bounds.from(), bounds.to());
    }

    private Radii bounds(double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double room = Math.sqrt(2) + x[0] - TwoMoons.OFFSET;
        return new Radii(0, Double.POSITIVE_INFINITY)
                .where(-cos, TwoMoons.OFFSET - x[0])
                .where(cos - sin, room - x[1])
                .where(cos + sin, room + x[1]);
    }

    /// An interval of radii.
    private record Radii(double from, double to) {
        /// The part of it in which slope · r ≤ bound.
        Radii where(double slope, double bound) {
            if (slope == 0) {
                return bound >= 0 ? this : new Radii(from, from);
            }
            double at = bound / slope;
            return slope > 0 ? new Radii(from, Math.min(to, at)) : new Radii(Math.max(from, at), to);
        }

        double probability() {
            return from < to ? 0.5 * ErfDifference.value(scaled(from), scaled(to)) : 0;
        }

        private static double scaled(double radius) {
            return (radius - TwoMoons.MEAN_RADIUS) / (TwoMoons.SD_RADIUS * Math.sqrt(2));
        }
    }
}
