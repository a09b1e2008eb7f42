package org.sibyl.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Measures a row in one way, in turn with other tools, since a machine is not equally quick all the time.
///
/// The row's value is the median of its windows, `best` the fastest.
///
/// @param name the row
/// @param way what tells it from other measurements of the row: kernels, threads
/// @param contender our work
/// @param stopwatch how long it is measured
record Measurement(String name, SequencedMap<String, Object> way, Contender contender, Stopwatch stopwatch) {
    /// Our row, then one for each tool.
    ///
    /// @param published what others take for it elsewhere; may be empty
    /// @param others the tools that are there
    List<BenchmarkRow> run(Map<String, Object> published, Peers others) {
        SequencedMap<String, List<Peer.Time>> times = new LinkedHashMap<>();
        Stopwatch.Timing timing = others.isEmpty()
                ? stopwatch.time(contender.work())
                : stopwatch.time(contender.work(), () -> others.measure(name, times));
        SequencedMap<String, Object> fields = new LinkedHashMap<>(way);
        fields.put("best", contender.value().applyAsDouble(timing.best()));
        fields.putAll(contender.facts());
        fields.put("allocated_bytes", Allocation.bytes(contender.work(), stopwatch.repetitions(timing)));
        if (!published.isEmpty()) {
            fields.put("published", published);
        }
        List<BenchmarkRow> rows = new ArrayList<>();
        rows.add(new BenchmarkRow(name, fields, contender.value().applyAsDouble(timing.median()), contender.unit()));
        rows.addAll(Peers.rows(name, contender, timing.median(), times));
        return rows;
    }
}
