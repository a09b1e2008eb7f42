package org.sibyl.workflow.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sibyl.distribution.Prior;
import org.sibyl.workflow.StudyException;

/// A question, a simulator, a prior and an observation: everything that a study file says, checked.
///
/// @param file the study file, absolute
/// @param text the file's text
/// @param name names the run folder
/// @param question in words; empty if the study asks none
/// @param simulator where simulations come from
/// @param parameters the unknowns, in the order of θ
/// @param prior over the parameters, in that order
/// @param derived quantities that follow from the parameters
/// @param observation what was seen
/// @param method how the posterior is found
/// @param budget what the run may spend
/// @param diagnostics what it spends on evidence
/// @param hashes what tells one study from another
public record Study(
        Path file,
        String text,
        String name,
        String question,
        SimulatorSource simulator,
        List<StudyParameter> parameters,
        Prior prior,
        List<Derived> derived,
        Observation observation,
        Method method,
        Budget budget,
        DiagnosticBudget diagnostics,
        StudyHashes hashes) {
    /// Copies the lists.
    public Study {
        parameters = List.copyOf(parameters);
        derived = List.copyOf(derived);
    }

    /// Reads and checks a study file and the observation that it names.
    ///
    /// @throws StudyException if anything in it is wrong; the message tells file, line and column
    public static Study load(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StudyException("the study " + file + " is not there"
                    + (Files.isDirectory(file) ? " (it is a folder)" : "") + "; give the path of a YAML file");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new StudyException("the study " + file + " cannot be read (" + e + "); save it as UTF-8 text", e);
        }
        return StudyReader.read(file.toString(), text, file.toAbsolutePath().normalize(), Optional.empty());
    }

    /// The study of a text as if it stood in a file.
    ///
    /// @param text the YAML
    /// @param file where it would stand; relative paths are taken from its folder
    /// @throws StudyException if anything in it is wrong
    public static Study parse(String text, Path file) {
        return StudyReader.read(file.toString(), text, file.toAbsolutePath().normalize(), Optional.empty());
    }

    /// The study of a run folder, which keeps the observation with it, so that none of the files that the study names
    /// need be there any more.
    ///
    /// @throws StudyException if anything in the text is wrong
    public static Study restore(String text, Path file, Observation observation) {
        return StudyReader.read(file.toString(), text, file.toAbsolutePath().normalize(), Optional.of(observation));
    }

    /// A study of a built-in task, with its first observation and every setting at its default.
    ///
    /// @throws StudyException if there is no such task
    public static Study ofTask(String task) {
        return parse("study: " + task + "\nsimulator: {task: " + task + "}\n", Path.of(task + ".yaml"));
    }

    /// The same study with another budget.
    public Study withBudget(Budget other) {
        return new Study(
                file,
                text,
                name,
                question,
                simulator,
                parameters,
                prior,
                derived,
                observation,
                method,
                other,
                diagnostics,
                hashes);
    }

    /// The names of the parameters.
    public List<String> parameterNames() {
        return prior.names();
    }
}
