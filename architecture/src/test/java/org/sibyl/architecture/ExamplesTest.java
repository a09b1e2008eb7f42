package org.sibyl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples are what people copy: they are run as they stand.
class ExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MODULES = ROOT.resolve("cli/target/lib");
    private static final Path FIRST = ROOT.resolve("examples/FirstPosterior.java");
    private static final Path DEBUGGING = ROOT.resolve("examples/DebuggingAGraph.java");
    private static final Path PULSES = ROOT.resolve("examples/PulseWidth.java");

    @Test
    void theFirstPosteriorRunsAsTheLauncherRunsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run(FIRST, folder)).contains("the report is in first-posterior.html");
        assertThat(Files.readString(folder.resolve("first-posterior.html"))).contains("A thrown ball");
    }

    /// What an example prints.
    private static String run(Path example, Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(MODULES), "the modules are put together in the phase 'package'; run ./mvnw verify");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        MODULES.toString(),
                        "--add-modules",
                        "org.sibyl.simd,org.sibyl.workflow",
                        example.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    @Test
    void thePulseWidthIsLearnedAndTheGuideShowsHow(@TempDir Path folder) throws IOException, InterruptedException {
        String guide = Files.readString(ROOT.resolve("docs/guide/networks.md"));
        assertThat(guide).contains(Files.readString(PULSES).strip());
        String output = run(PULSES, folder);
        Matcher spread = Pattern.compile("known to within ([0-9.]+)").matcher(output);
        assertThat(spread.find()).as(output).isTrue();
        // Without looking, a width between 1 and 5 has a standard deviation of 4/√12 = 1.15.
        assertThat(Double.parseDouble(spread.group(1))).isBetween(0.05, 0.5);
    }

    @Test
    void theDebuggingExampleShowsThePlanItsTimeAndTheNan(@TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(run(DEBUGGING, folder))
                .contains("digraph model {", "input 'x'\\n[4, 1]", "float64 plan", "the most expensive:")
                .contains("training step 201: the operation 'log' of shape [4, 1] gave NaN at row 2, column 0")
                .contains("log(add(input 'x', parameter 'shift')) (that row is row 2 of the data)");
        assertThat(Files.readString(ROOT.resolve("docs/guide/debugging-a-graph.md")))
                .contains("Kernels.best().observedBy(profiler)", "Profile profile = profiler.profiles().getFirst();");
    }

    @Test
    void theReadmeShowsTheFirstPosteriorAsItIs() throws IOException {
        String example = Files.readString(FIRST).strip();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(example);
        assertThat(example.lines()).hasSizeLessThanOrEqualTo(30);
    }
}
