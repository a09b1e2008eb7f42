package org.sibyl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.sibyl.estimator.DataException;
import org.sibyl.estimator.Version;
import org.sibyl.message.Nearest;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.store.StoreException;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.run.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one sentence what went wrong, and with which exit code.
///
/// @param console to say it on
record Failures(Console console)
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        boolean json = List.of(arguments).contains("--json");
        return told(json, ExitCode.INPUT, parseMessage(e));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        boolean json = result.hasMatchedOption("--json")
                || (result.hasSubcommand() && result.subcommand().hasMatchedOption("--json"));
        return switch (e) {
            case DataException _, StudyException _, SimulatorException _, StoreException _ ->
                told(json, ExitCode.INPUT, String.valueOf(e.getMessage()));
            // Interruption has told so on the terminal, before it interrupted the run.
            case InterruptedException _, CancellationException _ -> ExitCode.INTERRUPTED;
            default -> told(json, ExitCode.BUG, bug(e, command));
        };
    }

    private int told(boolean json, int code, String message) {
        console.err().println("sibyl: " + message);
        if (json) {
            console.out().println(Json.error(code, message));
        }
        return code;
    }

    private String bug(Exception e, CommandLine command) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String text = "sibyl " + Version.current() + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + "\ncommand: " + command.getCommandName() + "\n" + trace;
        Path log = logOf(command);
        try {
            Files.writeString(
                    log, text, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException _) {
            console.err().println(text);
            return "this is a bug in Sibyl (" + e + "); please report it with the lines above";
        }
        return "this is a bug in Sibyl (" + e + "); please report it with the log " + log;
    }

    private static Path logOf(CommandLine command) {
        if (command.getCommand() instanceof WithFolder with) {
            Path log = with.folder().resolve(OutputFile.LOG.fileName());
            if (Files.exists(log)) {
                return log;
            }
        }
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "sibyl-bug-" + ProcessHandle.current().pid() + ".log");
    }

    private static String parseMessage(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String wrong = unmatched.getUnmatched().getFirst();
            boolean option = wrong.startsWith("-");
            List<String> right = option
                    ? spec.options().stream().map(OptionSpec::longestName).toList()
                    : spec.subcommands().isEmpty()
                            ? List.of()
                            : List.copyOf(spec.subcommands().keySet());
            if (!option && right.isEmpty()) {
                return "'" + wrong + "' is one argument too many for '" + spec.qualifiedName() + "'; see '"
                        + spec.qualifiedName() + " --help'";
            }
            return "unknown " + (option ? "option" : "command") + " '" + wrong + "'; "
                    + Nearest.hint(wrong, right, option ? "options" : "commands");
        }
        String message = String.valueOf(e.getMessage());
        String first = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return first.replaceAll("\\s*\\n\\s*", " ") + "; see '" + spec.qualifiedName() + " --help'";
    }
}
