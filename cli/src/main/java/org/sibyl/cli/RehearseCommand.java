package org.sibyl.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// `sibyl rehearse`: runs a study that is too small to be of use, in a folder that it deletes again, and writes nothing
/// else. The launcher has the Java runtime keep what that loads, so that the next start is quicker.
@Command(name = "rehearse", hidden = true, header = "Run a tiny study and forget it.")
final class RehearseCommand implements Callable<Integer> {
    private static final String STUDY = """
            study: rehearsal
            simulator: {task: two_moons}
            method: {npe: {max_epochs: 2}}
            budget: {simulations: 500, draws: 100}
            diagnostics: {calibration_pairs: 10, predictive_draws: 10}
            """;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("sibyl-rehearsal");
        try {
            Path study = Files.writeString(folder.resolve("rehearsal.yaml"), STUDY);
            Path out = folder.resolve("out");
            return Main.run(
                    silent(), "run", study.toString(), "--out", out.toString(), "--seed", "1", "--threads", "1");
        } finally {
            delete(folder);
        }
    }

    private static Console silent() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Console(
                Main.writer(nowhere),
                Main.writer(nowhere),
                new PrintStream(nowhere, true, StandardCharsets.UTF_8),
                () -> false);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
