package org.sibyl.abc;

import java.util.Arrays;
import org.sibyl.distribution.Prior;
import org.sibyl.metric.RobustScaling;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.posterior.Posterior;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// The simulations, ready to be compared with any observation.
///
/// @param prior of θ
/// @param phi the unconstrained parameters `[n, p]`
/// @param scaling of the observables
/// @param scaled the scaled observables `[n, kept]`
/// @param accepted how many rows are kept for an observation
/// @param adjustment of their parameters
record AbcPosterior(Prior prior, Tensor phi, RobustScaling scaling, Tensor scaled, int accepted, Adjustment adjustment)
        implements AmortizedPosterior {
    static AbcPosterior of(Prior prior, Simulations valid, int accepted, Adjustment adjustment) {
        RobustScaling scaling = RobustScaling.of(valid.x());
        Tensor phi = prior.toUnconstrained().forward(valid.theta()).value();
        return new AbcPosterior(prior, phi, scaling, scaling.apply(valid.x()), accepted, adjustment);
    }

    /// The number of observables that are compared.
    int observables() {
        return scaling.columns().size();
    }

    @Override
    public Posterior given(double[] x) {
        for (double value : x) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the observation is " + Arrays.toString(x) + "; every observable must be a finite number");
            }
        }
        double[] centre = scaling.apply(x);
        double[] squared = squaredDistances(centre);
        int[] rows = nearest(squared);
        double farthest = 0;
        for (int row : rows) {
            farthest = Math.max(farthest, squared[row]);
        }
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        if (adjustment == Adjustment.NONE || farthest == 0) {
            return KernelPosterior.of(prior, phi.select(rows), Tensor.vector(weights));
        }
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            weights[i] = 1 - squared[rows[i]] / farthest;
            total += weights[i];
        }
        if (total == 0) {
            // All accepted rows are equally far: none is nearer than another.
            Arrays.fill(weights, 1);
        }
        Tensor adjusted = LinearAdjustment.adjust(phi.select(rows), scaled.select(rows), centre, weights);
        return KernelPosterior.of(prior, adjusted, Tensor.vector(weights));
    }

    private double[] squaredDistances(double[] centre) {
        double[] squared = new double[scaled.rows()];
        for (int i = 0; i < squared.length; i++) {
            for (int j = 0; j < centre.length; j++) {
                double difference = scaled.get(i, j) - centre[j];
                squared[i] += difference * difference;
            }
        }
        return squared;
    }

    /// The accepted rows in their order; among equally distant ones the first.
    private int[] nearest(double[] squared) {
        double[] sorted = squared.clone();
        Arrays.sort(sorted);
        double bound = sorted[accepted - 1];
        int within = 0;
        for (double distance : squared) {
            within += distance < bound ? 1 : 0;
        }
        int onBound = accepted - within;
        int[] rows = new int[accepted];
        int at = 0;
        for (int i = 0; i < squared.length; i++) {
            if (squared[i] < bound || (squared[i] == bound && onBound-- > 0)) {
                rows[at++] = i;
            }
        }
        return rows;
    }
}
