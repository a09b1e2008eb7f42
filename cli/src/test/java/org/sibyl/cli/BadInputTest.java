package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a user can get wrong ends with exit code 2, one sentence that says what to do, and nothing half-written.
final class BadInputTest {
    private static final String STUDY = """
            study: toy
            simulator: {source: Toy.java}
            parameters:
              a: {prior: {normal: {mean: 0, sd: 1}}}
              b: {prior: {uniform: {lower: 0, upper: 1}}}
            observation: {file: seen.csv, column: y}
            method: abc
            budget: {simulations: 200, draws: 100, timeout: 200ms}
            diagnostics: {calibration_pairs: 0, predictive_draws: 0}
            """;

    private static final String SIMULATOR = """
            import java.util.random.RandomGenerator;
            import org.sibyl.simulator.Simulator;
            public final class Toy implements Simulator {
                @Override
                public double[] simulate(double[] theta, RandomGenerator random) {
                    return new double[] {theta[0] + theta[1] * random.nextGaussian(), theta[1]};
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        write("toy.yaml", STUDY);
        write("Toy.java", SIMULATOR);
        write("seen.csv", "t,y,z,w\n1,0.5,oops,\n2,0.25,1,NaN\n");
        write("Plain.java", "public final class Plain {}");
        write("Broken.java", "public final class Broken { int x = ; }");
        write("Nan.java", toy("Nan", "return new double[] {Double.NaN, 1};"));
        write("Three.java", toy("Three", "return new double[] {1, 2, 3};"));
        write("Hang.java", toy("Hang", "while (true) Thread.onSpinWait();"));
        write("Throw.java", toy("Throw", "throw new IllegalStateException(\"no such bean\");"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String toy(String name, String body) {
        return SIMULATOR.replace("Toy", name).replaceFirst("return .*", body.replace("\\", "\\\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            simulator:         | simulatr:                     | toy.yaml:2:1: unknown key 'simulatr'; did you mean 'simulator'?
            seen.csv           | sen.csv                       | toy.yaml:6:21: the observation file 'sen.csv' is not there
            column: y          | column: z                     | seen.csv:2: column 'z' must hold finite numbers, found 'oops'
            column: y          | column: w                     | seen.csv:2: column 'w' must hold finite numbers, found nothing
            lower: 0, upper: 1 | lower: 1, upper: 1            | toy.yaml:5:24: the prior of 'b': 'uniform' needs lower < upper
            sd: 1              | sd: -1                        | toy.yaml:4:23: the prior of 'a': 'normal' needs
            method: abc        | method: abd                   | toy.yaml:7:9: unknown method 'abd'; did you mean 'abc'?
            simulations: 200   | simulations: 7                | 'simulations' must be at least 100, found 7
            {source: Toy.java} | {class: com.example.Missing}  | there is no class 'com.example.Missing'
            {source: Toy.java} | {class: java.lang.String}     | does not implement org.sibyl.simulator.Simulator
            {source: Toy.java} | {source: Plain.java}          | implements org.sibyl.simulator.Simulator
            {source: Toy.java} | {source: Broken.java}         | illegal start of expression
            {source: Toy.java} | {source: Nan.java}            | each of 8 trial simulations at draws of the prior failed, expected 2 finite numbers
            {source: Toy.java} | {source: Three.java}          | 3
            {source: Toy.java} | {source: Hang.java}           | 0.2 s
            {source: Toy.java} | {source: Throw.java}          | no such bean
            {source: Toy.java} | {command: [no-such-program]}  | no-such-program
            {source: Toy.java} | {command: [sh, -c, "while read line; do echo rubbish; done"]} | rubbish
            {source: Toy.java} | {command: [sh, -c, "echo gone >&2; exit 3"]} | gone
            {source: Toy.java} | {table: no.csv}               | toy.yaml:2:20: the file 'no.csv' is not there
            {source: Toy.java} | {table: seen.csv}             | no column 'a'
            {source: Toy.java} | {task: two_moon}              | toy.yaml:2:19: there is no task 'two_moon'; did you mean 'two_moons'?
            """)
    void aStudyThatCannotRunSaysWhy(String right, String wrong, String message) throws IOException {
        assertThat(STUDY).contains(right);
        write("toy.yaml", STUDY.replace(right, wrong));
        Path out = folder.resolve("out");
        Sibyl sibyl = Sibyl.run("run", folder.resolve("toy.yaml"), "--out", out, "--seed", 1, "--threads", 2);
        assertThat(sibyl.err()).startsWith("sibyl: ").contains(message);
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.out()).isEmpty();
        assertThat(out).doesNotExist();
        // javac's own lines follow its sentence; everything else is one line.
        if (!wrong.contains("Broken")) {
            assertThat(sibyl.err().strip()).hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run STUDY --threads 0       | threads must be at least 1, found 0
            run STUDY --simulations 7   | --simulations must be at least 100, found 7
            run STUDY --simulations ten | 'ten' is not a
            run STUDY --sed 3           | unknown option '--sed'; did you mean '--seed'?
            run STUDY more              | 'more' is one argument too many
            run STUDY --resume --overwrite | mutually exclusive
            run                         | missing required parameter: 'STUDY'
            run nowhere.yaml            | the study nowhere.yaml is not there; give the path of a YAML file
            rnu STUDY                   | unknown command 'rnu'; did you mean 'run'?
            check nowhere               | holds no run
            report nowhere              | holds no run
            infer nowhere.yaml          | the study nowhere.yaml is not there
            simulate                    | give either a study file or --task NAME, found neither
            simulate --task two_moon    | there is no task 'two_moon'; did you mean 'two_moons'?
            new 1st                     | a study's name begins with a letter
            bench posterior --task two_moon | there is no task 'two_moon'; did you mean 'two_moons'?
            bench posterior --task two_moons --flow nfs | there is no flow 'nfs'; did you mean 'nsf'?
            bench posterior --task two_moons --simulations 7 | needs at least 50 simulations, found 7
            bench engin                 | unknown command 'engin'; did you mean 'engine'?
            bench engine maf-5-9        | there is no row 'maf-5-9' in the engine's table; did you mean 'maf-5-8'?
            run STUDY --profile         | --profile measures the training of a network, but the method of the study 'toy' trains none
            bench engine --pears        | unknown option '--pears'; did you mean '--peers'?
            bench classical kde-exact-3d | there is no row 'kde-exact-3d' in the classical table; did you mean 'kde-exact-2d'?
            bench                       | the name of a benchmark is missing
            """)
    void aCommandThatCannotRunSaysWhy(String line, String message) {
        Object[] words =
                line.replace("STUDY", folder.resolve("toy.yaml").toString()).split(" ", -1);
        Sibyl sibyl = Sibyl.run(words);
        assertThat(sibyl.err()).startsWith("sibyl: ").containsIgnoringCase(message);
        assertThat(sibyl.err().strip()).hasLineCount(1);
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.out()).isEmpty();
    }

    @Test
    void withJsonTheErrorIsAnObject() {
        Sibyl sibyl = Sibyl.run("run", folder.resolve("none.yaml"), "--json");
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(Json.MAPPER.readTree(sibyl.out()).get("error").asString()).contains("none.yaml is not there");
        Sibyl parsed = Sibyl.run("run", folder.resolve("toy.yaml"), "--json", "--treads", 2);
        assertThat(Json.MAPPER.readTree(parsed.out()).get("exit").asInt()).isEqualTo(2);
    }

    @Test
    void aFolderWithAnotherStudyIsRefused() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Sibyl.run("run", folder.resolve("toy.yaml"), "--out", out).code())
                .isZero();
        write("toy.yaml", STUDY.replace("sd: 1", "sd: 2").replace("study: toy", "study: other"));
        Sibyl sibyl = Sibyl.run("run", folder.resolve("toy.yaml"), "--out", out);
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.err())
                .contains("holds a run of the study 'toy' already")
                .contains("--overwrite");
        Sibyl resumed = Sibyl.run("run", folder.resolve("toy.yaml"), "--out", out, "--resume");
        assertThat(resumed.code()).isEqualTo(ExitCode.INPUT);
        assertThat(Sibyl.run("check", out).code()).isZero();
    }

    @Test
    void aSimulatorThatChangedCannotGoOn() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Sibyl.run("simulate", folder.resolve("toy.yaml"), "--out", out)
                        .code())
                .isZero();
        write("Toy.java", SIMULATOR.replace("theta[0] +", "theta[0] -"));
        Sibyl sibyl = Sibyl.run("infer", folder.resolve("toy.yaml"), "--out", out);
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.err()).contains("the simulator, the parameters or the observables have changed");
    }

    @Test
    void aStoreFromAnotherVersionIsRefused() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Sibyl.run("simulate", folder.resolve("toy.yaml"), "--out", out)
                        .code())
                .isZero();
        Path store = out.resolve("simulations.db");
        String bytes = Files.readString(store, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("format_version1");
        Files.writeString(store, bytes.replace("format_version1", "format_version9"), StandardCharsets.ISO_8859_1);
        Sibyl sibyl = Sibyl.run("run", folder.resolve("toy.yaml"), "--out", out, "--resume");
        assertThat(sibyl.code()).isEqualTo(ExitCode.INPUT);
        assertThat(sibyl.err()).contains("simulations.db").contains("9");
    }

    @Test
    void aRunWithoutAUsableResultEndsWithThree() throws IOException {
        // Valid in the trial, hardly ever after it.
        write(
                "Toy.java",
                SIMULATOR
                        .replace(
                                "public double[]",
                                "private static final java.util.concurrent.atomic.AtomicInteger CALLS ="
                                        + " new java.util.concurrent.atomic.AtomicInteger();\n    public double[]")
                        .replace("@Override\n", "")
                        .replace(
                                "return new double[] {theta[0]",
                                "return new double[] {CALLS.incrementAndGet() > 20 ? Double.NaN : theta[0]"));
        Sibyl sibyl = Sibyl.run("run", folder.resolve("toy.yaml"), "--out", folder.resolve("out"));
        assertThat(sibyl.err()).contains("no usable result: only ").contains("simulations are valid");
        assertThat(sibyl.code()).isEqualTo(ExitCode.UNUSABLE);
    }
}
