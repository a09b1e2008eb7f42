package org.sibyl.tasks;

import java.util.List;
import org.sibyl.distribution.Distribution;
import org.sibyl.distribution.Prior;
import org.sibyl.simulator.Simulator;

/// A problem with a known answer.
public interface Task {
    /// The name in the benchmark's tables, such as `two_moons`.
    String name();

    /// What it is and what makes it hard, in one sentence.
    String description();

    /// The prior over θ.
    Prior prior();

    /// p(x | θ) as a program.
    Simulator simulator();

    /// The names of the columns of x.
    List<String> observableNames();

    /// The published observations, in their order (observation 1 of the tables comes first).
    List<Observation> observations();

    /// log p(x | θ) in nats: what a simulator-based method does not know.
    ///
    /// @throws IllegalArgumentException if θ or x has the wrong length
    double logLikelihood(double[] theta, double[] x);

    /// The exact posterior p(θ | x), for any observation.
    ///
    /// @throws IllegalArgumentException if x has the wrong length, is not finite, or cannot come from any θ of the
    ///     prior
    Distribution posterior(double[] x);
}
