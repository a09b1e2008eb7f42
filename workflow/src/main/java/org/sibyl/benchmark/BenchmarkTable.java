package org.sibyl.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every benchmark prints: where, with what and when it ran, and its rows.
///
/// @param benchmark its name, as on the command line
public record BenchmarkTable(
        String benchmark, Machine machine, Versions versions, Instant date, List<BenchmarkRow> rows) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Keeps its own copy of the rows.
    public BenchmarkTable {
        rows = List.copyOf(rows);
    }

    /// Rows measured just now, on this machine.
    public static BenchmarkTable of(String benchmark, List<BenchmarkRow> rows) {
        return new BenchmarkTable(
                benchmark, Machine.current(), Versions.current(), Instant.now().truncatedTo(ChronoUnit.SECONDS), rows);
    }

    /// One JSON object: benchmark, machine, versions, date, rows.
    public String toJson() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("benchmark", benchmark);
        map.put("machine", machine.toMap());
        map.put("versions", versions.toMap());
        map.put("date", date.toString());
        map.put("rows", rows.stream().map(BenchmarkRow::toMap).toList());
        return MAPPER.writeValueAsString(map);
    }

    /// Tables in Markdown, a line for each name, if these are rows of `bench engine` or `bench classical`.
    public String toMarkdown() {
        return BenchmarkText.of(this);
    }

    /// The machine, the versions and a line for each row, for people.
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(benchmark)
                .append(" on ")
                .append(machine)
                .append(", ")
                .append(versions)
                .append('\n');
        rows.forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
