package org.sibyl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KilledWriterTest {
    @TempDir
    Path folder;

    /// The process is killed while it appends as fast as it can, after another number of acknowledgements each time, so
    /// that the kill falls somewhere inside an append.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 90})
    void noAcknowledgedBatchIsLost(int acknowledgements) throws Exception {
        Path file = folder.resolve("simulations.db");
        Process writer = writer(file);
        long acknowledged = 0;
        try (BufferedReader lines = writer.inputReader()) {
            for (int i = 0; i < acknowledgements; i++) {
                acknowledged = Long.parseLong(lines.readLine());
            }
            // The handle leaves the pipe open, unlike the process.
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            // What was on its way through the pipe counts as well; a line cut short does not.
            for (String line = lines.readLine(); line != null && line.endsWith("0"); line = lines.readLine()) {
                acknowledged = Math.max(acknowledged, Long.parseLong(line));
            }
        }

        try (SimulationStore store = SimulationStore.openOrCreate(file, SimulationStoreTest.HEADER)) {
            long rows = store.rows("training");
            assertThat(rows).isBetween(acknowledged, acknowledged + 50);
            assertThat(rows % 50).isZero();
            for (long first = 0; first < rows; first += 50) {
                assertThat(store.read("training", first, first + 50)).isEqualTo(SimulationStoreTest.batch(50, first));
            }
            store.append("training", rows, SimulationStoreTest.batch(50, rows));
        }
    }

    @Test
    void aReaderSeesWholeBatchesWhileAnotherProcessWrites() throws Exception {
        Path file = folder.resolve("simulations.db");
        Process writer = writer(file);
        try (BufferedReader lines = writer.inputReader()) {
            long acknowledged = Long.parseLong(lines.readLine());
            try (SimulationStore store = SimulationStore.open(file)) {
                long rows = store.rows("training");
                assertThat(rows).isGreaterThanOrEqualTo(acknowledged);
                assertThat(rows % 50).isZero();
                assertThat(store.read("training", 0, 50)).isEqualTo(SimulationStoreTest.batch(50, 0));
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static Process writer(Path file) throws Exception {
        String path = String.join(
                java.io.File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""),
                Path.of(KilledWriter.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                "target/test-classes");
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        path,
                        KilledWriter.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
