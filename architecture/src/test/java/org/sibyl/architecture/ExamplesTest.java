package org.sibyl.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples are what people copy: they are run as they stand.
class ExamplesTest {
    private static final Path ROOT = Example.ROOT;
    private static final Example FIRST = Example.of("FirstPosterior.java");
    private static final Example DEBUGGING = Example.of("DebuggingAGraph.java");
    private static final Example PULSES = Example.of("PulseWidth.java");

    @Test
    void theFirstPosteriorRunsAsTheLauncherRunsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(FIRST.run(folder).text()).contains("the report is in first-posterior.html");
        assertThat(Files.readString(folder.resolve("first-posterior.html"))).contains("A thrown ball");
    }

    @Test
    void thePulseWidthIsLearnedAndTheGuideShowsHow(@TempDir Path folder) throws IOException, InterruptedException {
        String guide = Files.readString(ROOT.resolve("docs/guide/networks.md"));
        assertThat(guide).contains(Files.readString(PULSES.source()).strip());
        String output = PULSES.run(folder).text();
        Matcher spread = Pattern.compile("known to within ([0-9.]+)").matcher(output);
        assertThat(spread.find()).as(output).isTrue();
        // Without looking, a width between 1 and 5 has a standard deviation of 4/√12 = 1.15.
        assertThat(Double.parseDouble(spread.group(1))).isBetween(0.05, 0.5);
    }

    @Test
    void theDebuggingExampleShowsThePlanItsTimeAndTheNan(@TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(DEBUGGING.run(folder).text())
                .contains("digraph model {", "input 'x'\\n[4, 1]", "float64 plan", "the most expensive:")
                .contains("training step 201: the operation 'log' of shape [4, 1] gave NaN at row 2, column 0")
                .contains("log(add(input 'x', parameter 'shift')) (that row is row 2 of the data)");
        assertThat(Files.readString(ROOT.resolve("docs/guide/debugging-a-graph.md")))
                .contains("Kernels.best().observedBy(profiler)", "Profile profile = profiler.profiles().getFirst();");
    }

    @Test
    void theReadmeShowsTheFirstPosteriorAsItIs() throws IOException {
        String example = Files.readString(FIRST.source()).strip();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(example);
        assertThat(example.lines()).hasSizeLessThanOrEqualTo(30);
    }
}
