package org.sibyl.optimize;

import java.util.Arrays;
import java.util.List;
import org.sibyl.function.DifferentiableFunction;
import org.sibyl.function.ValueAndGradient;

/// A point on the way, with what the function is there.
///
/// @param names of the variables
/// @param iteration steps taken to it
/// @param x the variables
/// @param value f(x)
/// @param gradient ∇f(x)
/// @param progress of the last step
@SuppressWarnings("ArrayRecordComponent") // an iterate is read, never compared
public record Iterate(
        List<String> names, int iteration, double[] x, double value, double[] gradient, Progress progress) {
    static Iterate start(DifferentiableFunction f, double[] x) {
        ValueAndGradient at = f.valueAndGradient(x);
        return new Iterate(f.names(), 0, x.clone(), at.value(), at.gradient(), Progress.MOVING).requireFinite();
    }

    /// @throws IllegalArgumentException unless value and gradient are finite
    Iterate requireFinite() {
        if (!isFinite()) {
            int bad = 0;
            while (Double.isFinite(value) && Double.isFinite(gradient[bad])) {
                bad++;
            }
            String what = Double.isFinite(value)
                    ? "the derivative by '" + names.get(bad) + "' is " + gradient[bad]
                    : "the function is " + value;
            throw new IllegalArgumentException(
                    what + " at the start, " + place() + "; start where value and gradient are finite");
        }
        return this;
    }

    /// The function at another point, reached by a step from here.
    Iterate next(DifferentiableFunction f, double[] other) {
        ValueAndGradient at = f.valueAndGradient(other);
        return new Iterate(names, iteration + 1, other, at.value(), at.gradient(), Progress.MOVING);
    }

    /// The same place after a step that did not leave it.
    Iterate stay(Progress why) {
        return new Iterate(names, iteration + 1, x, value, gradient, why);
    }

    /// True if the value and all partial derivatives are.
    public boolean isFinite() {
        return Double.isFinite(value) && Arrays.stream(gradient).allMatch(Double::isFinite);
    }

    /// max |∂f/∂xᵢ|
    public double gradientSize() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    /// The variables with their names: `mu = 1.5, logSigma = -0.2`.
    String place() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(x.length, 8); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append(" = ").append((float) x[i]);
        }
        return text.append(x.length > 8 ? ", …" : "").toString();
    }
}
