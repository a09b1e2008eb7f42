package org.sibyl.workflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.random.RandomGenerator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.random.Seed;
import org.sibyl.simulator.PoolSettings;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.simulator.Simulator;
import org.sibyl.simulator.SimulatorException;
import org.sibyl.simulator.SimulatorPool;
import org.sibyl.store.StoreException;
import org.sibyl.tensor.Tensor;

class JavaSimulatorTest {
    private static final String SHIFTED = """
            import java.util.random.RandomGenerator;
            import org.sibyl.simulator.Simulator;

            public class Shifted implements Simulator {
                private final double[] scratch = new double[1];

                @Override
                public double[] simulate(double[] theta, RandomGenerator random) {
                    scratch[0] = theta[0] + random.nextGaussian();
                    return new Other().copy(scratch);
                }

                record Pair(double a, double b) {}
            }

            class Other {
                double[] copy(double[] values) {
                    return values.clone();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aSourceFileIsCompiledAndRun() throws Exception {
        Path file = write("Shifted.java", SHIFTED);
        simulatesShifted(new SourceSpec(file));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aClassIsLoadedFromAFolderAndFromAJar() throws Exception {
        Path file = write("Shifted.java", SHIFTED);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(file, classes);
        simulatesShifted(new ClassSpec("Shifted", List.of(classes)));

        Path jar = folder.resolve("my sim.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                var compiled = Files.list(classes)) {
            for (Path one : compiled.toList()) {
                entries.putNextEntry(new JarEntry(one.getFileName().toString()));
                Files.copy(one, entries);
            }
        }
        simulatesShifted(new ClassSpec("Shifted", List.of(jar)));
    }

    @Test
    void aClassOnTheOwnClassPathNeedsNoPath() throws Exception {
        simulatesShifted(new ClassSpec(ShiftedHere.class.getName(), List.of()));
    }

    @Test
    void compileErrorsAreShownAsJavacShowsThem() throws IOException {
        Path file = write("Broken.java", """
                import org.sibyl.simulator.Simulator;

                public class Broken implements Simulator {
                    public double[] simulate(double[] theta, java.util.random.RandomGenerator random) {
                        return new double[] {theta[0] * bta};
                    }
                }
                """);
        assertThatThrownBy(() -> open(new SourceSpec(file)))
                .isInstanceOf(SimulatorException.class)
                .hasMessage(file + " does not compile:\n" + file
                        + ":5: error: cannot find symbol\n"
                        + "        return new double[] {theta[0] * bta};\n"
                        + "                                        ^\n"
                        + "  symbol:   variable bta\n"
                        + "  location: class Broken\n"
                        + "1 error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "public class Sim {}|no class in FILE implements org.sibyl.simulator.Simulator; write public class Sim",
                "class A implements S {} class B implements S {}|several classes in FILE implement",
                "public abstract class Sim implements S {}|the class 'Sim' is abstract",
                "public class Sim implements S { Sim(int a) {} }|the class 'Sim' has no constructor without arguments; add one",
                "public class Sim implements S { Sim() { throw new IllegalStateException(\"no data\"); } }|the constructor of"
                        + " 'Sim' threw java.lang.IllegalStateException: no data",
                "public class Sim implements S { static int a = Integer.parseInt(\"x\"); }|the class 'Sim' could not be"
                        + " initialized: java.lang.NumberFormatException"
            })
    void sourcesThatAreNoSimulatorsSayWhy(String source, String message) throws IOException {
        Path file = write("Sim.java", """
                interface S extends org.sibyl.simulator.Simulator {
                    default double[] simulate(double[] theta, java.util.random.RandomGenerator random) {
                        return theta;
                    }
                }
                """.replaceAll("\\s*\n\\s*", " ") + source);
        assertThatThrownBy(() -> open(new SourceSpec(file)))
                .isInstanceOf(SimulatorException.class)
                .hasMessageContaining(message.replace("FILE", file.toString()));
    }

    @Test
    void aClassThatIsNotThereOrNoSimulatorIsNamedWithWhereItWasSought() {
        assertThatThrownBy(() -> open(new ClassSpec("com.example.MySim", List.of(folder))))
                .isInstanceOf(SimulatorException.class)
                .hasMessage("there is no class 'com.example.MySim' in " + folder);
        assertThatThrownBy(() -> open(new ClassSpec("com.example.MySim", List.of())))
                .hasMessageContaining("in Sibyl's own class path; add 'classpath'");
        assertThatThrownBy(() -> open(new ClassSpec("MySim", List.of(folder.resolve("my-sim.jar")))))
                .hasMessage("there is no jar or folder " + folder.resolve("my-sim.jar")
                        + " for the class 'MySim'; correct 'classpath', which is relative to the study's folder");
        assertThatThrownBy(() -> open(new ClassSpec("java.lang.String", List.of(folder))))
                .hasMessageStartingWith("the class 'java.lang.String' does not implement org.sibyl.simulator.Simulator;"
                        + " add 'implements Simulator'");
        assertThatThrownBy(() -> open(new SourceSpec(folder.resolve("No.java"))))
                .hasMessageStartingWith("there is no Java source file " + folder.resolve("No.java"));
    }

    @Test
    void aTableIsReadByTheNamesOfItsColumns() throws IOException {
        TableSpec table = new TableSpec(write("sims.csv", "note,x_2,b,x_1,a\nfirst,4,2,3,1\nsecond,,20,30,10\n"));
        Simulations simulations = table.read(List.of("a", "b"), List.of("x_1", "x_2"));
        assertThat(simulations.theta()).isEqualTo(Tensor.of(new double[] {1, 2, 10, 20}, 2, 2));
        assertThat(simulations.status()).containsExactly(RowStatus.VALID, RowStatus.NAN);
        assertThat(simulations.x().row(0)).containsExactly(3, 4);
        assertThatThrownBy(() -> table.read(List.of("a", "c"), List.of("x_1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has no column 'c'; its columns are note, x_2, b, x_1, a");
        assertThatThrownBy(() -> table.read(List.of("x_2"), List.of("x_1")))
                .hasMessageContaining("line 3, column 'x_2': expected a finite number, found an empty cell");
    }

    /// A simulator that lies beside its caller.
    static final class ShiftedHere implements Simulator {
        @Override
        public double[] simulate(double[] theta, RandomGenerator random) {
            return new double[] {theta[0] + random.nextGaussian()};
        }
    }

    private void simulatesShifted(PoolSpec spec) throws InterruptedException {
        Tensor theta = Tensor.of(new double[] {1, 2, 3, 4}, 4, 1);
        Seed seed = Seed.of(3);
        try (SimulatorPool pool = open(spec)) {
            Simulations simulations = pool.simulate(theta, 0, seed);
            for (int i = 0; i < 4; i++) {
                assertThat(simulations.x().get(i, 0))
                        .isEqualTo(theta.get(i, 0) + seed.child(i).generator().nextGaussian());
            }
        }
    }

    private SimulatorPool open(PoolSpec spec) {
        return spec.open(
                List.of("a"), List.of("x"), PoolSettings.DEFAULT.withThreads(2), folder.resolve("simulator.log"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// By the command-line compiler with what this test runs with, independent of what is tested.
    private static void compile(Path file, Path classes) {
        String path = String.join(
                java.io.File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), "-cp", path, file.toString());
        assertThat(code).isZero();
    }
}
