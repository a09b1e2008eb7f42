package org.sibyl.tasks;

import java.util.List;
import java.util.Optional;

/// The built-in tasks.
public final class Tasks {
    private static final List<Task> ALL =
            List.of(new GaussianLinear(), new GaussianLinearUniform(), new TwoMoons(), new GaussianMixture());

    private Tasks() {}

    /// All tasks, the easy ones first.
    public static List<Task> all() {
        return ALL;
    }

    /// The task with this name, if there is one.
    public static Optional<Task> named(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }
}
