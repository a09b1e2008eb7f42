package org.sibyl.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.metric.RobustScaling;
import org.sibyl.numeric.Quantiles;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// Does the observation lie where simulations from the prior lie? A learned posterior is extrapolated otherwise,
/// and no calibration over simulations can notice it (Cannon, Ward and Schmon 2022; Schmitt et al. 2023).
///
/// x is scaled robustly and compressed, asinh((x − median)/(1.4826 MAD)); the distance to the k-th nearest
/// simulation is compared with the distances that simulations have among themselves. The percentage of simulations
/// that lie closer is the headline; beyond 100 (1 − `falseAlarm`) it is a concern. So is an observable that lies
/// outside everything simulated, if that has a probability of at most 0.01 for one more simulation, 2 d/(n + 1) for
/// d observables, and a value that differs where all simulations agree.
///
/// @param neighbours k
/// @param rows how many simulations are looked at, chosen at random if there are more; 2,000 of them are
///     compared
/// @param falseAlarm the fraction of simulations that would themselves be called outside
public record ObservationCheck(int neighbours, int rows, double falseAlarm) {
    /// The fifth neighbour among up to 10,000 simulations, one false alarm in a thousand.
    public static final ObservationCheck DEFAULT = new ObservationCheck(5, 10_000, 0.001);

    private static final int COMPARED = 2_000;
    private static final double LARGEST_RANGE_FALSE_ALARM = 0.01;

    /// @throws IllegalArgumentException if a setting is out of range
    public ObservationCheck {
        if (neighbours < 1 || rows <= neighbours) {
            throw new IllegalArgumentException("the observation check with " + neighbours + " neighbours among " + rows
                    + " rows: take at least 1 neighbour and more rows than that");
        }
        Sbc.requireFalseAlarm(falseAlarm);
    }

    /// The same with another neighbour.
    public ObservationCheck withNeighbours(int k) {
        return new ObservationCheck(k, rows, falseAlarm);
    }

    /// The same with another number of simulations looked at.
    public ObservationCheck withRows(int count) {
        return new ObservationCheck(neighbours, count, falseAlarm);
    }

    /// The same with another false-alarm rate.
    public ObservationCheck withFalseAlarm(double rate) {
        return new ObservationCheck(neighbours, rows, rate);
    }

    /// Compares the observation with simulations from the prior.
    ///
    /// @param simulations with θ from the prior
    /// @param observation in the order of their columns
    /// @param seed of the choice among the simulations
    /// @throws IllegalArgumentException if the observation has another number of values, or one is not finite
    public ObservationCheckResult run(Simulations simulations, double[] observation, Seed seed) {
        requireObservation(simulations.observableNames(), observation);
        Simulations valid = simulations.valid();
        int n = valid.rows();
        Map<String, Double> details = new LinkedHashMap<>();
        details.put("simulations", (double) n);
        int needed = (int) Math.ceil(1 / falseAlarm);
        List<ObservationPosition> positions = n == 0 ? List.of() : positions(valid, observation);
        if (n < Math.max(needed, neighbours + 2)) {
            Verdict verdict = new Verdict.Inconclusive("only " + n + " valid simulations (" + simulations.invalid()
                    + " were not valid) but " + needed + " are needed to recognise the most remote " + falseAlarm
                    + " of them; simulate more");
            return new ObservationCheckResult(
                    positions,
                    Tensor.vector(),
                    Double.NaN,
                    new Diagnostic("observation-check", verdict, Double.NaN, details));
        }
        Tensor x = valid.x().select(chosen(n, seed));
        RobustScaling scaling = RobustScaling.of(x);
        double[][] rows = compressed(scaling, x);
        double[] own = compressed(scaling.apply(observation));
        double[] distances = new double[Math.min(COMPARED, rows.length)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = distanceToNeighbour(rows, rows[i], i);
        }
        Arrays.sort(distances);
        double observed = distanceToNeighbour(rows, own, -1);
        double percentile =
                100 * Arrays.stream(distances).filter(d -> d < observed).count() / (double) distances.length;
        long outside = positions.stream().filter(ObservationPosition::outside).count();
        details.put("percentile", percentile);
        details.put("distance", observed);
        details.put("distance_median", Quantiles.of(distances, 0.5));
        details.put("outside_range", (double) outside);
        return new ObservationCheckResult(
                positions,
                Tensor.adopt(distances, distances.length),
                observed,
                new Diagnostic("observation-check", judge(positions, percentile, n), percentile, details));
    }

    private Verdict judge(List<ObservationPosition> positions, double percentile, int n) {
        List<ObservationPosition> outside = positions.stream()
                .filter(ObservationPosition::outside)
                .filter(p -> p.lowest() == p.highest() || 2.0 * positions.size() / (n + 1) <= LARGEST_RANGE_FALSE_ALARM)
                .toList();
        boolean remote = percentile > 100 * (1 - falseAlarm);
        if (!remote && outside.isEmpty()) {
            return new Verdict.Pass();
        }
        String where = outside.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", and '%s' = %.4g lies outside everything simulated (%.4g to %.4g)%s",
                        outside.getFirst().name(),
                        outside.getFirst().observed(),
                        outside.getFirst().lowest(),
                        outside.getFirst().highest(),
                        outside.size() == 1 ? "" : " as do " + (outside.size() - 1) + " more");
        return new Verdict.Concern(String.format(
                Locale.ROOT,
                "%.1f %% of the simulations lie closer to the others than the observation does%s; the posterior is"
                        + " extrapolated there, check units and order of the observables, then the prior and the"
                        + " simulator",
                percentile,
                where));
    }

    static void requireObservation(List<String> names, double[] observation) {
        if (observation.length != names.size()) {
            throw new IllegalArgumentException("the observation has " + observation.length
                    + " values but the simulator gives " + names.size() + " (" + names.getFirst() + " … "
                    + names.getLast() + "); give one value for each");
        }
        for (int j = 0; j < observation.length; j++) {
            if (!Double.isFinite(observation[j])) {
                throw new IllegalArgumentException("the observation's '" + names.get(j) + "' is " + observation[j]
                        + " but must be a finite number; give the measured value");
            }
        }
    }

    /// A uniformly random choice of the rows to look at, all of them if there are few.
    private int[] chosen(int n, Seed seed) {
        int[] order = new int[n];
        var random = seed.child("rows").generator();
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return Arrays.copyOf(order, Math.min(n, rows));
    }

    private static double[][] compressed(RobustScaling scaling, Tensor x) {
        double[][] rows = new double[x.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = compressed(scaling.apply(x.row(i)));
        }
        return rows;
    }

    private static double[] compressed(double[] z) {
        for (int j = 0; j < z.length; j++) {
            z[j] = PooledDistances.asinh(z[j]);
        }
        return z;
    }

    /// The distance to the k-th nearest of the rows, the row `self` left out.
    private double distanceToNeighbour(double[][] rows, double[] from, int self) {
        double[] nearest = new double[neighbours];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < rows.length; i++) {
            double squared = i == self ? Double.POSITIVE_INFINITY : squaredDistance(rows[i], from);
            for (int k = neighbours - 1; k >= 0 && squared < nearest[k]; k--) {
                if (k + 1 < neighbours) {
                    nearest[k + 1] = nearest[k];
                }
                nearest[k] = squared;
            }
        }
        return Math.sqrt(nearest[neighbours - 1]);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static List<ObservationPosition> positions(Simulations valid, double[] observation) {
        List<ObservationPosition> positions = new ArrayList<>();
        for (int j = 0; j < observation.length; j++) {
            double[] sorted = valid.x().column(j);
            Arrays.sort(sorted);
            double rank = 0;
            for (double value : sorted) {
                rank += value < observation[j] ? 1 : value == observation[j] ? 0.5 : 0;
            }
            positions.add(new ObservationPosition(
                    valid.observableNames().get(j),
                    observation[j],
                    sorted[0],
                    Quantiles.of(sorted, 0.5),
                    sorted[sorted.length - 1],
                    rank / sorted.length));
        }
        return positions;
    }
}
