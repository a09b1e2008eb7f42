package org.sibyl.workflow;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON with stable keys, indented, for people and programs. What is not a finite number is null, for JSON
/// has no other word.
public final class StableJson {
    /// What reads and writes it.
    public static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StableJson() {}

    /// The object as text, with a line break at its end.
    public static String text(ObjectNode root) {
        return MAPPER.writeValueAsString(root) + "\n";
    }

    /// Puts a number, or null if it is not finite.
    public static void number(ObjectNode target, String name, double value) {
        if (Double.isFinite(value)) {
            target.put(name, value);
        } else {
            target.putNull(name);
        }
    }
}
