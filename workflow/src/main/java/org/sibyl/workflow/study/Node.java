package org.sibyl.workflow.study;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML file that knows where it stands.
sealed interface Node {
    /// Where the piece begins.
    Position position();

    /// What the piece is, for messages.
    String describe();

    /// Keys with values, in the order of the file.
    record Mapping(Position position, SequencedMap<String, Entry> entries) implements Node {
        @Override
        public String describe() {
            return "a mapping";
        }

        /// The value under a key, or null.
        @Nullable
        Node get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /// A key's place and its value.
    record Entry(Position key, Node value) {}

    /// A sequence.
    record Listing(Position position, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /// A string, a number (Long or Double), a truth value or null.
    ///
    /// @param text as it stands in the file, without quotes
    record Scalar(Position position, @Nullable Object value, String text) implements Node {
        @Override
        public String describe() {
            return switch (value) {
                case null -> "nothing";
                case String s -> "'" + s + "'";
                default -> text;
            };
        }
    }

    /// A place in a file, counted from 1.
    record Position(int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }
}
