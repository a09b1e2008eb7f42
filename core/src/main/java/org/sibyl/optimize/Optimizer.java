package org.sibyl.optimize;

/// A method of minimisation: `init` makes a state, `step` makes the next one. Both are pure: a state is never
/// changed, and the same state gives the same next one.
///
/// @param <F> what it minimises: a function with a gradient, or residuals
/// @param <S> what it carries from step to step
public interface Optimizer<F, S> {
    /// The state at the start.
    ///
    /// @throws IllegalArgumentException if the number of values does not fit, or value or gradient are not
    ///     finite there
    S init(F f, double... start);

    /// One step. Where there is nothing to gain, the iterate says so.
    S step(F f, S state);

    /// Where a state is.
    Iterate iterate(S state);

    /// Steps until the gradient vanishes, nothing more can be gained, a number is not finite, or the budget
    /// is spent.
    ///
    /// @throws IllegalArgumentException as [#init]
    default Optimum minimize(F f, double[] start, Stopping stopping) {
        S state = init(f, start);
        Iterate now = iterate(state);
        while (true) {
            if (stopping.reached(now)) {
                return new Optimum(now, new Ending.Converged(now.iteration()));
            }
            if (now.progress() == Progress.STALLED) {
                return new Optimum(now, Ending.stalled(now));
            }
            if (now.iteration() >= stopping.maxIterations()) {
                return new Optimum(now, Ending.budgetSpent(now, stopping));
            }
            state = step(f, state);
            Iterate next = iterate(state);
            if (!next.isFinite()) {
                return new Optimum(now, Ending.nonFinite(now, next));
            }
            now = next;
        }
    }

    /// The same with the usual [Stopping].
    ///
    /// @throws IllegalArgumentException as [#init]
    default Optimum minimize(F f, double... start) {
        return minimize(f, start, Stopping.DEFAULT);
    }
}
