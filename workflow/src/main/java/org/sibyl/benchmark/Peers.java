package org.sibyl.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.sibyl.workflow.StudyException;

/// The other tools that a benchmark's rows are compared with: the programs `*_peer.py` of `benchmarks/peers`, as far as
/// Python and the tools are there.
public final class Peers implements AutoCloseable {
    private static final String PYTHON = "python3";
    private static final Path FOLDER = Path.of("benchmarks", "peers");

    private final List<Peer> peers;

    Peers(List<Peer> peers) {
        this.peers = List.copyOf(peers);
    }

    /// No peers.
    public static Peers none() {
        return new Peers(List.of());
    }

    /// Starts the peers of the checkout that Sibyl was started from.
    ///
    /// @param benchmark its name, as on the command line
    /// @param rows of the benchmark; peers that know none of them are left out
    /// @param remedy what would install one, for the message if there is none
    /// @param note is told, a line for each, which tools are not there
    /// @throws StudyException if there is no checkout, no Python, or none of the tools
    static Peers start(String benchmark, Collection<String> rows, String remedy, Consumer<String> note) {
        String launcher = System.getProperty("sibyl.launcher", "");
        Path root = launcher.isEmpty()
                ? Path.of("").toAbsolutePath()
                : Path.of(launcher).toAbsolutePath().resolveSibling("");
        return new Starting(root.resolve(FOLDER), PYTHON, benchmark, rows, remedy).start(note);
    }

    /// How peers are found and started.
    ///
    /// @param folder of the scripts
    /// @param python what runs them
    record Starting(Path folder, String python, String benchmark, Collection<String> rows, String remedy) {
        Peers start(Consumer<String> note) {
            List<Peer> peers = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            try {
                for (Path script : scripts(folder)) {
                    Peer peer = Peer.start(List.of(python, script.toString()), benchmark);
                    if (peer.knowsOneOf(rows)) {
                        peers.add(peer);
                        continue;
                    }
                    peer.close();
                    if (!peer.missing().isEmpty()) {
                        missing.add(peer.tool() + " is not there (" + peer.missing() + ")");
                    }
                }
            } catch (IOException e) {
                throw new StudyException(
                        "--peers needs '" + python
                                + "' on the path, which cannot be started; install Python 3, or leave --peers away",
                        e);
            }
            if (peers.isEmpty()) {
                throw new StudyException("--peers has nothing to compare with: "
                        + (missing.isEmpty() ? "no program in " + folder + " knows a row" : String.join("; ", missing))
                        + "; install one with " + remedy + ", or leave --peers away");
            }
            missing.forEach(note);
            return new Peers(peers);
        }
    }

    private static List<Path> scripts(Path folder) {
        List<Path> scripts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*_peer.py")) {
                files.forEach(scripts::add);
            } catch (IOException e) {
                throw new StudyException("the folder " + folder + " cannot be read", e);
            }
        }
        if (scripts.isEmpty()) {
            throw new StudyException("--peers runs the programs in " + folder
                    + ", but there is none; run it with ./sibyl" + " from a checkout of Sibyl, or leave --peers away");
        }
        // PyTorch, which is what the bars are relative to, before JAX.
        scripts.sort(java.util.Comparator.reverseOrder());
        return scripts;
    }

    /// Whether there is none.
    boolean isEmpty() {
        return peers.isEmpty();
    }

    /// Lets each peer measure the row once.
    ///
    /// @param times for each tool what it took; more is added
    void measure(String row, Map<String, List<Peer.Time>> times) {
        for (Peer peer : peers) {
            for (Peer.Time time : peer.measure(row)) {
                times.computeIfAbsent(time.tool(), tool -> new ArrayList<>()).add(time);
            }
        }
    }

    /// A row for each tool: the median of what it took, how many times ours that is, and what it found.
    ///
    /// @param ours microseconds
    static List<BenchmarkRow> rows(
            String name, Contender contender, double ours, SequencedMap<String, List<Peer.Time>> times) {
        List<BenchmarkRow> rows = new ArrayList<>();
        times.forEach((tool, measured) -> {
            double micros = Stopwatch.Timing.of(
                            measured.stream().mapToDouble(Peer.Time::micros).toArray())
                    .median();
            SequencedMap<String, Object> fields = new LinkedHashMap<>();
            fields.put("peer", tool);
            fields.put("threads", 1);
            fields.put("times_ours", Math.round(micros / ours * 100) / 100.0);
            if (!measured.getLast().answer().isEmpty()) {
                fields.put(Contender.ANSWER, measured.getLast().answer());
            }
            rows.add(new BenchmarkRow(name, fields, contender.value().applyAsDouble(micros), contender.unit()));
        });
        return rows;
    }

    /// Ends the peers.
    @Override
    public void close() {
        peers.forEach(Peer::close);
    }
}
