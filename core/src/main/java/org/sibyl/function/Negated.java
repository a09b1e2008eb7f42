package org.sibyl.function;

import java.util.List;

/// −f.
record Negated(DifferentiableFunction function) implements DifferentiableFunction {
    @Override
    public List<String> names() {
        return function.names();
    }

    @Override
    public double value(double... at) {
        return -function.value(at);
    }

    @Override
    public ValueAndGradient valueAndGradient(double... at) {
        ValueAndGradient result = function.valueAndGradient(at);
        double[] gradient = result.gradient().clone();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -gradient[i];
        }
        return new ValueAndGradient(-result.value(), gradient);
    }

    @Override
    public DifferentiableFunction negate() {
        return function;
    }
}
