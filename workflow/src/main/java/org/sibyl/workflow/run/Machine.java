package org.sibyl.workflow.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sibyl.estimator.Version;

/// What a run runs on. Names of hosts and people do not belong in a result that is passed on.
///
/// @param processor the model's name as the system gives it, or its architecture
/// @param processors the number that Java may use
/// @param system the operating system with its architecture
/// @param java the Java runtime
/// @param sibyl the version of Sibyl
public record Machine(String processor, int processors, String system, String java, String sibyl) {
    /// This machine.
    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                Version.current());
    }

    private static String processorName() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try {
                // Vendors put what they like there; the rest of the file is ASCII.
                return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
        return System.getProperty("os.arch");
    }
}
