package org.sibyl.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// One call of the command, with what it wrote.
///
/// @param code the exit code
/// @param out standard output
/// @param err standard error
record Sibyl(int code, String out, String err) {
    static Sibyl run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                Main.writer(out), Main.writer(err), new PrintStream(err, true, StandardCharsets.UTF_8), () -> false);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(console, words);
        console.flush();
        return new Sibyl(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
