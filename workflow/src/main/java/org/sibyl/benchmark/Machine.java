package org.sibyl.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The machine that a number was measured on.
///
/// @param cpu the processor's model
/// @param cores how many processors this process may use
/// @param memoryGib the machine's memory in GiB; 0 where it cannot be told
/// @param os the operating system, its version and architecture
public record Machine(String cpu, int cores, double memoryGib, String os) {
    /// This machine.
    public static Machine current() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                entry(Path.of("/proc/cpuinfo"), "model name").orElse(architecture),
                Runtime.getRuntime().availableProcessors(),
                entry(Path.of("/proc/meminfo"), "MemTotal").map(Machine::gib).orElse(0.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + architecture);
    }

    SequencedMap<String, Object> toMap() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("cpu", cpu);
        map.put("cores", cores);
        map.put("memory_gib", memoryGib);
        map.put("os", os);
        return map;
    }

    /// As in `AMD EPYC, 2 cores, 23.4 GiB, Linux 6.1 amd64`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %d cores, %.1f GiB, %s", cpu, cores, memoryGib, os);
    }

    /// The first value of this key in one of the kernel's tables of `key : value`.
    private static Optional<String> entry(Path table, String key) {
        if (!Files.isReadable(table)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(table)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            // Only a description is lost.
            return Optional.empty();
        }
    }

    /// From a number of kibibytes, as in `24567890 kB`.
    private static double gib(String kib) {
        return Math.round(Double.parseDouble(kib.split(" ", 2)[0]) / (1 << 20) * 10) / 10.0;
    }
}
