package org.sibyl.workflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Node.Entry;
import org.sibyl.workflow.study.Node.Listing;
import org.sibyl.workflow.study.Node.Mapping;
import org.sibyl.workflow.study.Node.Position;
import org.sibyl.workflow.study.Node.Scalar;

/// The fields of one mapping of a study that has passed the schema: types are right, values may still be wrong.
///
/// @param file the study's name for messages
/// @param mapping the fields
record Fields(String file, Mapping mapping) {
    /// The error that something at a place is wrong.
    StudyException wrong(Position position, String what) {
        return new StudyException(file + ":" + position + ": " + what);
    }

    /// The error that the value under a key is wrong.
    StudyException wrong(String key, String what) {
        return wrong(position(key), what);
    }

    /// Where the value under a key stands; where the mapping begins if there is none.
    Position position(String key) {
        Node value = mapping.get(key);
        return value == null ? mapping.position() : value.position();
    }

    boolean has(String key) {
        return mapping.get(key) != null;
    }

    List<String> keys() {
        return List.copyOf(mapping.entries().sequencedKeySet());
    }

    @Nullable
    Node node(String key) {
        return mapping.get(key);
    }

    /// The mapping under a key; an empty one if the key is missing or has no value.
    Fields child(String key) {
        Node value = mapping.get(key);
        if (value instanceof Mapping child) {
            return new Fields(file, child);
        }
        return new Fields(file, new Mapping(position(key), java.util.Collections.emptyNavigableMap()));
    }

    Optional<String> text(String key) {
        return mapping.get(key) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /// The text under a key that must be there.
    String requiredText(String key) {
        return text(key).orElseThrow();
    }

    double number(String key, double otherwise) {
        return mapping.get(key) instanceof Scalar scalar ? asNumber(scalar) : otherwise;
    }

    int integer(String key, int otherwise) {
        if (!(mapping.get(key) instanceof Scalar scalar)) {
            return otherwise;
        }
        double value = asNumber(scalar);
        if (value > Integer.MAX_VALUE) {
            throw wrong(key, "'" + key + "' must be at most " + Integer.MAX_VALUE + ", found " + scalar.text());
        }
        return (int) value;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            texts.add(((Scalar) item).text());
        }
        return texts;
    }

    double[] numbers(String key) {
        return items(key).stream().mapToDouble(Fields::asNumber).toArray();
    }

    List<Node> items(String key) {
        return mapping.get(key) instanceof Listing listing ? listing.items() : List.of();
    }

    /// The one key of a mapping that has exactly one, with its place.
    String only() {
        return mapping.entries().firstEntry().getKey();
    }

    /// Where a key stands.
    Position keyPosition(String key) {
        Entry entry = Objects.requireNonNull(mapping.entries().get(key));
        return entry.key();
    }

    static double asNumber(Node node) {
        return ((Number) Objects.requireNonNull(((Scalar) node).value())).doubleValue();
    }
}
