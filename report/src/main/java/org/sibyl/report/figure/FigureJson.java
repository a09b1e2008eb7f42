package org.sibyl.report.figure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Figures as JSON: the record's components by name, after `kind` and `description`. The same figure gives the same
/// text.
public final class FigureJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FigureJson() {}

    /// The figure as one JSON object.
    public static String write(Figure figure) {
        return MAPPER.writeValueAsString(tree(figure));
    }

    private static ObjectNode tree(Figure figure) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("kind", figure.kind());
        node.put("description", figure.description());
        if (figure instanceof PanelGrid grid) {
            ArrayNode panels = node.putArray("panels");
            grid.panels()
                    .forEach(panel ->
                            panels.addObject().put("title", panel.title()).set("figure", tree(panel.figure())));
            return node;
        }
        JsonNode components = MAPPER.valueToTree(figure);
        components.properties().forEach(component -> node.set(component.getKey(), component.getValue()));
        return node;
    }
}
