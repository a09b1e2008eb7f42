package org.sibyl.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sibyl.model.ModelFile;
import org.sibyl.model.Numbers;
import org.sibyl.simulator.Simulations;

/// Files are read by a few lines of Python with its standard library alone; numbers are compared by their bits.
@Timeout(60)
class PythonReadsTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void pythonIsThere() {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "-c", "import sqlite3, struct, json")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "python3 with sqlite3 is not installed");
    }

    @Test
    void modelFiles() throws Exception {
        Path file = folder.resolve("model.safetensors");
        SequencedMap<String, Numbers> arrays = new LinkedHashMap<>();
        arrays.put("weight", Numbers.of(new float[] {0.1f, -2.5f, 3e-20f, 4, 5, 6}, 2, 3));
        arrays.put("order", Numbers.of(new long[] {3, -1, Long.MIN_VALUE}, 3));
        arrays.put("mean", Numbers.of(new double[] {0.1, -1e-300}, 2));
        new ModelFile("npe-maf", "{\"hidden\":50}", "{}", arrays).write(file);

        assertThat(python("""
                import json, struct, sys
                data = open(sys.argv[1], "rb").read()
                (length,) = struct.unpack("<Q", data[:8])
                header = json.loads(data[8:8 + length])
                meta = header.pop("__metadata__")
                print(meta["kind"], json.loads(meta["config"])["hidden"], length % 8)
                for name, array in header.items():
                    begin, end = array["data_offsets"]
                    code, size = {"F32": ("f", 4), "F64": ("d", 8), "I64": ("q", 8)}[array["dtype"]]
                    numbers = struct.unpack("<%d%s" % ((end - begin) // size, code), data[8 + length:][begin:end])
                    print(name, array["shape"], [n if code == "q" else struct.pack(">d", n).hex() for n in numbers])
                """, file))
                .containsExactly(
                        "npe-maf 50 0",
                        "order [3] [3, -1, -9223372036854775808]",
                        "mean [2] ['" + hex(0.1) + "', '" + hex(-1e-300) + "']",
                        "weight [2, 3] ['" + hex(0.1f) + "', '" + hex(-2.5f) + "', '" + hex(3e-20f) + "', '" + hex(4)
                                + "', '" + hex(5) + "', '" + hex(6) + "']");
    }

    @Test
    void simulationStores() throws Exception {
        Path file = folder.resolve("simulations.db");
        Simulations batch = SimulationStoreTest.batch(3, 8);
        try (SimulationStore store = SimulationStore.create(file, SimulationStoreTest.HEADER)) {
            store.append("training", 0, batch);
        }
        List<String> lines = python("""
                import sqlite3, struct, sys
                rows = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM training ORDER BY row")
                print([column[0] for column in rows.description])
                for row in rows:
                    print(row[0], row[1], " ".join(struct.pack(">d", value).hex() for value in row[2:]))
                """, file);
        assertThat(lines.getFirst())
                .isEqualTo("['row', 'status', 'β', 'recovery rate', 'day_1', 'select', 'a \"quoted\" name']");
        for (int i = 0; i < 3; i++) {
            StringBuilder expected = new StringBuilder(i + " 0");
            for (double value : batch.theta().row(i)) {
                expected.append(' ').append(hex(value));
            }
            for (double value : batch.x().row(i)) {
                expected.append(' ').append(hex(value));
            }
            assertThat(lines.get(i + 1)).isEqualTo(expected.toString());
        }
    }

    /// The bits of a number, as Python prints them from its big-endian bytes.
    private static String hex(double value) {
        return "%016x".formatted(Double.doubleToRawLongBits(value));
    }

    private List<String> python(String program, Path argument) throws Exception {
        Path script = Files.writeString(folder.resolve("read.py"), program);
        ProcessBuilder builder = new ProcessBuilder("python3", script.toString(), argument.toString());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
