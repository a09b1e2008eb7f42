package org.sibyl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples are what people copy: they are run as they stand.
class ExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MODULES = ROOT.resolve("cli/target/lib");
    private static final Path FIRST = ROOT.resolve("examples/FirstPosterior.java");

    @Test
    void theFirstPosteriorRunsAsTheLauncherRunsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(MODULES), "the modules are put together in the phase 'package'; run ./mvnw verify");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        MODULES.toString(),
                        "--add-modules",
                        "org.sibyl.simd,org.sibyl.workflow",
                        FIRST.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("the report is in first-posterior.html");
        assertThat(Files.readString(folder.resolve("first-posterior.html"))).contains("A thrown ball");
    }

    @Test
    void theReadmeShowsTheFirstPosteriorAsItIs() throws IOException {
        String example = Files.readString(FIRST).strip();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(example);
        assertThat(example.lines()).hasSizeLessThanOrEqualTo(30);
    }
}
