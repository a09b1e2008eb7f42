package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sibyl.distribution.Parameter;
import org.sibyl.tensor.Tensor;

/// The posterior of p parameters: each alone on the diagonal with the prior behind it, each pair below it as
/// highest-density regions of 50 % and 90 %.
///
/// @param marginals one for each parameter shown
/// @param joints one for each pair, with `column < row`
/// @param priorDraws a few draws of the prior, one list of p numbers each, to show what was possible before
/// @param omitted the names of parameters that found no room
public record PairPlot(
        List<Marginal> marginals, List<Joint> joints, List<List<Double>> priorDraws, List<String> omitted)
        implements Figure {

    /// As many parameters as a screen can show.
    public static final int MOST_PARAMETERS = 10;

    private static final int PRIOR_NUMBERS = 1000;
    private static final int FINEST = 56;
    private static final int CELLS_IN_ALL = 20_000;

    /// @throws IllegalArgumentException if a pair is missing, or a prior draw has another length than the marginals
    public PairPlot {
        marginals = List.copyOf(marginals);
        joints = List.copyOf(joints);
        priorDraws = priorDraws.stream().map(List::copyOf).toList();
        omitted = List.copyOf(omitted);
        int p = marginals.size();
        if (p == 0 || joints.size() != p * (p - 1) / 2) {
            throw new IllegalArgumentException("a pair plot of " + p + " parameters needs at least 1 parameter and "
                    + p * (p - 1) / 2 + " pairs, found " + joints.size() + " pairs");
        }
        for (List<Double> draw : priorDraws) {
            if (draw.size() != p) {
                throw new IllegalArgumentException("a prior draw of a pair plot of " + p + " parameters needs " + p
                        + " numbers, found " + draw.size());
            }
        }
    }

    /// The pair plot of draws.
    ///
    /// @param parameters names, units and bounds; the first [#MOST_PARAMETERS] are shown
    /// @param posterior draws `[n, p]`, n ≥ 2
    /// @param prior draws `[m, p]`, m ≥ 2; some thousands make a smooth curve
    /// @throws IllegalArgumentException if a tensor has fewer than two rows, a number that is not finite, or
    ///     another number of columns than there are parameters
    public static PairPlot of(List<Parameter> parameters, Tensor posterior, Tensor prior) {
        return draw(parameters, posterior, prior, null);
    }

    /// The pair plot of draws with a point to compare with, as the truth of a simulated observation.
    ///
    /// @param reference one number for each parameter
    /// @throws IllegalArgumentException as the other, and if the reference has another length
    public static PairPlot of(List<Parameter> parameters, Tensor posterior, Tensor prior, double... reference) {
        if (reference.length != parameters.size()) {
            throw new IllegalArgumentException("the reference point has " + reference.length + " numbers but there are "
                    + parameters.size() + " parameters; give one number for each");
        }
        return draw(parameters, posterior, prior, reference);
    }

    private static PairPlot draw(
            List<Parameter> parameters, Tensor posterior, Tensor prior, double @Nullable [] reference) {
        requireColumns("posterior draws", posterior, parameters.size());
        requireColumns("prior draws", prior, parameters.size());
        int p = Math.min(parameters.size(), MOST_PARAMETERS);
        List<Marginal> marginals = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double[] draws = posterior.column(j);
            Marginal marginal = Marginal.of(
                    parameters.get(j), draws, prior.column(j), reference == null ? null : Double.valueOf(reference[j]));
            marginals.add(marginal);
            columns.add(draws);
            windows.add(new Window(
                    marginal.posterior().lower(), marginal.posterior().upper()));
        }
        return new PairPlot(
                marginals,
                joints(parameters, columns, windows),
                someOf(prior, p),
                parameters.stream().skip(p).map(Parameter::name).toList());
    }

    private static List<Joint> joints(List<Parameter> parameters, List<double[]> columns, List<Window> windows) {
        int p = columns.size();
        int pairs = p * (p - 1) / 2;
        int cells = pairs == 0 ? FINEST : Math.min(FINEST, (int) Math.sqrt((double) CELLS_IN_ALL / pairs));
        double[] bandwidths = new double[p];
        for (int j = 0; j < p; j++) {
            double[] sorted = Samples.sorted(
                    columns.get(j), "posterior draws of '" + parameters.get(j).name() + "'");
            // In two dimensions the best bandwidth falls with n^(−1/6), not n^(−1/5); t is a squared bandwidth.
            double wider = Math.pow(sorted.length, 1.0 / 15);
            double finest = Math.pow(0.75 / cells, 2);
            bandwidths[j] = Math.max(wider * Bandwidth.squared(sorted, windows.get(j), 256), finest);
        }
        List<Joint> joints = new ArrayList<>();
        for (int row = 1; row < p; row++) {
            for (int column = 0; column < row; column++) {
                double[] x = columns.get(column);
                double[] y = columns.get(row);
                Window across = windows.get(column);
                Window upwards = windows.get(row);
                double[][] grid = Smoothing.density(x, y, across, upwards, bandwidths[column], bandwidths[row], cells);
                double[] atDraws = Joint.heights(grid, x, y, across, upwards);
                joints.add(Joint.of(column, row, grid, atDraws, 0.5, 0.9));
            }
        }
        return joints;
    }

    private static List<List<Double>> someOf(Tensor prior, int p) {
        List<List<Double>> some = new ArrayList<>();
        for (int i = 0; i < Math.min(PRIOR_NUMBERS / p, prior.rows()); i++) {
            List<Double> draw = new ArrayList<>();
            for (int j = 0; j < p; j++) {
                draw.add(Rounding.significant(prior.get(i, j), 5));
            }
            some.add(draw);
        }
        return some;
    }

    private static void requireColumns(String what, Tensor draws, int expected) {
        if (draws.shape().rank() != 2 || draws.columns() != expected) {
            throw new IllegalArgumentException(what + " have shape " + draws.shape() + " but there are " + expected
                    + " parameters; give one column for each");
        }
    }

    @Override
    public String kind() {
        return "pair-plot";
    }

    @Override
    public String description() {
        return "Pair plot of the posterior of "
                + marginals.stream()
                        .map(marginal -> marginal.quantity().label())
                        .collect(Collectors.joining(", "))
                + ": each parameter alone on the diagonal with its prior, each pair below as 50 % and 90 % regions.";
    }
}
