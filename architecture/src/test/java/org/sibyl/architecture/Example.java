package org.sibyl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Runs a program of the folder `examples` as it stands, as the launcher runs it.
///
/// @param source the program
record Example(Path source) {
    /// The checkout.
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path MODULES = ROOT.resolve("cli/target/lib");
    private static final long MOST_MINUTES = 5;

    /// A program of a checkout, such as `autodiff/Bernoulli.java`.
    static Example of(String name) {
        return new Example(ROOT.resolve("examples").resolve(name));
    }

    /// The program's lines.
    List<String> lines() throws IOException {
        return Files.readAllLines(source);
    }

    /// Runs it.
    ///
    /// @param folder where it runs, and where its output is kept
    /// @param arguments of the program
    Output run(Path folder, String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(MODULES), "the modules are put together in the phase 'package'; run ./mvnw verify");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                MODULES.toString(),
                "--add-modules",
                "org.sibyl.simd,org.sibyl.workflow",
                source.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return new Output(Files.readAllLines(output));
    }

    /// What a program prints.
    ///
    /// @param lines all of them
    record Output(List<String> lines) {
        private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");

        /// All of it.
        String text() {
            return String.join("\n", lines);
        }

        /// The first line that begins so, without its beginning.
        String after(String beginning) {
            return lines.stream()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line begins with '" + beginning + "' in\n" + text()))
                    .substring(beginning.length());
        }

        /// The numbers with a decimal point in the first line that begins so.
        List<Double> numbers(String beginning) {
            return NUMBER.matcher(after(beginning))
                    .results()
                    .map(match -> Double.valueOf(match.group()))
                    .toList();
        }
    }
}
