package org.sibyl.workflow.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Listing;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Scalar;
import org.sibyl.workflow.study.Observation.Axis;
import org.sibyl.workflow.study.Observation.Series;

/// Reads `observation:`: values in the study itself, or columns of a CSV file, one under the other.
final class ObservationReader {
    private final Fields fields;
    private final List<String> observables;

    /// @param fields the mapping under `observation`
    /// @param observables the names that the study gives to the observables; empty if it gives none
    ObservationReader(Fields fields, List<String> observables) {
        this.fields = fields;
        this.observables = observables;
    }

    Observation read(Path folder) {
        if (fields.has("values") == fields.has("file")) {
            throw fields.wrong(
                    fields.mapping().position(),
                    "'observation' takes either 'values' or 'file', found "
                            + (fields.has("values") ? "both" : "neither") + "; give one of the two");
        }
        return fields.has("values") ? fromValues() : fromFile(folder);
    }

    private Observation fromValues() {
        double[] values = fields.numbers("values");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                Node item = fields.items("values").get(i);
                throw fields.wrong(
                        item.position(),
                        "the observation must be finite numbers, found " + item.describe()
                                + "; put the number that was seen");
            }
        }
        String label = fields.text("label").orElse("observation");
        return observation(
                values, List.of(new Series("x", label, 0, values.length)), axis(Optional.empty(), values.length));
    }

    private Observation fromFile(Path folder) {
        CsvColumns csv = CsvColumns.read(fields, "file", "observation file", folder);
        SequencedMap<String, String> columns = columns(csv);
        if (columns.isEmpty()) {
            return oneRow(csv);
        }
        List<double[]> parts = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        int first = 0;
        for (Map.Entry<String, String> column : columns.entrySet()) {
            double[] part = csv.numbers(column.getKey());
            parts.add(part);
            series.add(new Series(column.getKey(), column.getValue(), first, part.length));
            first += part.length;
        }
        double[] values =
                parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        return observation(values, series, axis(Optional.of(csv), csv.rows()));
    }

    /// The columns that the study names, each with its label.
    private SequencedMap<String, String> columns(CsvColumns csv) {
        SequencedMap<String, String> columns = new LinkedHashMap<>();
        if (fields.has("column") && fields.has("columns")) {
            throw fields.wrong("columns", "give either 'column' or 'columns', not both");
        }
        Optional<String> label = fields.text("label");
        fields.text("column").ifPresent(column -> {
            csv.require(column, fields.position("column"));
            columns.put(column, label.orElse(column));
        });
        switch (fields.node("columns")) {
            case Mapping mapping ->
                mapping.entries().forEach((column, entry) -> {
                    csv.require(column, entry.key());
                    boolean named = entry.value() instanceof Scalar scalar && scalar.value() != null;
                    columns.put(column, named ? ((Scalar) entry.value()).text() : column);
                });
            case Listing listing ->
                listing.items().forEach(item -> {
                    String column = ((Scalar) item).text();
                    csv.require(column, item.position());
                    columns.put(column, label.map(text -> column + ", " + text).orElse(column));
                });
            case Scalar _ -> throw new IllegalStateException("the schema allows no scalar here");
            case null -> {}
        }
        return columns;
    }

    /// A file of one row is one observation whose header names the observables.
    private Observation oneRow(CsvColumns csv) {
        if (csv.rows() != 1) {
            throw fields.wrong(
                    "file",
                    "'" + csv.name() + "' has " + csv.rows() + " rows; say which of its columns is the observation with"
                            + " 'column' (it has " + String.join(", ", csv.header()) + ")");
        }
        double[] values = csv.header().stream()
                .mapToDouble(column -> csv.numbers(column)[0])
                .toArray();
        List<Series> series = List.of(new Series("x", fields.text("label").orElse("observation"), 0, values.length));
        Observation plain = observation(values, series, axis(Optional.empty(), values.length));
        return observables.isEmpty() ? new Observation(plain.values(), csv.header(), series, plain.axis()) : plain;
    }

    private Optional<Axis> axis(Optional<CsvColumns> csv, int length) {
        if (!fields.has("axis")) {
            return Optional.empty();
        }
        Fields axis = fields.child("axis");
        if (axis.has("column") == axis.has("values")) {
            throw fields.wrong("axis", "'axis' takes either 'column' or 'values'; give one of the two");
        }
        if (axis.has("values")) {
            List<String> ticks = axis.texts("values");
            if (ticks.size() != length) {
                throw axis.wrong(
                        "values",
                        "the axis has " + ticks.size() + " values but each series has " + length + "; give as many");
            }
            return Optional.of(new Axis(axis.text("label").orElse(""), ticks));
        }
        CsvColumns file = csv.orElseThrow(() -> axis.wrong(
                "column", "an axis by column needs an observation by 'file'; use 'values' for the axis here"));
        String column = axis.requiredText("column");
        file.require(column, axis.position("column"));
        return Optional.of(new Axis(axis.text("label").orElse(column), file.texts(column)));
    }

    private Observation observation(double[] values, List<Series> series, Optional<Axis> axis) {
        List<String> names = observables;
        if (names.isEmpty()) {
            names = series.stream()
                    .flatMap(s -> IntStream.rangeClosed(1, s.count()).mapToObj(i -> s.name() + "_" + i))
                    .toList();
        }
        if (names.size() != values.length) {
            throw new StudyException(fields.file() + ":" + fields.mapping().position() + ": the observation has "
                    + values.length + " values but 'observables' names " + names.size()
                    + "; give one name for each value");
        }
        return new Observation(Tensor.vector(values), names, series, axis);
    }
}
