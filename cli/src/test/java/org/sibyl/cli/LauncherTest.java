package org.sibyl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher `./sibyl`, in a folder with modules of the right names that only tell their arguments. Whatever becomes
/// of
/// the class-data archive, a start gives the same output.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
final class LauncherTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> MODULES = List.of(
            "org.sibyl.cli", "org.sibyl.simd", "org.sibyl.workflow", "org.xerial.sqlitejdbc", "org.jline.terminal");
    private static final String MAIN = """
            package org.sibyl.cli;
            public final class Main {
                public static void main(String... arguments) {
                    System.out.println("ran " + String.join(",", arguments));
                    if (arguments[0].equals("fail")) {
                        System.exit(3);
                    }
                }
            }
            """;

    @TempDir
    Path root;

    private Path cache = Path.of("cache");
    private Path logs = Path.of("logs");

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        cache = root.resolve("cli/target/cache");
        logs = Files.createDirectories(root.resolve("logs"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.copy(ROOT.resolve("sibyl"), root.resolve("sibyl"));
        Files.copy(ROOT.resolve(".mvn/find-jdk.sh"), root.resolve(".mvn/find-jdk.sh"));
        Path sources = root.resolve("sources");
        for (String module : MODULES) {
            Path folder = Files.createDirectories(sources.resolve(module));
            String needs = module.equals("org.sibyl.workflow")
                    ? "requires org.xerial.sqlitejdbc; requires org.jline.terminal;"
                    : "";
            Files.writeString(folder.resolve("module-info.java"), "module " + module + " {" + needs + "}");
        }
        Path main = Files.createDirectories(sources.resolve("org.sibyl.cli/org/sibyl/cli"));
        Files.writeString(main.resolve("Main.java"), MAIN);
        Path classes = root.resolve("classes");
        tool("javac", "-d", classes, "--module-source-path", sources, "--module", String.join(",", MODULES));
        Path lib = Files.createDirectories(root.resolve("cli/target/lib"));
        for (String module : MODULES) {
            tool("jar", "--create", "--file", lib.resolve(module + ".jar"), "-C", classes.resolve(module), ".");
        }
        Files.createFile(root.resolve("cli/target/built"));
    }

    private static void tool(String name, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JDK.resolve("bin", name).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /// A start, with the loading of classes logged.
    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("sibyl").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().put("SIBYL_JDK", JDK.toString());
        builder.environment().remove("SIBYL_CACHE");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + logs.resolve("%p.log"));
        builder.environment().putAll(environment);
        return builder.redirectError(root.resolve("errors").toFile()).start();
    }

    /// Runs the launcher, checks what it wrote, and tells whether Main came from an archive.
    private boolean runs(Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(environment, "some", "words");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = Files.readString(root.resolve("errors"));
        assertThat(process.waitFor()).as(errors).isZero();
        assertThat(output).isEqualTo("ran some,words\n");
        assertThat(errors).matches("NOTE: Picked up JDK_JAVA_OPTIONS: [^\n]*\n");
        Path log = logs.resolve(process.pid() + ".log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.matches(".* org\\.sibyl\\.cli\\.Main source: shared objects file.*"));
        }
    }

    private boolean runs() throws IOException, InterruptedException {
        return runs(Map.of());
    }

    private List<Path> in(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    /// Waits for the archive that a start makes in the background.
    private Path archive(Path folder) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (in(folder, ".jsa").isEmpty() || !in(folder, ".lock").isEmpty()) {
            assertThat(Instant.now()).as("the archive should be there by now").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(in(folder, "")).hasSize(1);
        return in(folder, ".jsa").getFirst();
    }

    @Test
    void theFirstStartLeavesAnArchiveAndTheSecondUsesIt() throws IOException, InterruptedException {
        assertThat(runs()).isFalse();
        Path made = archive(cache);
        FileTime time = Files.getLastModifiedTime(made);
        assertThat(runs()).isTrue();
        assertThat(Files.getLastModifiedTime(archive(cache))).isEqualTo(time);
    }

    @Test
    void theExitCodeIsTheProgramsWithAnArchiveAndWithout() throws IOException, InterruptedException {
        assertThat(start(Map.of(), "fail").waitFor()).isEqualTo(3);
        archive(cache);
        assertThat(start(Map.of(), "fail").waitFor()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "garbage", "truncated", "flipped"})
    void anArchiveThatIsBrokenIsPassedOver(String damage) throws IOException, InterruptedException {
        runs();
        Path made = archive(cache);
        byte[] bytes = Files.readAllBytes(made);
        switch (damage) {
            case "empty" -> bytes = new byte[0];
            case "garbage" -> java.util.Arrays.fill(bytes, (byte) 0x5a);
            case "truncated" -> bytes = java.util.Arrays.copyOf(bytes, bytes.length / 2);
            default -> {
                for (int i = bytes.length / 4; i < bytes.length; i += 97) {
                    bytes[i] ^= 0x11;
                }
            }
        }
        Files.write(made, bytes);
        assertThat(runs()).isFalse();
    }

    @Test
    void aFolderThatCannotBeWrittenIsPassedOver() throws IOException, InterruptedException {
        // Root may write to any folder, but nobody makes one below a file.
        Files.createFile(cache);
        assertThat(runs()).isFalse();
        assertThat(runs()).isFalse();
        assertThat(cache).isEmptyFile();
    }

    @Test
    void aFolderOfOnesOwnAndNone() throws IOException, InterruptedException {
        Path own = root.resolve("own folder");
        assertThat(runs(Map.of("SIBYL_CACHE", own.toString()))).isFalse();
        archive(own);
        assertThat(runs(Map.of("SIBYL_CACHE", own.toString()))).isTrue();
        assertThat(runs(Map.of("SIBYL_CACHE", ""))).isFalse();
        assertThat(cache).doesNotExist();
    }

    @Test
    void anotherJdkGetsAnArchiveOfItsOwn() throws IOException, InterruptedException {
        runs();
        Path first = archive(cache);
        Path other = root.resolve("jdk");
        Files.createDirectories(other.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            String real = JDK.resolve("bin", program).toRealPath().toString();
            Path script = Files.writeString(other.resolve("bin", program), "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(other.resolve("release"), "JAVA_VERSION=\"25.0.99\"\n");
        Map<String, String> environment = Map.of("SIBYL_JDK", other.toString());
        assertThat(runs(environment)).isFalse();
        while (in(cache, ".jsa").equals(List.of(first))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(archive(cache)).isNotEqualTo(first);
        assertThat(runs(environment)).isTrue();
    }

    @Test
    void aJarThatChangedMakesTheArchiveStale() throws IOException, InterruptedException {
        runs();
        Path first = archive(cache);
        Path jar = root.resolve("cli/target/lib/org.sibyl.cli.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        assertThat(runs()).isFalse();
        while (in(cache, ".jsa").equals(List.of(first))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        archive(cache);
        assertThat(runs()).isTrue();
    }

    @Test
    void twoLaunchesAtOnceMakeOneArchive() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i : IntStream.range(0, 6).toArray()) {
            processes.add(start(Map.of(), "launch", Integer.toString(i)));
        }
        for (int i = 0; i < processes.size(); i++) {
            Process process = processes.get(i);
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("ran launch," + i + "\n");
            assertThat(process.waitFor()).isZero();
        }
        archive(cache);
        assertThat(runs()).isTrue();
    }

    @Test
    void aRehearsalThatFailsIsNotRepeatedAtOnce() throws IOException, InterruptedException {
        Path lib = root.resolve("cli/target/lib");
        Files.delete(lib.resolve("org.sibyl.simd.jar"));
        assertThat(start(Map.of(), "words").waitFor()).isNotZero();
        while (in(cache, ".lock").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(start(Map.of(), "words").waitFor()).isNotZero();
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(in(cache, ".jsa")).isEmpty();
        assertThat(in(cache, ".lock")).hasSize(1);
    }
}
