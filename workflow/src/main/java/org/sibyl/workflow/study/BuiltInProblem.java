package org.sibyl.workflow.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sibyl.distribution.Parameter;
import org.sibyl.message.Nearest;
import org.sibyl.tasks.Task;
import org.sibyl.tasks.Tasks;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.Observation.Series;

/// What a built-in task brings to a study: its parameters with their prior, names for its observables, and published
/// observations to choose from.
record BuiltInProblem(Task task, Fields study) {
    /// The task of a study's simulator, if that is one.
    static Optional<BuiltInProblem> of(SimulatorSource source, Fields study) {
        if (!(source instanceof SimulatorSource.BuiltIn builtIn)) {
            return Optional.empty();
        }
        Task task = Tasks.named(builtIn.task()).orElseThrow(() -> {
            List<String> names = Tasks.all().stream().map(Task::name).toList();
            return study.child("simulator")
                    .wrong(
                            "task",
                            "there is no task '" + builtIn.task() + "'; "
                                    + Nearest.hint(builtIn.task(), names, "tasks"));
        });
        for (String key : List.of("parameters", "joint", "observables")) {
            if (study.has(key)) {
                throw study.wrong(
                        study.keyPosition(key),
                        "the task '" + task.name() + "' brings its own " + key + "; remove '" + key + "'");
            }
        }
        return Optional.of(new BuiltInProblem(task, study));
    }

    List<StudyParameter> parameters() {
        return task.prior().parameters().stream()
                .map(parameter -> new StudyParameter(
                        parameter.name(),
                        parameter.unit(),
                        parameter.name(),
                        "prior of " + task.name() + bounds(parameter)))
                .toList();
    }

    /// The observation that the study gives, or one of the task's own.
    Observation observation() {
        Fields given = study.child("observation");
        if (given.has("values")) {
            return new ObservationReader(given, task.observableNames()).read(java.nio.file.Path.of(""));
        }
        if (given.has("file")) {
            throw given.wrong("file", "a built-in task takes 'values' or the 'number' of a published observation");
        }
        int number = given.integer("number", 1);
        if (number > task.observations().size()) {
            throw given.wrong(
                    "number",
                    "the task '" + task.name() + "' has the observations 1 to "
                            + task.observations().size() + ", found " + number);
        }
        Tensor x = task.observations().get(number - 1).x();
        return new Observation(
                Tensor.vector(IntStream.range(0, x.size()).mapToDouble(x::get).toArray()),
                task.observableNames(),
                List.of(new Series("x", "observation " + number, 0, x.size())),
                Optional.empty());
    }

    private static String bounds(Parameter parameter) {
        boolean bounded = Double.isFinite(parameter.lower()) || Double.isFinite(parameter.upper());
        return bounded ? ", between " + parameter.lower() + " and " + parameter.upper() : "";
    }
}
