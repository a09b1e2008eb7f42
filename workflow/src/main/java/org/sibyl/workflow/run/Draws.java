package org.sibyl.workflow.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.dataset.Table;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.Summary;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.Derived;
import org.sibyl.workflow.study.Study;

/// Draws of the parameters with the derived quantities that follow from them.
///
/// @param study what is derived
/// @param theta `[n, p]`
/// @param derived `[n, k]`
record Draws(Study study, Tensor theta, Tensor derived) {
    static Draws of(Study study, Tensor theta) {
        List<Derived> quantities = study.derived();
        double[] values = new double[theta.rows() * quantities.size()];
        for (int i = 0; i < theta.rows(); i++) {
            double[] row = theta.row(i);
            for (int k = 0; k < quantities.size(); k++) {
                values[i * quantities.size() + k] =
                        quantities.get(k).expression().value(row);
            }
        }
        return new Draws(study, theta, Tensor.adopt(values, theta.rows(), quantities.size()));
    }

    /// `posterior.csv`: one column for each parameter, then one for each derived quantity.
    Table table() {
        List<String> names = new ArrayList<>(study.parameterNames());
        study.derived().forEach(quantity -> names.add(quantity.name()));
        int p = theta.columns();
        int width = names.size();
        double[] values = new double[theta.rows() * width];
        for (int i = 0; i < theta.rows(); i++) {
            theta.copyRow(i, values, i * width);
            derived.copyRow(i, values, i * width + p);
        }
        return new Table(names, Tensor.adopt(values, theta.rows(), width));
    }

    List<Summary> parameterSummaries() {
        return IntStream.range(0, theta.columns())
                .mapToObj(j -> Summary.of(Quantity.of(study.prior().parameters().get(j)), theta.column(j)))
                .toList();
    }

    /// The summaries of the finite draws; all NaN if there are fewer than two.
    List<Summary> derivedSummaries() {
        return IntStream.range(0, derived.columns())
                .mapToObj(k -> {
                    Quantity quantity = quantity(k);
                    double[] finite = finite(k);
                    return finite.length < 2
                            ? new Summary(quantity, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                            : Summary.of(quantity, finite);
                })
                .toList();
    }

    Quantity quantity(int k) {
        Derived one = study.derived().get(k);
        return new Quantity(one.name(), one.unit());
    }

    /// The draws of derived quantity k that are finite.
    double[] finite(int k) {
        return Arrays.stream(derived.column(k)).filter(Double::isFinite).toArray();
    }
}
