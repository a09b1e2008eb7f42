package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Observation;
import org.sibyl.workflow.study.Observation.Axis;
import org.sibyl.workflow.study.Observation.Series;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `run.json`: what decides the numbers of a run, and the observation, so that the folder stands on its own.
///
/// @param study its name
/// @param studyFile where the study stood, absolute
/// @param studyHash of everything that the study says
/// @param simulationsHash of what the simulations depend on, the simulator's own files included
/// @param seed of everything random
/// @param simulations rows to train on
/// @param observation what was seen
record RunRecord(
        String study,
        Path studyFile,
        String studyHash,
        String simulationsHash,
        long seed,
        int simulations,
        Observation observation) {
    private static final int FORMAT = 1;

    String toJson() {
        ObjectNode root = StableJson.MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("study", study);
        root.put("study_file", studyFile.toString());
        root.put("study_hash", studyHash);
        root.put("simulations_hash", simulationsHash);
        root.put("seed", seed);
        root.put("simulations", simulations);
        write(root.putObject("observation"));
        return StableJson.text(root);
    }

    private void write(ObjectNode target) {
        observation.names().forEach(target.putArray("names")::add);
        ArrayNode values = target.putArray("values");
        for (double value : observation.values().toArray()) {
            values.add(value);
        }
        ArrayNode series = target.putArray("series");
        for (Series one : observation.series()) {
            series.addObject()
                    .put("name", one.name())
                    .put("label", one.label())
                    .put("first", one.first())
                    .put("count", one.count());
        }
        observation.axis().ifPresent(axis -> {
            ObjectNode object = target.putObject("axis").put("label", axis.label());
            axis.ticks().forEach(object.putArray("ticks")::add);
        });
    }

    /// The record of a text.
    ///
    /// @param file for messages
    /// @throws StudyException if the text is not a record, or one of another version
    static RunRecord parse(Path file, String text) {
        try {
            JsonNode root = StableJson.MAPPER.readTree(text);
            if (root.path("format").asInt(-1) != FORMAT) {
                throw new StudyException(
                        file + " has the format " + root.path("format").asString("?")
                                + ", this version of Sibyl reads format " + FORMAT
                                + "; use the version that wrote it, or another folder");
            }
            return new RunRecord(
                    root.required("study").asString(),
                    Path.of(root.required("study_file").asString()),
                    root.required("study_hash").asString(),
                    root.required("simulations_hash").asString(),
                    root.required("seed").asLong(),
                    root.required("simulations").asInt(),
                    observation(root.required("observation")));
        } catch (JacksonException e) {
            throw new StudyException(
                    file + " is not the record of a run (" + e.getOriginalMessage() + "); use another folder", e);
        }
    }

    private static Observation observation(JsonNode node) {
        double[] values = new double[node.required("values").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.required("values").get(i).asDouble();
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode one : node.required("series")) {
            series.add(new Series(
                    one.required("name").asString(),
                    one.required("label").asString(),
                    one.required("first").asInt(),
                    one.required("count").asInt()));
        }
        Optional<Axis> axis = Optional.ofNullable(node.get("axis"))
                .map(object -> new Axis(object.required("label").asString(), texts(object.required("ticks"))));
        return new Observation(Tensor.vector(values), texts(node.required("names")), series, axis);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }
}
