package org.sibyl.workflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sibyl.random.Seed;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.SimulatorSource;
import org.sibyl.workflow.study.Study;

/// The examples of simulators run, and none of their rows depends on the number of workers.
@Timeout(60)
class ExamplesTest {
    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();
    private static final int ROWS = 60;

    @TempDir
    Path folder;

    @Test
    void python() throws Exception {
        assumeTrue(runs("python3", "--version"), "python3 is not installed");
        simulates(study("python"), command(study("python")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void awk() throws Exception {
        assumeTrue(runs("awk", "BEGIN { exit 0 }"), "awk is not installed");
        simulates(study("awk"), command(study("awk")));
    }

    @Test
    void javaSource() throws Exception {
        Study study = study("java-source");
        simulates(study, new SourceSpec(((SimulatorSource.JavaSource) study.simulator()).file()));
    }

    @Test
    void javaClass() throws Exception {
        Study study = study("java-class");
        String path = String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        String source =
                EXAMPLES.resolve("java-class/src/com/example/Ricker.java").toString();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", folder.toString(), "-cp", path, source))
                .isZero();
        simulates(study, new ClassSpec(((SimulatorSource.JavaClass) study.simulator()).name(), List.of(folder)));
    }

    @Test
    void table() {
        Study study = study("table");
        Simulations simulations = new TableSpec(((SimulatorSource.Table) study.simulator()).file())
                .read(study.parameterNames(), study.observation().names());
        assertThat(simulations.rows()).isEqualTo(4000);
        assertThat(simulations.invalid()).isZero();
        // Every row could have come from the study's prior.
        assertThat(study.prior().logProb(simulations.theta()).toArray()).doesNotContain(Double.NEGATIVE_INFINITY);
    }

    private void simulates(Study study, PoolSpec spec) throws InterruptedException {
        Simulations one = simulate(study, spec, 1);
        assertThat(one.invalid()).isZero();
        assertThat(one.x().row(0)).isNotEqualTo(one.x().row(1));
        assertThat(simulate(study, spec, 3)).isEqualTo(one);
    }

    private Simulations simulate(Study study, PoolSpec spec, int threads) throws InterruptedException {
        Seed seed = Seed.of(2);
        Tensor theta = study.prior().sample(ROWS, seed.child("prior"));
        PoolSettings settings = PoolSettings.DEFAULT.withThreads(threads).withTimeout(Duration.ofSeconds(30));
        try (SimulatorPool pool = spec.open(
                study.parameterNames(), study.observation().names(), settings, folder.resolve("simulator.log"))) {
            return pool.simulate(theta, 0, seed);
        }
    }

    private static Study study(String example) {
        return Study.load(EXAMPLES.resolve(example).resolve("study.yaml"));
    }

    private static CommandSpec command(Study study) {
        SimulatorSource.Command command = (SimulatorSource.Command) study.simulator();
        return new CommandSpec(command.words(), command.directory());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
