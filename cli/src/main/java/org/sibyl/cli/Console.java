package org.sibyl.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/// Where a command writes: results to `out`, all else to `err`.
///
/// @param out standard output
/// @param err standard error
/// @param progress where a progress bar is drawn
/// @param terminal whether somebody watches
record Console(PrintWriter out, PrintWriter err, PrintStream progress, BooleanSupplier terminal) {
    /// The process's own streams.
    static Console ofProcess() {
        return new Console(Main.writer(System.out), Main.writer(System.err), System.err, Console::isWatched);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    // Java 22 to 24 never gave null; Java 25 does again where nobody watches.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        java.io.Console console = System.console();
        String terminal = System.getenv("TERM");
        return console != null && console.isTerminal() && terminal != null && !terminal.equals("dumb");
    }
}
