package org.sibyl.function;

import java.util.List;
import org.sibyl.message.Nearest;
import org.sibyl.scalar.Scalar;

/// The variables that a function is called with, by name.
///
/// @param <S> what it calculates with
public final class Variables<S extends Scalar<S>> {
    private final List<String> names;
    private final List<S> values;

    Variables(List<String> names, List<S> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    /// The variable of that name.
    ///
    /// @throws IllegalArgumentException if there is none, with the nearest name
    public S get(String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "there is no variable '" + name + "'; " + Nearest.hint(name, names, "variables"));
        }
        return values.get(position);
    }

    /// Variable i, counted from 0.
    public S get(int i) {
        return values.get(i);
    }

    /// All variables, in their order.
    public List<S> all() {
        return values;
    }

    /// A known number: its derivatives are 0.
    public S constant(double value) {
        return values.getFirst().constant(value);
    }
}
