package org.sibyl.report.figure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Figures as JSON: the record's components by name, after `kind` and `description`. The same figure gives the same
/// text.
public final class FigureJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FigureJson() {}

    /// The figure as one JSON object.
    public static String write(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("kind", figure.kind());
        node.put("description", figure.description());
        JsonNode components = MAPPER.valueToTree(figure);
        components.properties().forEach(component -> node.set(component.getKey(), component.getValue()));
        return MAPPER.writeValueAsString(node);
    }
}
