package org.sibyl.optimize;

/// Where a minimisation ended, and how.
///
/// @param last the lowest point, or the last one for methods that may go up
/// @param ending why it is the last
public record Optimum(Iterate last, Ending ending) {
    /// A copy of the variables.
    public double[] x() {
        return last.x().clone();
    }

    /// f(x)
    public double value() {
        return last.value();
    }

    /// The number of steps.
    public int iterations() {
        return last.iteration();
    }

    /// The variable of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public double get(String name) {
        int position = last.names().indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "there is no variable '" + name + "'; the variables are " + last.names());
        }
        return last.x()[position];
    }

    /// True if it ended with [Ending.Converged].
    public boolean converged() {
        return ending instanceof Ending.Converged;
    }

    /// The ending, the value and the variables.
    @Override
    public String toString() {
        return ending + ": " + value() + " at " + last.place();
    }
}
