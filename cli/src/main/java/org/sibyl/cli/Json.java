package org.sibyl.cli;

import org.sibyl.workflow.run.RunOutcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON objects that no result type writes itself.
final class Json {
    static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static String simulated(RunOutcome.Simulated simulated) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("seed", simulated.seed());
        root.put("simulations", simulated.simulations());
        root.put("invalid", simulated.invalid());
        root.put("simulate_seconds", simulated.seconds());
        root.put("out", simulated.out().toString());
        return MAPPER.writeValueAsString(root);
    }

    static String error(int code, String message) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("error", message);
        root.put("exit", code);
        return MAPPER.writeValueAsString(root);
    }
}
