package org.sibyl.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A benchmark's rows as tables in Markdown, a line for each row and a column for each way in which it was measured, as
/// they stand in `docs/benchmarks`.
final class BenchmarkText {
    /// The fact that says how far a result is from the exact one.
    static final String ERROR = "largest relative error";

    private final List<BenchmarkRow> rows;

    private BenchmarkText(List<BenchmarkRow> rows) {
        this.rows = rows;
    }

    /// The tables of a run.
    static String of(BenchmarkTable table) {
        BenchmarkText text = new BenchmarkText(table.rows());
        return String.format(Locale.ROOT, "%s, %s, %s%n%n", table.machine(), table.versions(), table.date())
                + text.ours()
                + text.others()
                + text.answers()
                + text.startup();
    }

    private String ours() {
        SequencedMap<String, SequencedMap<String, String>> cells = new LinkedHashMap<>();
        for (BenchmarkRow row : rows) {
            if (row.fields().containsKey("kernel")) {
                SequencedMap<String, String> line = cells.computeIfAbsent(row.name(), name -> new LinkedHashMap<>());
                line.putIfAbsent("unit", row.unit());
                if (row.fields().get("parameters") instanceof Number parameters) {
                    line.putIfAbsent("parameters", count(parameters));
                }
                line.put(row.fields().get("kernel") + ", " + threads(row), number(row.value()));
                if (row.fields().get(ERROR) instanceof Number error) {
                    line.putIfAbsent(ERROR, String.format(Locale.ROOT, "%.1e", error.doubleValue()));
                }
                line.merge(
                        "bytes allocated",
                        count(row.fields().getOrDefault("allocated_bytes", 0)),
                        BenchmarkText::larger);
                if (row.fields().get("working_bytes") instanceof Number bytes && !line.containsKey("buffers KiB")) {
                    line.put("buffers KiB", count(bytes.longValue() / 1024));
                }
            }
        }
        return table(cells);
    }

    private String others() {
        SequencedMap<String, SequencedMap<String, String>> cells = new LinkedHashMap<>();
        for (BenchmarkRow row : rows) {
            if (row.fields().get("peer") instanceof String peer) {
                SequencedMap<String, String> line = cells.computeIfAbsent(row.name(), name -> new LinkedHashMap<>());
                line.putIfAbsent("unit", row.unit());
                line.putIfAbsent("Sibyl", ours(row.name()));
                line.put(peer, number(row.value()) + " (" + row.fields().get("times_ours") + "×)");
            }
        }
        return table(cells);
    }

    private String ours(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name) && row.fields().containsKey("kernel"))
                .findFirst()
                .map(row -> number(row.value()))
                .orElse("");
    }

    /// What the tools found, a line for each number.
    private String answers() {
        SequencedMap<String, SequencedMap<String, String>> cells = new LinkedHashMap<>();
        for (BenchmarkRow row : rows) {
            if (row.fields().get(Contender.ANSWER) instanceof Map<?, ?> answer) {
                String tool = row.fields().get("peer") instanceof String peer ? peer : "Sibyl";
                answer.forEach(
                        (what, number) -> cells.computeIfAbsent(row.name() + ": " + what, name -> new LinkedHashMap<>())
                                .putIfAbsent(tool, answer(number)));
            }
        }
        return table(cells);
    }

    private static String answer(Object number) {
        return number instanceof Double value && value == Math.rint(value) && Math.abs(value) < 1e9
                ? count(value)
                : String.valueOf(number);
    }

    private String startup() {
        SequencedMap<String, SequencedMap<String, String>> cells = new LinkedHashMap<>();
        for (BenchmarkRow row : rows) {
            if (row.fields().get("until") instanceof String until) {
                SequencedMap<String, String> line = cells.computeIfAbsent(row.name(), name -> new LinkedHashMap<>());
                line.putIfAbsent("unit", row.unit());
                line.put("to the " + until + (until.endsWith("step") ? "" : " state"), number(row.value()));
            }
        }
        return table(cells);
    }

    /// A table with all columns that a line has, in the order in which they first occur.
    private static String table(SequencedMap<String, SequencedMap<String, String>> cells) {
        if (cells.isEmpty()) {
            return "";
        }
        List<String> columns = new ArrayList<>();
        cells.values()
                .forEach(line -> line.keySet().stream()
                        .filter(column -> !columns.contains(column))
                        .forEach(columns::add));
        StringBuilder text = new StringBuilder("| row | ")
                .append(String.join(" | ", columns))
                .append(" |\n|---|")
                .append("---|".repeat(columns.size()))
                .append('\n');
        cells.forEach((name, line) -> {
            text.append("| ").append(name);
            columns.forEach(column -> text.append(" | ").append(line.getOrDefault(column, "")));
            text.append(" |\n");
        });
        return text.append('\n').toString();
    }

    private static String threads(BenchmarkRow row) {
        return Integer.valueOf(1).equals(row.fields().get("threads"))
                ? "1 thread"
                : row.fields().get("threads") + " threads";
    }

    private static String larger(String a, String b) {
        return a.length() > b.length() || (a.length() == b.length() && a.compareTo(b) > 0) ? a : b;
    }

    private static String count(Object number) {
        return String.format(Locale.ROOT, "%,d", ((Number) number).longValue());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }
}
