package org.sibyl.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Execution;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.Plan;
import org.sibyl.engine.Window;
import org.sibyl.nn.Layer;
import org.sibyl.nn.Linear;
import org.sibyl.nn.Purpose;
import org.sibyl.nn.Weights;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The gradient of every layer by its input and its parameters against central differences in float64, while
/// training and afterwards.
class LayerGradientsTest {
    private static final Seed SEED = Seed.of(11);

    /// The error h² f'''/6 + ε f/h is about 10⁻⁹ for h = 10⁻⁵ and functions of size 10.
    private static final double STEP = 1e-5;

    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> cases() {
        Window image = Window.of(5, 4, 3, 2).withStride(2, 1);
        List<Arguments> cases = new ArrayList<>();
        for (Purpose purpose : List.of(Purpose.TRAINING, Purpose.EVALUATION)) {
            cases.add(Arguments.of(new Linear("l", 4, 3), purpose, 5, 4));
            for (Activation activation : Activation.values()) {
                cases.add(Arguments.of(activation, purpose, 3, 5));
            }
            cases.add(Arguments.of(new Convolution("c", image, 2, 3), purpose, 2 * 20, 2));
            cases.add(Arguments.of(new Convolution("c", Window.line(7, 3), 2, 3, Bias.NONE), purpose, 2 * 7, 2));
            cases.add(Arguments.of(new Convolution("c", Window.line(7, 1), 2, 3), purpose, 2 * 7, 2));
            cases.add(Arguments.of(new MaxPooling(image), purpose, 2 * 20, 3));
            cases.add(Arguments.of(new AveragePooling(image.withPadding(2, 1)), purpose, 2 * 20, 3));
            cases.add(Arguments.of(new GlobalAverage(7), purpose, 3 * 7, 2));
            cases.add(Arguments.of(new BatchNorm("n", 3), purpose, 8, 3));
            cases.add(Arguments.of(new LayerNorm("n", 5), purpose, 4, 5));
            cases.add(Arguments.of(new Dropout("d", 0.5), purpose, 4, 3));
            cases.add(Arguments.of(Residual.dense("r", 4, Activation.TANH), purpose, 3, 4));
            cases.add(Arguments.of(Residual.basic("b", 4, 6, 2, 3, 2), purpose, 2 * 24, 2));
            for (SetPooling pooling : SetPooling.values()) {
                Layer element = Sequential.of(new Linear("e", 2, 3), Activation.TANH);
                cases.add(Arguments.of(new DeepSet(element, 3, 2, pooling), purpose, 4, 9));
            }
        }
        return cases.stream();
    }

    private static SequencedMap<String, Tensor> parameters(Layer layer) {
        SequencedMap<String, Tensor> parameters = Networks.disturbed(layer, SEED.child("parameters"));
        for (String name : List.copyOf(parameters.keySet())) {
            if (name.endsWith(".gain")) {
                String norm = name.substring(0, name.length() - ".gain".length());
                int columns = Networks.get(parameters, name).columns();
                parameters.put(norm + ".mean", Networks.normal(SEED.child("mean"), 1, columns));
                parameters.put(
                        norm + ".variance",
                        Tensor.of(new double[] {2, 0.5, 1, 3, 0.7}, 5)
                                .slice(0, columns)
                                .reshape(1, columns));
            }
        }
        return parameters;
    }

    /// Elements are present where the last columns of a set say so.
    private static Tensor input(Layer layer, int rows, int columns) {
        Tensor x = Networks.normal(SEED.child("x"), rows, columns);
        if (!(layer instanceof DeepSet)) {
            return x;
        }
        double[] values = x.toArray();
        for (int i = 0; i < rows; i++) {
            for (int j = 6; j < 9; j++) {
                values[i * columns + j] = (i + j) % 3 == 0 || i == 1 ? 0 : 1;
            }
        }
        return Tensor.adopt(values, rows, columns);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithCentralDifferences(Layer layer, Purpose purpose, int rows, int columns) {
        SequencedMap<String, Tensor> parameters = parameters(layer);
        Graph graph = new Graph();
        Expr x = graph.input("x", rows, columns);
        Tensor at = input(layer, rows, columns);
        Expr y = layer.apply(new Weights(graph, parameters, purpose), x);
        Expr loss = y.times(graph.constant(Networks.normal(SEED.child("weights"), y.rows(), y.columns())))
                .sum();
        Map<String, Expr> by = new LinkedHashMap<>();
        by.put("x", x);
        by.putAll(graph.parameters());
        List<Expr> gradient = Autodiff.gradient(loss, List.copyOf(by.values()));
        Execution slopes = run(gradient, x, at);
        int k = 0;
        for (Map.Entry<String, Expr> leaf : by.entrySet()) {
            double[] found = slopes.get(gradient.get(k++)).toArray();
            boolean isInput = leaf.getKey().equals("x");
            double[] values = (isInput ? at : Networks.get(parameters, leaf.getKey())).toArray();
            for (int i = 0; i < found.length; i++) {
                if (isInput && layer instanceof DeepSet && i % columns >= 6) {
                    continue; // a mask is no number to vary
                }
                double[] sides = new double[2];
                for (int side = 0; side < 2; side++) {
                    double[] moved = values.clone();
                    moved[i] += side == 0 ? STEP : -STEP;
                    Tensor there = Tensor.adopt(
                            moved, leaf.getValue().rows(), leaf.getValue().columns());
                    sides[side] = isInput
                            ? run(List.of(loss), x, there).scalar(loss)
                            : lossAt(layer, purpose, parameters, leaf.getKey(), there, at);
                }
                double expected = (sides[0] - sides[1]) / (2 * STEP);
                assertThat(found[i]).as("%s[%d]", leaf.getKey(), i).isCloseTo(expected, within(TOLERANCE));
            }
        }
    }

    private static double lossAt(
            Layer layer, Purpose purpose, Map<String, Tensor> parameters, String name, Tensor there, Tensor at) {
        Map<String, Tensor> changed = new LinkedHashMap<>(parameters);
        changed.put(name, there);
        Tensor y = Networks.value(layer, changed, purpose, at);
        Tensor weights = Networks.normal(SEED.child("weights"), y.rows(), y.columns());
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            sum += y.get(i) * weights.get(i);
        }
        return sum;
    }

    private static Execution run(List<Expr> outputs, Expr x, Tensor at) {
        Execution run = Plan.compile(outputs, ElementType.FLOAT64).execution(Kernels.plain());
        x.graph().masks().keySet().forEach(mask -> run.set(mask, Networks.maskFor(mask)));
        return run.set(x, at).run();
    }
}
