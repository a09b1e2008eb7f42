package org.sibyl.engine;

import java.util.ArrayList;
import java.util.List;

/// A plan with buffers of one element type, ready to run; for one thread at a time.
sealed interface Machine permits FloatMachine, DoubleMachine {
    /// Machines for several workers, which share what is set up from the parameters.
    static List<Machine> team(Plan plan, Parameters parameters, Kernels kernels, int workers) {
        parameters.requireFit(plan);
        List<Machine> team = new ArrayList<>();
        switch (plan.type()) {
            case FLOAT32 -> {
                FloatShared shared = new FloatShared(plan, parameters, kernels);
                for (int i = 0; i < workers; i++) {
                    team.add(new FloatMachine(plan, shared, kernels));
                }
            }
            case FLOAT64 -> {
                DoubleShared shared = new DoubleShared(plan, parameters, kernels);
                for (int i = 0; i < workers; i++) {
                    team.add(new DoubleMachine(plan, shared, kernels));
                }
            }
        }
        return team;
    }

    /// Recomputes what depends on the parameters, if they have changed since the last time.
    void refresh();

    /// Computes everything that depends on the inputs.
    void run();

    /// Fills an input from a row-major array, beginning at its element `from`.
    void write(int leaf, double[] values, int from);

    /// Fills an input from a row-major array, beginning at its element `from`.
    void write(int leaf, float[] values, int from);

    /// Copies the first rows of a result to a row-major array, beginning at its element `from`.
    void read(Stored result, int rows, double[] target, int from);

    /// A result's first element.
    double first(Expr result);
}
