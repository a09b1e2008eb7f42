package org.sibyl.benchmark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// One measured number.
///
/// @param name what was measured, as in `maf-5-8`
/// @param fields what tells it from other rows of that name (kernel, threads, task, method, simulations, observation,
///     seed, …) and what it is compared with (published, peer); text, numbers or maps of them
/// @param value the number
/// @param unit as in `us/step`
public record BenchmarkRow(String name, SequencedMap<String, Object> fields, double value, String unit) {
    /// Keeps its own copy of the fields.
    ///
    /// @throws IllegalArgumentException if a field is called name, value or unit
    public BenchmarkRow {
        for (String reserved : new String[] {"name", "value", "unit"}) {
            if (fields.containsKey(reserved)) {
                throw new IllegalArgumentException(
                        "a row of a benchmark cannot have a further field '" + reserved + "'; call it something else");
            }
        }
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    /// A row with no further fields.
    public static BenchmarkRow of(String name, double value, String unit) {
        return new BenchmarkRow(name, new LinkedHashMap<>(), value, unit);
    }

    /// With one field more, after the others.
    public BenchmarkRow with(String field, Object content) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, content);
        return new BenchmarkRow(name, more, value, unit);
    }

    /// Name, fields, value and unit, in this order.
    SequencedMap<String, Object> toMap() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.putAll(fields);
        map.put("value", value);
        map.put("unit", unit);
        return map;
    }

    /// As in `maf-5-8  kernel vector-512, threads 1  312.4 us/step`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append("  ");
        String separator = "";
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            text.append(separator).append(field.getKey()).append(' ').append(field.getValue());
            separator = ", ";
        }
        return text.append("  ").append(rounded()).append(' ').append(unit).toString();
    }

    private String rounded() {
        return String.format(java.util.Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
