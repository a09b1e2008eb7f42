package org.sibyl.classify;

import java.util.List;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.tensor.Tensor;

/// A trained perceptron.
///
/// @param network with its parameters, which nobody changes any more
/// @param classes the two classes' names
/// @param kernels that it runs on
record MlpModel(MlpNetwork network, List<String> classes, Kernels kernels) implements Classifier {
    @Override
    public int columns() {
        return network.x().columns();
    }

    @Override
    public Tensor logProbabilities(Tensor x) {
        return LogOdds.logProbabilities(logits(x));
    }

    @Override
    public Tensor logits(Tensor x) {
        int slice = network.x().rows();
        int d = network.x().columns();
        Columns.require(x, d);
        Execution run =
                Plan.compile(List.of(network.logit()), ElementType.FLOAT32).execution(network.parameters(), kernels);
        double[] logits = new double[x.rows()];
        double[] rows = new double[slice * d];
        double[] out = new double[slice];
        for (int from = 0; from < logits.length; from += slice) {
            int count = Math.min(slice, logits.length - from);
            for (int i = 0; i < count; i++) {
                x.copyRow(from + i, rows, i * d);
            }
            run.set(network.x(), rows).run().get(network.logit(), out);
            System.arraycopy(out, 0, logits, from, count);
        }
        return Tensor.adopt(logits, logits.length);
    }
}
