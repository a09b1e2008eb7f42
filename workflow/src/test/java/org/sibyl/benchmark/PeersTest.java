package org.sibyl.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sibyl.workflow.StudyException;

/// Peers that are shell scripts in place of Python.
class PeersTest {
    private static final String SLOW = """
            echo '{"tool": "Slow", "version": "7", "rows": ["maf-5-8"]}'
            n=0
            while read row; do
              n=$((n + 1))
              echo "{\\"row\\": \\"$row\\", \\"tool\\": \\"Slow eager\\", \\"version\\": \\"7\\", \\"us\\": ${n}000}"
              echo "{\\"row\\": \\"$row\\", \\"tool\\": \\"Slow jit\\", \\"version\\": \\"7\\", \\"us\\": 500.5}"
              echo "{\\"row\\": \\"$row\\", \\"end\\": true}"
            done
            """;

    @TempDir
    Path folder;

    private Peers start(List<String> notes) {
        return starting("sh").start(notes::add);
    }

    private Peers.Starting starting(String program) {
        return new Peers.Starting(
                folder, program, "engine", List.of("maf-5-8", "mlp-2x50"), "'pip install torch' or nothing");
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void eachToolsMedianIsComparedWithOurs() throws IOException {
        script("slow_peer.py", SLOW);
        script("absent_peer.py", "echo '{\"tool\": \"Absent\", \"missing\": \"No module named absent\"}'");
        script("helper.py", "exit 1");
        script("other_peer.py", "echo '{\"tool\": \"Other\", \"version\": \"1\", \"rows\": [\"auc\"]}'");
        List<String> notes = new ArrayList<>();
        SequencedMap<String, List<Peer.Time>> times = new LinkedHashMap<>();
        try (Peers peers = start(notes)) {
            assertThat(notes).containsExactly("Absent is not there (No module named absent)");
            for (int round = 0; round < 3; round++) {
                peers.measure("maf-5-8", times);
                peers.measure("mlp-2x50", times);
            }
        }
        assertThat(times.get("Slow eager 7")).extracting(Peer.Time::micros).containsExactly(1000.0, 2000.0, 3000.0);
        assertThat(times).hasSize(2);
        Contender ours = Contender.micros(() -> {}, "us/step");
        List<BenchmarkRow> rows = Peers.rows("maf-5-8", ours, 250, times);
        assertThat(rows).extracting(BenchmarkRow::value).containsExactly(2000.0, 500.5);
        assertThat(rows.getFirst().fields())
                .containsEntry("peer", "Slow eager 7")
                .containsEntry("times_ours", 8.0)
                .doesNotContainKey("answer");
    }

    @Test
    void whatAToolFoundIsTold() throws IOException {
        script("fast_peer.py", """
                echo "{\\"tool\\": \\"$SIBYL_BENCHMARK\\", \\"version\\": \\"1\\", \\"rows\\": [\\"maf-5-8\\"]}"
                read row
                echo '{"row": "maf-5-8", "tool": "Fast", "version": "1", "us": 10, "answer": {"AUC": 0.75}}'
                echo '{"row": "maf-5-8", "end": true}'
                """);
        SequencedMap<String, List<Peer.Time>> times = new LinkedHashMap<>();
        try (Peers peers = start(new ArrayList<>())) {
            peers.measure("maf-5-8", times);
        }
        Contender ours = Contender.micros(() -> {}, "us").finding("AUC", 0.5).finding("loss", 1);
        List<BenchmarkRow> rows = new ArrayList<>(Peers.rows("maf-5-8", ours, 5, times));
        assertThat(rows.getFirst().fields()).containsEntry("answer", Map.of("AUC", 0.75));
        rows.addFirst(new BenchmarkRow("maf-5-8", ours.facts(), 5, "us"));
        assertThat(BenchmarkTable.of("engine", rows).toMarkdown())
                .contains("| row | Sibyl | Fast 1 |", "| maf-5-8: AUC | 0.5 | 0.75 |", "| maf-5-8: loss | 1 |  |");
    }

    @Test
    void aPeerOfAnotherBenchmarkOnlyIsNoPeer() throws IOException {
        script("other_peer.py", "echo '{\"tool\": \"Other\", \"version\": \"1\", \"rows\": [\"auc\"]}'");
        assertThatThrownBy(() -> start(new ArrayList<>()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("knows a row; install one with 'pip install torch'");
    }

    @Test
    void theTableHasAColumnForEachTool() throws IOException, InterruptedException {
        script("slow_peer.py", SLOW);
        List<BenchmarkRow> told = new ArrayList<>();
        try (Peers peers = start(new ArrayList<>())) {
            BenchmarkTable table = EngineBenchmark.brief(StartupTest.pretended())
                    .against(peers)
                    .run(List.of("maf-5-8", "mlp-2x50", Startup.NAME), told::add);
            assertThat(table.toMarkdown())
                    .containsPattern("\\| row \\| unit \\| parameters \\| .*plain, 1 thread.*\\|\n\\|---\\|")
                    .containsPattern("\\| maf-5-8 \\| us/step \\| 31,800 \\| ")
                    .containsPattern("\\| row \\| unit \\| Sibyl \\| Slow eager 7 \\| Slow jit 7 \\|")
                    .containsPattern("\\| maf-5-8 \\| us/step \\| [0-9.,]+ \\| 2,000 \\([0-9.]+×\\) \\| 50. \\(")
                    .containsPattern("\\| startup-maf-5-8 \\| ms \\| 900 \\| 2,500 \\|");
        }
        // Once for each way in which the peer runs it, whatever the number of kernels and threads.
        assertThat(told.stream().filter(row -> row.fields().containsKey("peer")))
                .hasSize(2);
    }

    @Test
    void withoutACheckoutPythonOrToolsItSaysSo() throws IOException {
        assertThatThrownBy(() -> start(new ArrayList<>()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("but there is none; run it with ./sibyl from a checkout");
        script("absent_peer.py", "echo '{\"tool\": \"Absent\", \"missing\": \"No module named absent\"}'");
        assertThatThrownBy(() -> start(new ArrayList<>()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("nothing to compare with: Absent is not there")
                .hasMessageContaining("pip install torch");
        assertThatThrownBy(() -> starting("/no/such/python3").start(note -> {}))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("needs '/no/such/python3' on the path");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            exit 3                            | ended without an answer
            echo hello                        | answered 'hello', which is no JSON object
            echo '{"version": 3}'             | left out 'tool'
            """)
    void aPeerThatDoesNotSpeakTheProtocolIsNamed(String text, String message) throws IOException {
        script("odd_peer.py", text);
        assertThatThrownBy(() -> start(new ArrayList<>()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("odd_peer.py")
                .hasMessageContaining(message);
    }

    @Test
    void anAnswerWithoutANumberIsRefused() throws IOException {
        script("odd_peer.py", """
                echo '{"tool": "Odd", "version": "1", "rows": ["maf-5-8"]}'
                read row
                echo '{"row": "maf-5-8", "tool": "Odd", "version": "1", "us": "many"}'
                """);
        try (Peers peers = start(new ArrayList<>())) {
            assertThatThrownBy(() -> peers.measure("maf-5-8", new LinkedHashMap<>()))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("no number 'us'");
        }
    }
}
