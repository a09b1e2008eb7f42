package org.sibyl.nn;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.sibyl.engine.Parameters;
import org.sibyl.optimize.WeightAverage;
import org.sibyl.tensor.Tensor;

/// The moving average of a network's parameters while it is trained.
final class Averaging {
    private final WeightAverage rule;
    private final SequencedMap<String, Tensor> average;

    Averaging(WeightAverage rule, Parameters parameters) {
        this.rule = rule;
        this.average = new LinkedHashMap<>(parameters.snapshot());
    }

    /// Takes the parameters after a step in.
    void observe(Parameters parameters) {
        average.replaceAll((name, before) -> {
            Tensor now = parameters.get(name);
            double[] next = rule.next(before.toArray(), now.toArray());
            return Tensor.adopt(next, now.rows(), now.columns());
        });
    }

    /// Puts the average in the parameters' place, and gives back what was there.
    SequencedMap<String, Tensor> putInto(Parameters parameters) {
        SequencedMap<String, Tensor> last = parameters.snapshot();
        last.forEach((name, values) -> parameters.set(name, Objects.requireNonNull(average.get(name))));
        return last;
    }
}
