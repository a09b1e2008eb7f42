package org.sibyl.workflow.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sibyl.tensor.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// SHA-256 of what a study says, hexadecimal; comments, blank space and the order of top-level keys do not count.
///
/// @param study everything
/// @param simulations what the simulations depend on: simulator, parameters, names of observables
/// @param observation the observed numbers
public record StudyHashes(String study, String simulations, String observation) {
    private static final List<String> SIMULATION_KEYS = List.of("simulator", "parameters", "joint");

    static StudyHashes of(JsonNode tree, Observation observation) {
        ObjectNode simulations = JsonNodeFactory.instance.objectNode();
        for (String key : SIMULATION_KEYS) {
            if (tree.has(key)) {
                simulations.set(key, tree.get(key));
            }
        }
        observation.names().forEach(simulations.putArray("names")::add);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        tree.propertyNames().stream().sorted().forEach(key -> all.set(key, tree.get(key)));
        String values = numbers(observation.values());
        return new StudyHashes(sha256(all + values), sha256(simulations.toString()), sha256(values));
    }

    /// SHA-256 of a text's UTF-8 bytes, hexadecimal.
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /// SHA-256 of bytes, hexadecimal.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String numbers(Tensor values) {
        return java.util.Arrays.toString(values.toArray());
    }
}
