package org.sibyl.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sibyl.scalar.Complex;
import org.sibyl.tensor.Tensor;

/// Derivatives from values of a function, to check exact ones by.
public final class NumericalDerivatives {
    /// h of a complex step: small enough that h² is lost against 1, large enough that nothing underflows.
    private static final double COMPLEX_STEP = 1e-20;

    private NumericalDerivatives() {}

    /// The step that balances the error h² f‴/6 of a central difference against the rounding ε f / h of its
    /// values: ∛ε · max(1, |x|).
    public static double centralStep(double x) {
        double h = StrictMath.cbrt(Math.ulp(1.0)) * Math.max(1, Math.abs(x));
        // A step that is exact in the last bits of x.
        return (x + h) - x;
    }

    /// (f(x + h) − f(x − h)) / 2h by each variable, about 10 digits.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static double[] centralDifferences(DifferentiableFunction f, double... at) {
        Layout.requirePoint(f.names(), at, "point");
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            gradient[i] = centralDifference(f, at, i, centralStep(at[i]));
        }
        return gradient;
    }

    /// The Hessian by central differences of gradients, symmetrised: for functions whose second derivatives
    /// are not to be had otherwise, such as [DualFunction].
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static Tensor hessian(DifferentiableFunction f, double... at) {
        Layout.requirePoint(f.names(), at, "point");
        int n = at.length;
        double[] h = new double[n * n];
        for (int i = 0; i < n; i++) {
            double step = centralStep(at[i]);
            double[] up = f.gradient(moved(at, i, step));
            double[] down = f.gradient(moved(at, i, -step));
            for (int j = 0; j < n; j++) {
                double second = 0.5 * (up[j] - down[j]) / (2 * step);
                h[i * n + j] += second;
                h[j * n + i] += second;
            }
        }
        return Tensor.adopt(h, n, n);
    }

    /// Im f(x + i h) / h by each variable: exact to rounding where f is analytic (Squire and Trapp 1998).
    ///
    /// @param names of the variables
    /// @param definition the formula over complex numbers
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static double[] complexStep(
            List<String> names, Function<Variables<Complex>, Complex> definition, double... at) {
        Layout.requirePoint(names, at, "point");
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            List<Complex> point = new ArrayList<>();
            for (int j = 0; j < at.length; j++) {
                point.add(new Complex(at[j], i == j ? COMPLEX_STEP : 0));
            }
            gradient[i] = definition.apply(new Variables<>(names, point)).imaginary() / COMPLEX_STEP;
        }
        return gradient;
    }

    static double centralDifference(DifferentiableFunction f, double[] at, int i, double h) {
        return (f.value(moved(at, i, h)) - f.value(moved(at, i, -h))) / (2 * h);
    }

    private static double[] moved(double[] at, int i, double h) {
        double[] moved = at.clone();
        moved[i] += h;
        return moved;
    }
}
