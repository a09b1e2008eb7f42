package org.sibyl.engine;

/// A plan with buffers of one element type, ready to run; for one thread at a time.
sealed interface Machine permits FloatMachine, DoubleMachine {
    /// Recomputes what depends on the parameters, if they have changed since the last time.
    void refresh();

    /// Computes everything that depends on the inputs.
    void run();

    /// Fills an input from a row-major array, beginning at its element `from`.
    void write(int leaf, double[] values, int from);

    /// Fills an input from a row-major array, beginning at its element `from`.
    void write(int leaf, float[] values, int from);

    /// Copies the first rows of a result to a row-major array, beginning at its element `from`.
    void read(Expr result, int rows, double[] target, int from);

    /// A result's first element.
    double first(Expr result);
}
