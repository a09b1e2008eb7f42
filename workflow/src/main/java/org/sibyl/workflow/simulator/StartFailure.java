package org.sibyl.workflow.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sibyl.simulator.SimulatorException;

/// Why a command could not be started, from the system's error number (errno.h) in the JDK's message.
final class StartFailure {
    /// The JDK has written `error=2,` for long, and `error: 2 (` since 25.
    private static final Pattern ERROR_NUMBER = Pattern.compile("error(?:=|: )(\\d+)");

    private static final int NO_SUCH_FILE = 2;
    private static final int NOT_A_PROGRAM = 8;
    private static final int NO_PERMISSION = 13;

    private StartFailure() {}

    static SimulatorException of(CommandSpec spec, IOException e) {
        return new SimulatorException(sentence(spec, String.valueOf(e.getMessage())), e);
    }

    private static String sentence(CommandSpec spec, String message) {
        String program = spec.command().getFirst();
        if (!Files.isDirectory(spec.directory())) {
            return "the simulator cannot run in " + spec.directory() + ", which is not a folder";
        }
        Matcher number = ERROR_NUMBER.matcher(message);
        return switch (number.find() ? Integer.parseInt(number.group(1)) : 0) {
            case NO_SUCH_FILE ->
                "there is no command '" + program + "' for the simulator; install it, or give the path of a program"
                        + " relative to " + spec.directory();
            case NO_PERMISSION ->
                "the simulator's command '" + program + "' may not be executed; run: chmod +x " + program;
            case NOT_A_PROGRAM ->
                "the simulator's command '" + program + "' is not a program; put the interpreter in front, as in"
                        + " [python3, " + program + "], or begin the file with #! and the interpreter";
            default -> "the simulator's command " + spec.command() + " cannot be started: " + message;
        };
    }
}
