package org.sibyl.optimize;

/// Learning rates step by step: a start and a step from state to state, since some schedules watch the loss.
public sealed interface Schedule {
    /// The rate of the first step.
    Pace init();

    /// The rate of the next step, after a step that saw this loss.
    Pace next(Pace pace, double loss);

    /// The rate of a step.
    ///
    /// @param step counted from 0
    /// @param learningRate η
    /// @param factor what the schedule has multiplied its first rate by because of the losses
    /// @param bestLoss the lowest loss seen
    /// @param sinceBest steps since then
    record Pace(long step, double learningRate, double factor, double bestLoss, long sinceBest) {
        static Pace first(double learningRate) {
            return new Pace(0, learningRate, 1, Double.POSITIVE_INFINITY, 0);
        }
    }

    /// A schedule that knows its rates in advance.
    sealed interface Timed extends Schedule {
        /// The rate of a step, counted from 0.
        double rate(long step);

        @Override
        default Pace init() {
            return Pace.first(rate(0));
        }

        @Override
        default Pace next(Pace pace, double loss) {
            return new Pace(pace.step() + 1, rate(pace.step() + 1), 1, Math.min(pace.bestLoss(), loss), 0);
        }
    }

    /// η₀
    ///
    /// @param learningRate η₀
    record Constant(double learningRate) implements Timed {
        /// @throws IllegalArgumentException if the rate is not positive
        public Constant {
            require("learning rate", learningRate, learningRate > 0 && learningRate < Double.POSITIVE_INFINITY);
        }

        @Override
        public double rate(long step) {
            return learningRate;
        }
    }

    /// η₀ γ^(t/T)
    ///
    /// @param learningRate η₀
    /// @param factor γ in (0, 1]
    /// @param steps T, the steps in which the rate falls by γ
    record Exponential(double learningRate, double factor, long steps) implements Timed {
        /// @throws IllegalArgumentException if a number is outside its range
        public Exponential {
            require("learning rate", learningRate, learningRate > 0 && learningRate < Double.POSITIVE_INFINITY);
            require("factor, in (0, 1],", factor, factor > 0 && factor <= 1);
            require("number of steps", (double) steps, steps >= 1);
        }

        @Override
        public double rate(long step) {
            return learningRate * StrictMath.pow(factor, (double) step / steps);
        }
    }

    /// η₁ + (η₀ − η₁) (1 + cos π t/T) / 2 up to step T, then η₁ (Loshchilov and Hutter 2017, eq. 5).
    ///
    /// @param learningRate η₀
    /// @param last η₁ ≥ 0
    /// @param steps T
    record Cosine(double learningRate, double last, long steps) implements Timed {
        /// @throws IllegalArgumentException if a number is outside its range
        public Cosine {
            require("learning rate", learningRate, learningRate > 0 && learningRate < Double.POSITIVE_INFINITY);
            require("last learning rate", last, last >= 0 && last <= learningRate);
            require("number of steps", (double) steps, steps >= 1);
        }

        @Override
        public double rate(long step) {
            double turn = (double) Math.min(step, steps) / steps;
            return last + (learningRate - last) * 0.5 * (1 + StrictMath.cos(Math.PI * turn));
        }
    }

    /// η₀ until the loss has not fallen for some steps; then times γ, and so on.
    ///
    /// @param learningRate η₀
    /// @param factor γ in (0, 1)
    /// @param patience the steps without a lower loss
    record ReduceOnPlateau(double learningRate, double factor, long patience) implements Schedule {
        /// @throws IllegalArgumentException if a number is outside its range
        public ReduceOnPlateau {
            require("learning rate", learningRate, learningRate > 0 && learningRate < Double.POSITIVE_INFINITY);
            require("factor, in (0, 1),", factor, factor > 0 && factor < 1);
            require("patience", (double) patience, patience >= 1);
        }

        @Override
        public Pace init() {
            return Pace.first(learningRate);
        }

        @Override
        public Pace next(Pace pace, double loss) {
            long step = pace.step() + 1;
            if (loss < pace.bestLoss()) {
                return new Pace(step, pace.learningRate(), pace.factor(), loss, 0);
            }
            if (pace.sinceBest() + 1 < patience) {
                return new Pace(step, pace.learningRate(), pace.factor(), pace.bestLoss(), pace.sinceBest() + 1);
            }
            double reduced = pace.factor() * factor;
            return new Pace(step, learningRate * reduced, reduced, pace.bestLoss(), 0);
        }
    }

    /// Another schedule, whose first rates are multiplied by 1/T, 2/T, …, 1.
    ///
    /// @param then the schedule; it counts its steps from the start as well
    /// @param steps T
    record WarmUp(Schedule then, long steps) implements Schedule {
        /// @throws IllegalArgumentException if the number of steps is not positive
        public WarmUp {
            require("number of steps", (double) steps, steps >= 1);
        }

        @Override
        public Pace init() {
            return warmed(then.init());
        }

        @Override
        public Pace next(Pace pace, double loss) {
            double share = share(pace.step());
            Pace inner = new Pace(
                    pace.step(), pace.learningRate() / share, pace.factor(), pace.bestLoss(), pace.sinceBest());
            return warmed(then.next(inner, loss));
        }

        private Pace warmed(Pace pace) {
            double rate = pace.learningRate() * share(pace.step());
            return new Pace(pace.step(), rate, pace.factor(), pace.bestLoss(), pace.sinceBest());
        }

        private double share(long step) {
            return Math.min(1, (step + 1.0) / steps);
        }
    }

    private static void require(String what, double value, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the " + what + " of a learning-rate schedule is " + value
                    + "; rates are positive and finite, a last rate is at most the first, and steps are at least 1");
        }
    }
}
