package org.sibyl.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Evaluator;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Workers;
import org.sibyl.tensor.Tensor;

/// The statistics with which batch normalisation works after training: mean and variance of each layer's
/// input over rows of the training data, with the final parameters. The layers are taken in order, each with
/// the layers before it normalising as they will for ever, so that evaluation has exactly mean 0 and variance
/// 1 on these rows everywhere. Averages of the slices' statistics would leave a gap between training and
/// evaluation (Wu and Johnson 2021, section 3, who call their remedy precise batch normalisation).
public final class PopulationStatistics {
    /// Their mean is known to 1/√2000 of a standard deviation, a 45th; a pass for each layer over more rows
    /// would take long.
    private static final int MOST_ROWS = 2_000;

    private final RowLoss network;
    private final List<Tensor> data;
    private final int slice;
    private final Workers workers;

    private PopulationStatistics(RowLoss network, List<Tensor> data, int slice, Workers workers) {
        this.network = network;
        this.data = data;
        this.slice = slice;
        this.workers = workers;
    }

    /// The parameters together with the statistics. Statistics that are there already are replaced.
    ///
    /// @param network is traced for its layers; its result is not used
    /// @param data parts with equally many rows, of which the first 2,000 are used
    /// @param slice rows that are computed together
    /// @param threads the result is the same bits for any number
    public static SequencedMap<String, Tensor> settle(
            SequencedMap<String, Tensor> parameters, RowLoss network, List<Tensor> data, int slice, int threads) {
        int count = Math.min(MOST_ROWS, data.getFirst().rows());
        List<Tensor> rows = data.stream().map(part -> part.slice(0, count)).toList();
        SequencedMap<String, Tensor> settled = new LinkedHashMap<>(parameters);
        try (Workers workers = Workers.of(threads)) {
            PopulationStatistics statistics = new PopulationStatistics(network, rows, slice, workers);
            statistics.names(settled).forEach(name -> {
                settled.remove(Weights.mean(name));
                settled.remove(Weights.variance(name));
            });
            while (statistics.settleNext(settled)) {
                // One more layer has its statistics.
            }
        }
        return settled;
    }

    /// One graph of the network.
    private record Traced(List<Expr> inputs, Weights weights) {}

    private Traced trace(Map<String, Tensor> parameters, Purpose purpose) {
        Graph graph = new Graph();
        List<Expr> inputs = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            inputs.add(graph.input("data" + i, slice, data.get(i).columns()));
        }
        Weights weights = new Weights(graph, parameters, purpose);
        network.of(weights, inputs);
        return new Traced(inputs, weights);
    }

    private List<String> names(Map<String, Tensor> parameters) {
        return List.copyOf(
                trace(parameters, Purpose.TRAINING).weights().observed().keySet());
    }

    /// Settles the first layer that has no statistics yet; false if there is none.
    private boolean settleNext(SequencedMap<String, Tensor> parameters) {
        Traced traced = trace(parameters, Purpose.SETTLING);
        Optional<Map.Entry<String, Expr>> next =
                Optional.ofNullable(traced.weights().observed().firstEntry());
        next.ifPresent(layer -> {
            Moments moments = moments(traced, layer.getValue());
            parameters.put(Weights.mean(layer.getKey()), moments.mean());
            parameters.put(Weights.variance(layer.getKey()), moments.variance());
        });
        return next.isPresent();
    }

    /// Of each column, `[1, columns]`.
    private record Moments(Tensor mean, Tensor variance) {}

    /// Mean and variance within each row's part of x, and from these of all: the variance is the mean of the
    /// variances plus the variance of the means, which does not cancel.
    private Moments moments(Traced traced, Expr x) {
        int group = x.rows() / slice;
        Expr mean = RowGroups.sum(x, group).times(1.0 / group);
        Expr variance = RowGroups.sum(x.minus(RowGroups.repeat(mean, group)).square(), group)
                .times(1.0 / group);
        Plan plan = Plan.compile(List.of(mean, variance), ElementType.FLOAT32);
        Parameters parameters = Parameters.of(x.graph(), ElementType.FLOAT32);
        Evaluator evaluator = Evaluator.of(plan, parameters, Kernels.best(), workers);
        Map<Expr, Tensor> rows = new HashMap<>();
        for (int i = 0; i < data.size(); i++) {
            rows.put(traced.inputs().get(i), data.get(i));
        }
        List<Tensor> each = evaluator.evaluate(rows);
        double[] means = columnMeans(each.get(0));
        double[] within = columnMeans(each.get(1));
        double[] between = new double[means.length];
        for (int i = 0; i < each.get(0).size(); i++) {
            int column = i % means.length;
            double distance = each.get(0).get(i) - means[column];
            between[column] += distance * distance;
        }
        for (int j = 0; j < within.length; j++) {
            within[j] += between[j] / each.get(0).rows();
        }
        return new Moments(Tensor.adopt(means, 1, means.length), Tensor.adopt(within, 1, within.length));
    }

    private static double[] columnMeans(Tensor rows) {
        double[] means = new double[rows.columns()];
        for (int i = 0; i < rows.size(); i++) {
            means[i % means.length] += rows.get(i) / rows.rows();
        }
        return means;
    }
}
