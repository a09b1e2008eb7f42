package org.sibyl.density.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;

/// Makes the mixture that a run starts from: a maximisation step on clusters, or on rows drawn at random.
///
/// Each component gets d + 1 further rows of average weight with the variances within all clusters, so that
/// a cluster of one row starts with a width.
final class Starts {
    /// A cluster's variance along a column is taken as at least this share of the column's.
    private static final double LEAST_SHARE = 1e-4;

    private final WeightedRows rows;
    private final double[] variances;
    private final GaussianMixtureEstimator settings;

    Starts(WeightedRows rows, double[] variances, GaussianMixtureEstimator settings) {
        this.rows = rows;
        this.variances = variances;
        this.settings = settings;
    }

    /// @throws DataException if there are fewer distinct rows than components
    GaussianMixture draw(Seed seed) {
        RandomGenerator random = seed.generator();
        StartRows scaled = StartRows.of(rows, variances, random);
        List<double[]> centres = Seeding.draw(scaled, settings.components(), settings.start(), random);
        Moments moments = switch (settings.start()) {
            case K_MEANS -> clusters(scaled, centres, KMeans.cluster(scaled, centres));
            case RANDOM -> alike(centres.size());
        };
        List<double[]> means =
                centres.stream().map(centre -> unscaled(scaled, centre)).toList();
        Maximization maximization =
                new Maximization(settings.covariance(), settings.em().regularization());
        return maximization.of(moments, means).mixture().orElseThrow();
    }

    private Moments clusters(StartRows scaled, List<double[]> centres, int[] labels) {
        int d = scaled.dimension();
        double[] mass = new double[centres.size()];
        double[][] scatter = new double[centres.size()][d * d];
        double[] within = new double[d];
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            int k = labels[i];
            double weight = scaled.weights()[i];
            double[] deviation = scaled.row(i);
            for (int j = 0; j < d; j++) {
                deviation[j] = (deviation[j] - centres.get(k)[j]) * scaled.scales()[j];
                for (int l = 0; l <= j; l++) {
                    scatter[k][j * d + l] += weight * deviation[j] * deviation[l];
                }
                within[j] += weight * deviation[j] * deviation[j];
            }
            mass[k] += weight;
            total += weight;
        }
        double further = (d + 1) * total / labels.length;
        for (int k = 0; k < mass.length; k++) {
            mass[k] += further;
            for (int j = 0; j < d; j++) {
                scatter[k][j * d + j] += further * Math.max(within[j] / total, LEAST_SHARE * variances[j]);
            }
        }
        return new Moments(0, 0, mass, new double[mass.length][d], scatter);
    }

    private Moments alike(int components) {
        int d = variances.length;
        double[] mass = new double[components];
        Arrays.fill(mass, 1);
        double[][] scatter = new double[components][d * d];
        for (double[] own : scatter) {
            for (int j = 0; j < d; j++) {
                own[j * d + j] = variances[j];
            }
        }
        return new Moments(0, 0, mass, new double[components][d], scatter);
    }

    private static double[] unscaled(StartRows scaled, double[] centre) {
        double[] mean = centre.clone();
        for (int j = 0; j < mean.length; j++) {
            mean[j] *= scaled.scales()[j];
        }
        return mean;
    }
}
