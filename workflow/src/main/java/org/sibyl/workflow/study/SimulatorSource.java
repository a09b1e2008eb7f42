package org.sibyl.workflow.study;

import java.nio.file.Path;
import java.util.List;

/// Where a study's simulations come from. Paths are absolute.
public sealed interface SimulatorSource {
    /// One Java source file, compiled when the run starts.
    record JavaSource(Path file) implements SimulatorSource {}

    /// A class that implements `org.sibyl.simulator.Simulator`.
    ///
    /// @param name the binary name
    /// @param classpath jars and folders beside Sibyl's own modules
    record JavaClass(String name, List<Path> classpath) implements SimulatorSource {
        /// Copies the list.
        public JavaClass {
            classpath = List.copyOf(classpath);
        }
    }

    /// A program that speaks the line protocol.
    ///
    /// @param words the program and its arguments
    /// @param directory where it starts: the study's folder
    record Command(List<String> words, Path directory) implements SimulatorSource {
        /// Copies the list.
        public Command {
            words = List.copyOf(words);
        }
    }

    /// A file of simulations made elsewhere, with one named column for each parameter and observable.
    record Table(Path file) implements SimulatorSource {}

    /// A problem that ships with Sibyl.
    record BuiltIn(String task) implements SimulatorSource {}

    /// One line for the report and the log.
    default String describe() {
        return switch (this) {
            case JavaSource source -> "Java source " + source.file().getFileName();
            case JavaClass named -> "Java class " + named.name();
            case Command command -> "command " + String.join(" ", command.words());
            case Table table -> "table " + table.file().getFileName();
            case BuiltIn builtIn -> "built-in task " + builtIn.task();
        };
    }
}
