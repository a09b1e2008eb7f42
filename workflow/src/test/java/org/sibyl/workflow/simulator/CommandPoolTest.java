package org.sibyl.workflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.random.Seed;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.tensor.Tensor;

/// Simulators as shell scripts, good ones and bad ones. In each, `id`, `seed` and `theta` are the request's.
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class CommandPoolTest {
    private static final List<String> PARAMETERS = List.of("a rate");
    private static final List<String> OBSERVABLES = List.of("first", "second");
    private static final Seed SEED = Seed.of(11);
    private static final PoolSettings SETTINGS =
            PoolSettings.DEFAULT.withThreads(2).withTimeout(Duration.ofSeconds(20));
    private static final String ANSWER = "echo \"{\\\"id\\\":$id,\\\"x\\\":[$seed,$theta]}\"\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyRowGetsItsThetaAndItsSeedFromAnyNumberOfWorkers(int workers) throws Exception {
        Tensor theta = theta(1000);
        try (SimulatorPool pool = open(answering(ANSWER), SETTINGS.withThreads(workers))) {
            Simulations simulations = pool.simulate(theta, 50, SEED);

            assertThat(simulations.invalid()).isZero();
            for (int i = 0; i < theta.rows(); i++) {
                long seed = SEED.child(50 + i).generator().nextLong() >>> 11;
                assertThat(simulations.x().row(i)).containsExactly((double) seed, theta.get(i, 0));
            }
        }
    }

    @Test
    void workersServeManyBatches() throws Exception {
        Tensor theta = theta(100);
        try (SimulatorPool pool = open(answering(ANSWER), SETTINGS)) {
            Simulations whole = pool.simulate(theta, 0, SEED);
            Simulations cut = pool.simulate(theta.slice(0, 33), 0, SEED)
                    .followedBy(pool.simulate(theta.slice(33, 34), 33, SEED))
                    .followedBy(pool.simulate(theta.slice(34, 100), 34, SEED));
            assertThat(cut).isEqualTo(whole);
            assertThat(pool.simulate(theta(0), 0, SEED).rows()).isZero();
        }
    }

    @Test
    void answersMayComeInAnyOrder() throws Exception {
        CommandSpec swapping = script("""
                while IFS= read -r one && IFS= read -r two; do
                  for line in "$two" "$one"; do
                    id=${line#*:}; id=${id%%,*}
                    echo "{\\"x\\": [$id, 1], \\"comment\\": {\\"a\\": [2]}, \\"id\\": $id}"
                  done
                done
                """);
        try (SimulatorPool pool = open(swapping, SETTINGS.withThreads(1))) {
            assertThat(pool.simulate(theta(4), 0, SEED).x().column(0)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void numbersThatJsonLacksAndErrorsAreRowsWithAStatus() throws Exception {
        CommandSpec moody = answering("""
                case $id in
                  0) echo '{"id":0,"x":[NaN,1]}';;
                  1) echo '{"id":1,"x":[1,-Infinity]}';;
                  2) echo '{"id":2,"x":[null,1]}';;
                  3) echo '{"id":3,"error":"the population died out"}';;
                  4) echo '{"id":4.0,"x":[1,2e0],"error":null}';;
                esac
                """);
        try (SimulatorPool pool = open(moody, SETTINGS)) {
            Simulations simulations = pool.simulate(theta(5), 0, SEED);
            assertThat(simulations.status())
                    .containsExactly(
                            RowStatus.NAN, RowStatus.INFINITE, RowStatus.NAN, RowStatus.FAILED, RowStatus.VALID);
            assertThat(pool.lastFailure())
                    .hasValue("row 3 with a rate = 3.5: it answered with the error \"the population died out\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theRowUnderWhichAWorkerDiesFailsAndTheOthersAreAskedAgain(int workers) throws Exception {
        CommandSpec mortal = answering(
                "if [ $id = 5 ] || [ $id = 6 ] || [ $id = 40 ]; then echo \"no heart for $id\" >&2; exit 3; fi\n"
                        + ANSWER);
        Tensor theta = theta(60);
        try (SimulatorPool pool = open(mortal, SETTINGS.withThreads(workers))) {
            Simulations simulations = pool.simulate(theta, 0, SEED);
            for (int i = 0; i < 60; i++) {
                boolean fatal = i == 5 || i == 6 || i == 40;
                assertThat(simulations.status().get(i)).isEqualTo(fatal ? RowStatus.FAILED : RowStatus.VALID);
            }
            assertThat(pool.lastFailure())
                    .hasValue("row 40 with a rate = 40.5: it ended with exit code 3, having last written \"no heart for"
                            + " 40\" to its standard error (see " + folder.resolve("simulator.log") + ")");
        }
        assertThat(folder.resolve("simulator.log")).content().contains("[worker ", "] no heart for 5\n");
    }

    @Test
    void aSimulatorThatAlwaysDiesStopsTheRunWithItsLastWords() throws Exception {
        CommandSpec dead = script("echo 'Traceback:' >&2\necho 'ModuleNotFoundError: numpy' >&2\nexit 1\n");
        try (SimulatorPool pool = open(dead, SETTINGS)) {
            assertThatThrownBy(() -> pool.simulate(theta(200), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageStartingWith("every one of the first 10 simulations broke down; the last, row 9 with"
                            + " a rate = 9.5: it ended with exit code 1, having last written \"Traceback:\""
                            + " \"ModuleNotFoundError: numpy\" to its standard error");
        }
    }

    @Test
    void aSimulatorThatIsKilledSaysBySignal() throws Exception {
        try (SimulatorPool pool = open(answering("if [ $id = 3 ]; then kill -9 $$; fi\n" + ANSWER), SETTINGS)) {
            assertThat(pool.simulate(theta(20), 0, SEED).invalid()).isEqualTo(1);
            assertThat(pool.lastFailure()).hasValueSatisfying(m -> assertThat(m).contains("was killed by signal 9"));
        }
    }

    @Test
    void aRowThatHangsTimesOutAndTheOthersAreAskedAgain() throws Exception {
        CommandSpec stuck = answering("if [ $id = 7 ]; then sleep 1000; fi\n" + ANSWER);
        try (SimulatorPool pool = open(startingFast(stuck), SETTINGS.withTimeout(Duration.ofMillis(1500)))) {
            Simulations simulations = pool.simulate(theta(30), 0, SEED);
            for (int i = 0; i < 30; i++) {
                assertThat(simulations.status().get(i)).isEqualTo(i == 7 ? RowStatus.TIMEOUT : RowStatus.VALID);
            }
            assertThat(pool.lastFailure()).hasValue("row 7 with a rate = 7.5: it did not answer within 1.5 s");
        }
    }

    @Test
    void aSimulatorThatAlwaysHangsStopsTheRun() throws Exception {
        CommandSpec stuck = script("sleep 1000\n");
        PoolSettings impatient = SETTINGS.withTimeout(Duration.ofMillis(50)).withBreakdownsInARow(3);
        try (SimulatorPool pool = open(startingFast(stuck), impatient)) {
            assertThatThrownBy(() -> pool.simulate(theta(200), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessage("the simulator has not answered a single request: 3 workers were silent until the"
                            + " time-out of 0.05 s; it has to answer each line with a line, and to flush it");
        }
    }

    @Test
    void aSimulatorThatHangsAfterItsFirstAnswerStopsTheRun() throws Exception {
        CommandSpec stuck = answering("if [ $id -gt 0 ]; then sleep 1000; fi\n" + ANSWER);
        PoolSettings impatient = SETTINGS.withTimeout(Duration.ofMillis(300)).withBreakdownsInARow(3);
        try (SimulatorPool pool = open(startingFast(stuck), impatient)) {
            assertThatThrownBy(() -> pool.simulate(theta(200), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining(
                            "3 simulations in a row broke down (rows 1 to 3); the last, row 3 with a rate ="
                                    + " 3.5: it did not answer within 0.3 s; check the simulator");
        }
    }

    @Test
    void aSimulatorThatAlwaysAnswersNanStopsTheRun() throws Exception {
        CommandSpec undefined = answering("echo \"{\\\"id\\\":$id,\\\"x\\\":[1,NaN]}\"\n");
        try (SimulatorPool pool = open(undefined, SETTINGS.withFailuresInARow(100))) {
            assertThatThrownBy(() -> pool.simulate(theta(500), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageStartingWith("every one of the first 100 simulations failed; the last, row 99 with"
                            + " a rate = 99.5: it returned NaN for 'second'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Welcome to R|`the simulator wrote \"Welcome to R\" on its standard output, expected one line such as {\"id\":"
                        + " 0, \"x\": [0.1, 0.2]} for each request; write messages to standard error`",
                "{\"id\":0,\"x\":[1,2]} trailing|\"{\"id\":0,\"x\":[1,2]} trailing\" on its standard output, expected one line",
                "{\"id\":0,\"x\":[1,2]}{\"id\":1,\"x\":[1,2]}|(more than one JSON object)",
                "{\"x\":[1,2]}|(there is no 'id')",
                "{\"id\":0}|(there is neither 'x' nor 'error')",
                "{\"id\":0,\"x\":3}|('x' is not an array of numbers)",
                "{\"id\":0,\"x\":[1,\"2\"]}|('x' is not an array of numbers)",
                "{\"id\":\"0\",\"x\":[1,2]}|('id' is not a number)",
                "{\"id\":0,\"error\":[1]}|('error' is not a string)",
                "{\"id\":99,\"x\":[1,2]}|but it has no open request with this id",
                "{\"id\":1e300,\"x\":[1,2]}|(there is no 'id')",
                "[1,2]|\"[1,2]\" on its standard output, expected one line",
                "{\"id\":0,\"x\":[1,2,3]}|the simulator returned 3 values for row 0, expected 2 values (first, second)",
                "{\"id\":0,\"x\":[]}|the simulator returned 0 values for row 0, expected 2 values (first, second)"
            })
    void whatIsNoAnswerIsQuoted(String line, String message) throws Exception {
        Files.writeString(folder.resolve("line"), line + "\n");
        CommandSpec rubbish = script("IFS= read -r request\ncat line\ncat > rest\n");
        try (SimulatorPool pool = open(rubbish, SETTINGS.withThreads(1))) {
            assertThatThrownBy(() -> pool.simulate(theta(3), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aSimulatorThatEndsAfterOneAnswerIsRefused() throws Exception {
        CommandSpec oneShot = script("IFS= read -r line\necho '{\"id\":0,\"x\":[1,2]}'\n");
        try (SimulatorPool pool = open(oneShot, SETTINGS.withThreads(1))) {
            assertThatThrownBy(() -> pool.simulate(theta(10), 0, SEED))
                    .isInstanceOf(SimulatorException.class)
                    .hasMessage("the simulator ended with exit code 0 although requests were waiting; it has to answer"
                            + " one line after the other until its input ends");
        }
    }

    @Test
    void aSimulatorThatDoesNotFlushIsHelpedAndThenRefused() throws Exception {
        CommandSpec hoarding = script("""
                out=
                while IFS= read -r line; do
                  id=${line#*:}; id=${id%%,*}
                  out="$out{\\"id\\":$id,\\"x\\":[$id,1]}
                "
                done
                printf %s "$out"
                """);
        Tensor theta = theta(2);
        PoolSettings one = SETTINGS.withThreads(1).withTimeout(Duration.ofMillis(600));
        try (SimulatorPool pool = open(startingFast(hoarding), one)) {
            for (int i = 0; i < 2; i++) {
                Simulations simulations = pool.simulate(theta, 0, SEED);
                assertThat(simulations.x().column(0)).containsExactly(0, 1);
            }
            assertThatThrownBy(() -> {
                        pool.simulate(theta, 0, SEED);
                        pool.simulate(theta, 0, SEED);
                    })
                    .isInstanceOf(SimulatorException.class)
                    .hasMessage("the simulator gives its answers only when its input ends; flush its output after every"
                            + " line");
        }
    }

    @Test
    void commandsThatCannotBeStartedSayWhy() throws IOException {
        assertThatThrownBy(() -> open(new CommandSpec(List.of("no-such-program"), folder), SETTINGS))
                .isInstanceOf(SimulatorException.class)
                .hasMessage("there is no command 'no-such-program' for the simulator; install it, or give the path of a"
                        + " program relative to " + folder);
        Path plain = Files.writeString(folder.resolve("plain.sh"), "echo\n");
        assertThatThrownBy(() -> open(new CommandSpec(List.of("./plain.sh"), folder), SETTINGS))
                .isInstanceOf(SimulatorException.class)
                .hasMessage("the simulator's command './plain.sh' may not be executed; run: chmod +x ./plain.sh");
        assertThatThrownBy(() -> open(new CommandSpec(List.of("sh"), plain), SETTINGS))
                .hasMessageContaining("which is not a folder");
        assertThatThrownBy(() -> new CommandSpec(List.of(), folder)).hasMessageContaining("command is empty");
    }

    @Test
    void workersEndWhenThePoolIsClosed() throws Exception {
        Path pids = folder.resolve("pids");
        CommandSpec stubborn = script("echo $$ >> pids\ntrap '' TERM\nwhile true; do sleep 1; done\n");
        try (SimulatorPool pool = open(stubborn, SETTINGS)) {
            while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2) {
                Thread.sleep(10);
            }
            assertThat(pool.lastFailure()).isEmpty();
        }
        for (String pid : Files.readAllLines(pids)) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(worker -> worker.onExit()
                            .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                            .join());
        }
    }

    @Test
    void interruptingTheCallerEndsTheBatch() throws Exception {
        Path begun = folder.resolve("begun");
        CommandSpec slow = script("IFS= read -r line\n: > begun\nsleep 1000\n");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try (SimulatorPool pool = open(slow, SETTINGS)) {
                pool.simulate(theta(10), 0, SEED);
            } catch (InterruptedException e) {
                seen.set(e);
            }
        });
        while (!Files.exists(begun)) {
            Thread.sleep(10);
        }
        caller.interrupt();
        caller.join();
        assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFloodOnStandardErrorIsKeptInBounds() throws Exception {
        CommandSpec noisy = answering("""
                if [ $id = 0 ]; then head -c 30000000 /dev/zero | tr '\\0' 'z' | fold -w 1000 >&2; echo >&2; fi
                """ + ANSWER);
        try (SimulatorPool pool = open(noisy, SETTINGS)) {
            assertThat(pool.simulate(theta(10), 0, SEED).invalid()).isZero();
        }
        assertThat(Files.size(folder.resolve("simulator.log"))).isLessThan(11_000_000);
    }

    private SimulatorPool open(CommandSpec spec, PoolSettings settings) {
        return spec.open(PARAMETERS, OBSERVABLES, settings, folder.resolve("simulator.log"));
    }

    /// A script that does this for each request.
    private CommandSpec answering(String body) throws IOException {
        return script("""
                while IFS= read -r line; do
                  id=${line#*'"id":'}; id=${id%%,*}
                  seed=${line#*'"seed":'}; seed=${seed%%,*}
                  theta=${line#*'"a rate":'}; theta=${theta%%'}'*}
                """ + body + "done\n");
    }

    private CommandSpec script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("simulator.sh"), text);
        return new CommandSpec(List.of("/bin/sh", file.toString()), folder);
    }

    private static CommandSpec startingFast(CommandSpec spec) {
        return new CommandSpec(spec.command(), spec.directory(), Duration.ofMillis(400));
    }

    /// Row i is i + 0.5.
    private static Tensor theta(int rows) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i + 0.5;
        }
        return Tensor.adopt(values, rows, 1);
    }
}
