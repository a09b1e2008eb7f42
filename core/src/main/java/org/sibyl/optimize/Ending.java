package org.sibyl.optimize;

import java.util.Locale;

/// How a minimisation ended.
public sealed interface Ending {
    /// The gradient vanished, or nothing more could be gained.
    ///
    /// @param iteration the number of steps
    record Converged(int iteration) implements Ending {}

    /// The budget ended first.
    ///
    /// @param advice what to try
    record BudgetSpent(String advice) implements Ending {}

    /// No lower value was found along a direction that should have one.
    ///
    /// @param iteration the number of steps
    /// @param advice what to try
    record Stalled(int iteration, String advice) implements Ending {}

    /// A step led to a value or gradient that is not finite; the last finite point was kept.
    ///
    /// @param iteration the step
    /// @param parameter the variable to blame: its derivative is not finite, or it moved most
    /// @param advice what to try
    record NonFinite(int iteration, String parameter, String advice) implements Ending {}

    /// Says how far the gradient still is from vanishing.
    static BudgetSpent budgetSpent(Iterate last, Stopping stopping) {
        return new BudgetSpent(String.format(
                Locale.ROOT,
                "after %d steps the largest partial derivative is %.3g, not below %.3g; allow more steps, or take a method "
                        + "that uses curvature (Lbfgs, Newton)",
                last.iteration(),
                last.gradientSize(),
                stopping.threshold(last)));
    }

    /// Says what usually is the cause.
    static Stalled stalled(Iterate last) {
        return new Stalled(
                last.iteration(),
                String.format(
                        Locale.ROOT,
                        "the largest partial derivative is %.3g at %s, but no step lowers the value; check the gradient "
                                + "there with GradientCheck, and look for jumps",
                        last.gradientSize(),
                        last.place()));
    }

    /// Finds the variable to blame.
    static NonFinite nonFinite(Iterate last, Iterate bad) {
        int blamed = -1;
        double most = -1;
        for (int i = 0; i < bad.x().length; i++) {
            if (!Double.isFinite(bad.gradient()[i]) || !Double.isFinite(bad.x()[i])) {
                blamed = i;
                break;
            }
            double moved = Math.abs(bad.x()[i] - last.x()[i]) / (1 + Math.abs(last.x()[i]));
            if (moved > most) {
                most = moved;
                blamed = i;
            }
        }
        String name = bad.names().get(blamed);
        return new NonFinite(
                bad.iteration(),
                name,
                "the step took '" + name + "' from " + (float) last.x()[blamed] + " to " + (float) bad.x()[blamed]
                        + ", where the function is " + bad.value() + " and its derivative " + bad.gradient()[blamed]
                        + "; lower the learning rate, or keep it inside its domain by a transform such as exp");
    }
}
