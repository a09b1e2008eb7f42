package org.sibyl.density;

import java.util.Arrays;
import org.sibyl.tensor.Tensor;

/// ∫ p over the whole line by the midpoint rule in t, x = m + s t/(1 − t²), t in (−1, 1); m and s are the
/// middle and half the spread of the rows that the density was fitted to.
final class LineQuadrature {
    private static final int STEPS = 400_000;

    private final double[] upper;
    private final double[] upTo;

    LineQuadrature(DensityModel model, Tensor rows) {
        double least = Arrays.stream(rows.toArray()).min().orElseThrow();
        double most = Arrays.stream(rows.toArray()).max().orElseThrow();
        double middle = 0.5 * (least + most);
        double scale = 0.5 * (most - least);
        double[] x = new double[STEPS];
        upper = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double t = (2 * i + 1.0) / STEPS - 1;
            double end = (2 * i + 2.0) / STEPS - 1;
            x[i] = middle + scale * t / (1 - t * t);
            upper[i] = i == STEPS - 1 ? Double.POSITIVE_INFINITY : middle + scale * end / (1 - end * end);
        }
        Tensor logProb = model.logProb(Tensor.adopt(x, STEPS, 1));
        upTo = new double[STEPS];
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double t = (2 * i + 1.0) / STEPS - 1;
            double slope = scale * (1 + t * t) / ((1 - t * t) * (1 - t * t));
            sum += 2.0 / STEPS * slope * Math.exp(logProb.get(i));
            upTo[i] = sum;
        }
    }

    double total() {
        return upTo[STEPS - 1];
    }

    /// The distribution function at increasing places, to within one step.
    double[] cdf(double[] sorted) {
        double[] cdf = new double[sorted.length];
        int at = 0;
        for (int i = 0; i < sorted.length; i++) {
            while (at < STEPS - 1 && upper[at] < sorted[i]) {
                at++;
            }
            cdf[i] = upTo[at];
        }
        return cdf;
    }
}
