package org.sibyl.function;

import java.util.List;
import java.util.Map;

/// A function of named variables to one number, with its gradient: what optimisers work on.
///
/// [ScalarFunction] is traced once into a graph; [DualFunction] runs ordinary Java with dual numbers. A
/// function whose derivatives are known from elsewhere implements this itself. It gives the same answer
/// whenever it is asked at the same point.
public interface DifferentiableFunction {
    /// What the numbers are called, in order.
    List<String> names();

    /// f(x)
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    double value(double... at);

    /// f(x) and ∇f(x)
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    ValueAndGradient valueAndGradient(double... at);

    /// The number of numbers it depends on.
    default int dimension() {
        return names().size();
    }

    /// ∇f(x)
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    default double[] gradient(double... at) {
        return valueAndGradient(at).gradient();
    }

    /// The values in the order of the names.
    ///
    /// @throws IllegalArgumentException if a name is unknown or has no value, with the nearest name
    default double[] point(Map<String, Double> values) {
        return Layout.point(names(), values);
    }

    /// −f: the function to minimise where f is a log-likelihood.
    default DifferentiableFunction negate() {
        return new Negated(this);
    }
}
