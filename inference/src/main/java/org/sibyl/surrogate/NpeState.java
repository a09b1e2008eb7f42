package org.sibyl.surrogate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.nn.Standardization;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Coordinatewise;
import org.sibyl.transform.ScalarBijection;
import org.sibyl.transform.Scale;

/// Everything that a [NpePosterior] consists of besides the prior: what a model file holds.
///
/// @param flow the flow's architecture
/// @param parameters the names of θ's columns
/// @param observables the names of x's columns
/// @param weights the network's parameters by name, as float32 numbers
/// @param scales what standardises φ and x: `theta.shift`, `theta.scale` `[p]`; `x.heavy` (0 or 1), `x.center`,
/// `x.spread`,
///     `x.mean`, `x.deviation` `[d]`
public record NpeState(
        FlowArchitecture flow,
        List<String> parameters,
        List<String> observables,
        SequencedMap<String, Tensor> weights,
        SequencedMap<String, Tensor> scales) {
    /// Copies lists and maps.
    public NpeState {
        parameters = List.copyOf(parameters);
        observables = List.copyOf(observables);
        weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
        scales = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scales));
    }

    static SequencedMap<String, Tensor> scales(Coordinatewise ofTheta, Standardization ofX) {
        SequencedMap<String, Tensor> scales = new LinkedHashMap<>();
        List<Scale> maps = ofTheta.maps().stream().map(Scale.class::cast).toList();
        scales.put("theta.shift", vector(maps.stream().map(Scale::shift).toList()));
        scales.put("theta.scale", vector(maps.stream().map(Scale::scale).toList()));
        List<Standardization.Column> columns = ofX.columns();
        scales.put(
                "x.heavy",
                vector(columns.stream()
                        .map(c -> c.tail() == Standardization.Tail.HEAVY ? 1.0 : 0.0)
                        .toList()));
        scales.put(
                "x.center",
                vector(columns.stream().map(Standardization.Column::center).toList()));
        scales.put(
                "x.spread",
                vector(columns.stream().map(Standardization.Column::spread).toList()));
        scales.put(
                "x.mean",
                vector(columns.stream().map(Standardization.Column::mean).toList()));
        scales.put(
                "x.deviation",
                vector(columns.stream().map(Standardization.Column::deviation).toList()));
        return scales;
    }

    Coordinatewise ofTheta() {
        Tensor shift = scale("theta.shift", parameters.size());
        Tensor scale = scale("theta.scale", parameters.size());
        List<ScalarBijection> maps = new ArrayList<>();
        for (int j = 0; j < parameters.size(); j++) {
            maps.add(new Scale(shift.get(j), scale.get(j)));
        }
        return new Coordinatewise(maps);
    }

    Standardization ofX() {
        int width = observables.size();
        Tensor heavy = scale("x.heavy", width);
        Tensor center = scale("x.center", width);
        Tensor spread = scale("x.spread", width);
        Tensor mean = scale("x.mean", width);
        Tensor deviation = scale("x.deviation", width);
        List<Standardization.Column> columns = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            columns.add(new Standardization.Column(
                    heavy.get(j) == 1 ? Standardization.Tail.HEAVY : Standardization.Tail.ORDINARY,
                    center.get(j),
                    spread.get(j),
                    mean.get(j),
                    deviation.get(j)));
        }
        return new Standardization(columns);
    }

    private Tensor scale(String name, int width) {
        Tensor values = scales.get(name);
        if (values == null || values.size() != width) {
            throw new IllegalArgumentException("the model needs '" + name + "' with " + width + " values, found "
                    + (values == null ? "none" : Integer.toString(values.size())) + "; is the file complete?");
        }
        return values;
    }

    private static Tensor vector(List<Double> values) {
        return Tensor.vector(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
