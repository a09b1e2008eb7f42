package org.sibyl.function;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.sibyl.scalar.Dual;

/// A function of named numbers written as ordinary Java over dual numbers, with branches and loops: the code
/// runs anew for each point, and all partial derivatives come with the value in one forward pass.
///
/// ```java
/// DualFunction f = DualFunction.of(List.of("theta"), v -> v.get("theta").log().times(7));
/// ```
///
/// For n variables a pass costs about 1 + n times the plain calculation. A function without branches and with
/// many variables, or one that is asked often, is better traced: [ScalarFunction].
public final class DualFunction implements DifferentiableFunction {
    private final List<String> names;
    private final Function<Variables<Dual>, Dual> definition;

    private DualFunction(List<String> names, Function<Variables<Dual>, Dual> definition) {
        this.names = names;
        this.definition = definition;
    }

    /// A function of numbers.
    ///
    /// @param names of the variables, each a number
    /// @param definition the formula; it must depend on nothing but the variables
    /// @throws IllegalArgumentException if there is no name or one is there twice
    public static DualFunction of(List<String> names, Function<Variables<Dual>, Dual> definition) {
        return new DualFunction(Layout.requireNames(names), definition);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public double value(double... at) {
        Layout.requirePoint(names, at, "point");
        return definition
                .apply(new Variables<>(
                        names, DoubleStream.of(at).mapToObj(Dual::of).toList()))
                .value();
    }

    @Override
    public ValueAndGradient valueAndGradient(double... at) {
        Layout.requirePoint(names, at, "point");
        Dual result = definition.apply(new Variables<>(names, Dual.variables(at)));
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            gradient[i] = result.partial(i);
        }
        return new ValueAndGradient(result.value(), gradient);
    }

    /// The derivative of f in a direction, d/dt f(x + t v) at t = 0, for the work of two evaluations.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public double derivative(double[] at, double[] direction) {
        Layout.requirePoint(names, at, "point");
        Layout.requirePoint(names, direction, "direction");
        Dual[] moving = new Dual[at.length];
        for (int i = 0; i < at.length; i++) {
            moving[i] = Dual.of(at[i], direction[i]);
        }
        return definition.apply(new Variables<>(names, List.of(moving))).partial(0);
    }
}
