package org.sibyl.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.sibyl.engine.Kernels;

/// `bench classical`: density estimation and classification as they were before networks, in milliseconds.
///
/// | row | work |
/// |---|---|
/// | `kde-exact-2d` | a Gaussian kernel density of 100,000 rows at 10,000 queries, in two columns |
/// | `kde-exact-5d` | the same in five columns |
/// | `kde-grid-1d` | a kernel density of 1,000,000 rows on 1,024 points, with Silverman's rule for its bandwidth |
/// | `kde-grid-1d-isj` | the same with the improved Sheather–Jones rule |
/// | `kde-cv-1d` | the best of 30 bandwidths in five folds of 5,000 rows in one column |
/// | `gmm-10d-iteration` | an iteration of expectation-maximisation: 100,000 rows, 10 columns, 8 components |
/// | `gmm-10d` | the whole fit of that mixture, from one start by k-means |
/// | `logistic-20d` | logistic regression of 1,000,000 rows in 20 columns |
/// | `auc` | the area under the ROC curve of 1,000,000 scores |
///
/// A row's value is the median of its windows, `best` the fastest; its facts say how exact the result is.
public final class ClassicalBenchmark {
    private static final String NAME = "classical";

    /// Milliseconds of other tools on one core of a Zen 5 with AVX-512. `--peers` measures them on this machine.
    private static final Map<String, Map<String, Object>> PUBLISHED = Map.of(
            "kde-exact-2d", Map.of("scikit-learn", 20_200, "SciPy", 5_100),
            "kde-grid-1d", Map.of("KDEpy", "14 to 22"),
            "kde-cv-1d", Map.of("scikit-learn", 15_400),
            "gmm-10d", Map.of("scikit-learn", 910),
            "logistic-20d", Map.of("scikit-learn", 290),
            "auc", Map.of("scikit-learn", 215));

    private final Stopwatch stopwatch;
    private final List<ClassicalRow> rows;
    private final Peers peers;

    private ClassicalBenchmark(Stopwatch stopwatch, List<ClassicalRow> rows, Peers peers) {
        this.stopwatch = stopwatch;
        this.rows = rows;
        this.peers = peers;
    }

    /// With three seconds of warm-up and nine windows of 50 ms for each row; slow work has fewer.
    public static ClassicalBenchmark standard() {
        return new ClassicalBenchmark(
                new Stopwatch(Duration.ofSeconds(3), 9, Duration.ofMillis(50), 3), ClassicalRows.all(1), Peers.none());
    }

    /// The same, and on one thread in turn with other tools, which are not closed.
    public ClassicalBenchmark against(Peers others) {
        return new ClassicalBenchmark(stopwatch, rows, others);
    }

    /// With small data and times that only show that everything runs.
    static ClassicalBenchmark brief() {
        return new ClassicalBenchmark(
                new Stopwatch(Duration.ZERO, 1, Duration.ofMillis(1), 1), ClassicalRows.all(100), Peers.none());
    }

    /// Starts the tools that these rows are compared with.
    ///
    /// @param note is told, a line for each, which tools are not there
    /// @throws org.sibyl.workflow.StudyException if there is no checkout, no Python, or none of the tools
    public static Peers peers(Consumer<String> note) {
        return Peers.start(NAME, rows(), "'pip install scikit-learn'", note);
    }

    /// The names of all rows.
    public static List<String> rows() {
        return ClassicalRows.all(1).stream().map(ClassicalRow::name).toList();
    }

    /// Measures some rows.
    ///
    /// @param names of [#rows]; all of them if there is none
    /// @param progress is told each row when it is done
    /// @throws InterruptedException if the thread was interrupted while it waited for the kernels' warm-up
    /// @throws org.sibyl.workflow.StudyException if a peer does not speak the protocol
    public BenchmarkTable run(Collection<String> names, Consumer<BenchmarkRow> progress) throws InterruptedException {
        Kernels.best().settle();
        List<BenchmarkRow> done = new ArrayList<>();
        for (ClassicalRow row : rows) {
            if (names.isEmpty() || names.contains(row.name())) {
                for (int threads : row.threads()) {
                    // The peers run on one thread.
                    measure(row, threads, threads > 1 ? Peers.none() : peers).forEach(measured -> {
                        done.add(measured);
                        progress.accept(measured);
                    });
                }
            }
        }
        return BenchmarkTable.of(NAME, done);
    }

    private List<BenchmarkRow> measure(ClassicalRow row, int threads, Peers others) {
        SequencedMap<String, Object> way = new LinkedHashMap<>();
        way.put("kernel", EngineRow.Family.best().label());
        way.put("threads", threads);
        return new Measurement(row.name(), way, row.prepare(threads), row.stopwatch(stopwatch))
                .run(PUBLISHED.getOrDefault(row.name(), Map.of()), others);
    }
}
