package org.sibyl.density.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.estimator.DataException;

/// Draws rows as centres, no two of them the same.
final class Seeding {
    private Seeding() {}

    /// Each centre with probability wᵢ D², with D the distance to the nearest centre so far for k-means,
    /// and wᵢ alone for random starts.
    ///
    /// @throws DataException if there are fewer distinct rows than centres
    static List<double[]> draw(StartRows rows, int count, MixtureStart start, RandomGenerator random) {
        double[] nearest = new double[rows.size()];
        Arrays.fill(nearest, 1);
        List<double[]> centres = new ArrayList<>(count);
        double[] chances = new double[rows.size()];
        for (int k = 0; k < count; k++) {
            double total = 0;
            for (int i = 0; i < chances.length; i++) {
                double distance = start == MixtureStart.K_MEANS ? nearest[i] : Math.signum(nearest[i]);
                chances[i] = rows.weights()[i] * distance;
                total += chances[i];
            }
            if (!(total > 0)) {
                throw new DataException(
                        "there are only " + k + " distinct rows for " + count + " components; take fewer components");
            }
            double[] centre = rows.row(pick(chances, random.nextDouble() * total));
            centres.add(centre);
            for (int i = 0; i < nearest.length; i++) {
                double distance = rows.squaredDistance(i, centre);
                nearest[i] = k == 0 ? distance : Math.min(nearest[i], distance);
            }
        }
        return centres;
    }

    private static int pick(double[] chances, double u) {
        double cumulative = 0;
        int last = 0;
        for (int i = 0; i < chances.length; i++) {
            cumulative += chances[i];
            if (chances[i] > 0) {
                last = i;
                if (u < cumulative) {
                    return i;
                }
            }
        }
        // The sum may round to less than u.
        return last;
    }
}
