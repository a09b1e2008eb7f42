package org.sibyl.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Op;
import org.sibyl.engine.Plan;
import org.sibyl.tensor.Shape;
import org.sibyl.tensor.Tensor;

/// A function as a graph: its variables, which are inputs, its result, and the plans made from it, each when
/// it is first needed.
final class Trace {
    private static final String TANGENT = "direction of ";
    private static final String COTANGENT = "cotangent of ";

    private final Layout layout;
    private final List<Expr> variables;
    private final Expr result;
    private final Map<String, Compiled> plans = new HashMap<>();

    private Trace(Layout layout, List<Expr> variables, Expr result) {
        this.layout = layout;
        this.variables = variables;
        this.result = result;
    }

    /// Runs a definition once with the variables of a new graph.
    static Trace of(SequencedMap<String, Shape> shapes, Function<Variables<Expr>, Expr> definition) {
        Layout layout = Layout.of(shapes);
        Graph graph = new Graph();
        List<Expr> variables = layout.blocks().stream()
                .map(block -> graph.input(block.name(), block.rows(), block.columns()))
                .toList();
        List<String> names = List.copyOf(shapes.sequencedKeySet());
        Expr result = definition.apply(new Variables<>(names, variables));
        if (result.graph() != graph) {
            throw new IllegalArgumentException(
                    "the function returned " + result
                            + ", which does not come from the variables it was given; calculate with v.get(…) and v.constant(…)");
        }
        return new Trace(layout, variables, result).requireDependence();
    }

    /// Takes an expression as a function of the parameters of its graph, with data for its inputs. It is
    /// copied, so that
    /// its own graph stays as it is.
    static Trace of(Expr result, Map<Expr, Tensor> data) {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        result.graph().parameters().forEach((name, parameter) -> shapes.put(name, parameter.shape()));
        Layout layout = Layout.of(shapes);
        Graph copy = new Graph();
        Map<Expr, Expr> images = new HashMap<>();
        List<Expr> variables = new ArrayList<>();
        for (Layout.Block block : layout.blocks()) {
            Expr variable = copy.input(block.name(), block.rows(), block.columns());
            variables.add(variable);
            images.put(result.graph().parameters().get(block.name()), variable);
        }
        data.forEach((input, values) -> images.put(input, copy.constant(fitted(input, values))));
        for (Expr expr : ordered(result)) {
            if (!images.containsKey(expr)) {
                images.put(expr, copied(expr, images, copy));
            }
        }
        Expr image = images.getOrDefault(result, result);
        return new Trace(layout, List.copyOf(variables), image).requireDependence();
    }

    private static Expr copied(Expr expr, Map<Expr, Expr> images, Graph copy) {
        return switch (expr.op()) {
            case Op.Constant(double[] values) -> copy.constant(Tensor.of(values, expr.rows(), expr.columns()));
            case Op.Input(String name) ->
                throw new IllegalArgumentException("the expression depends on input '" + name
                        + "', which was given no data; give data for each input: only parameters become variables");
            default -> expr.with(expr.operands().stream().map(images::get).toList());
        };
    }

    private static Tensor fitted(Expr input, Tensor values) {
        if (values.size() != input.rows() * input.columns()) {
            throw new IllegalArgumentException(input + " has shape " + input.shape() + " but was given values of shape "
                    + values.shape() + "; give one value for each element");
        }
        return values.reshape(input.rows(), input.columns());
    }

    Layout layout() {
        return layout;
    }

    List<Expr> variables() {
        return variables;
    }

    Expr result() {
        return result;
    }

    /// The same variables with another result.
    Trace with(Expr other) {
        return new Trace(layout, variables, other);
    }

    /// One direction for each variable, the same whenever it is asked for.
    List<Expr> tangents() {
        synchronized (result.graph()) {
            return layout.blocks().stream()
                    .map(block -> input(result.graph(), TANGENT + block.name(), block.rows(), block.columns()))
                    .toList();
        }
    }

    Expr cotangent() {
        synchronized (result.graph()) {
            return input(result.graph(), COTANGENT + result.id(), result.rows(), result.columns());
        }
    }

    /// The plan of that name, made at its first use. Two functions may share a graph, and building adds to
    /// it.
    Compiled plan(String name, Supplier<List<Expr>> outputs) {
        synchronized (result.graph()) {
            Compiled plan = plans.get(name);
            if (plan == null) {
                List<Expr> computed = outputs.get();
                plan = new Compiled(Plan.compile(computed, ElementType.FLOAT64), computed, variables);
                plans.put(name, plan);
            }
            return plan;
        }
    }

    private Trace requireDependence() {
        Set<Expr> reached = new HashSet<>(ordered(result));
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (!reached.contains(variables.get(i))) {
                missing.add("'" + layout.blocks().get(i).name() + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the function does not depend on " + String.join(", ", missing)
                    + "; use it in the function, or leave it out of the variables");
        }
        return this;
    }

    private static Expr input(Graph graph, String name, int rows, int columns) {
        Expr known = graph.inputs().get(name);
        return known != null ? known : graph.input(name, rows, columns);
    }

    /// What the result is made from, operands first.
    private static List<Expr> ordered(Expr result) {
        Set<Expr> seen = new HashSet<>(List.of(result));
        List<Expr> stack = new ArrayList<>(seen);
        while (!stack.isEmpty()) {
            for (Expr operand : stack.removeLast().operands()) {
                if (seen.add(operand)) {
                    stack.add(operand);
                }
            }
        }
        return seen.stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).toList();
    }
}
