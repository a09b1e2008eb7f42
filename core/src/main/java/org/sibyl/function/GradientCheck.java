package org.sibyl.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sibyl.scalar.Complex;

/// A gradient beside another one got from values alone, variable by variable.
///
/// @param entries one for each variable
public record GradientCheck(List<Entry> entries) {
    /// Roundings that a formula's value is taken to carry: a sum of terms ten times its size, with ten
    /// roundings each.
    private static final double ROUNDINGS = 100;

    /// One variable.
    ///
    /// @param name of the variable
    /// @param gradient the function's own ∂f/∂x
    /// @param numerical the same from values
    /// @param tolerance how far apart rounding and the finite step alone may bring them
    public record Entry(String name, double gradient, double numerical, double tolerance) {
        /// True if they are no further apart than that.
        public boolean agrees() {
            return Math.abs(gradient - numerical) <= tolerance;
        }
    }

    /// Copies the list.
    public GradientCheck {
        entries = List.copyOf(entries);
    }

    /// Against central differences with steps h and h/2, joined to order four (Richardson). The tolerance is
    /// the difference that joining makes, the error h² f‴/6 that was taken out, plus the rounding of the
    /// values over h.
    ///
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static GradientCheck centralDifferences(DifferentiableFunction f, double... at) {
        ValueAndGradient exact = f.valueAndGradient(at);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            double h = 4 * NumericalDerivatives.centralStep(at[i]);
            double whole = NumericalDerivatives.centralDifference(f, at, i, h);
            double half = NumericalDerivatives.centralDifference(f, at, i, h / 2);
            double joined = (4 * half - whole) / 3;
            double rounding = ROUNDINGS * Math.ulp(Math.max(Math.abs(exact.value()), Math.abs(at[i] * half))) / h;
            entries.add(
                    new Entry(f.names().get(i), exact.gradient()[i], joined, Math.abs(joined - half) + 4 * rounding));
        }
        return new GradientCheck(entries);
    }

    /// Against a complex step, which has no error but rounding: to 10⁻¹¹ of the greatest partial derivative.
    ///
    /// @param definition the function's formula over complex numbers; write it once over `Scalar` for both
    /// @throws IllegalArgumentException if the number of values is not the number of names
    public static GradientCheck complexStep(
            DifferentiableFunction f, Function<Variables<Complex>, Complex> definition, double... at) {
        double[] exact = f.gradient(at);
        double[] stepped = NumericalDerivatives.complexStep(f.names(), definition, at);
        double scale = 0;
        for (double partial : exact) {
            scale = Math.max(scale, Math.abs(partial));
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            entries.add(new Entry(f.names().get(i), exact[i], stepped[i], 1e-11 * scale));
        }
        return new GradientCheck(entries);
    }

    /// True if all partial derivatives agree.
    public boolean agrees() {
        return entries.stream().allMatch(Entry::agrees);
    }

    /// The names of the variables whose partial derivatives do not agree.
    public List<String> wrong() {
        return entries.stream()
                .filter(entry -> !entry.agrees())
                .map(Entry::name)
                .toList();
    }

    /// A table: name, gradient, numerical, difference, tolerance.
    @Override
    public String toString() {
        return entries.stream()
                .map(e -> String.format(
                        Locale.ROOT,
                        "%-12s %22.15e %22.15e  difference %.1e of %.1e %s",
                        e.name(),
                        e.gradient(),
                        e.numerical(),
                        Math.abs(e.gradient() - e.numerical()),
                        e.tolerance(),
                        e.agrees() ? "" : "WRONG"))
                .collect(Collectors.joining("\n"));
    }
}
