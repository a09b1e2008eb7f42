package org.sibyl.workflow.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.StudyHashes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The SHA-256 of the outputs that follow from study, seed and kernel, so that a change by anybody is seen.
///
/// @param hashes by file name, hexadecimal
record Manifest(SequencedMap<String, String> hashes) {
    private static final List<OutputFile> COVERED =
            List.of(OutputFile.STUDY, OutputFile.MODEL, OutputFile.POSTERIOR, OutputFile.DIAGNOSTICS);

    Manifest {
        hashes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hashes));
    }

    /// The manifest of a folder as it is now.
    static Manifest of(RunDirectory directory) {
        SequencedMap<String, String> hashes = new LinkedHashMap<>();
        for (OutputFile output : COVERED) {
            if (directory.has(output)) {
                hashes.put(output.fileName(), StudyHashes.sha256(directory.bytes(output)));
            }
        }
        return new Manifest(hashes);
    }

    /// The manifest that a folder holds.
    static Manifest read(RunDirectory directory) {
        SequencedMap<String, String> hashes = new LinkedHashMap<>();
        try {
            StableJson.MAPPER
                    .readTree(directory.read(OutputFile.MANIFEST))
                    .required("sha256")
                    .properties()
                    .forEach(
                            entry -> hashes.put(entry.getKey(), entry.getValue().asString()));
        } catch (JacksonException e) {
            throw new StudyException(
                    directory.file(OutputFile.MANIFEST) + " is damaged (" + e.getOriginalMessage()
                            + "); finish the run again with --resume",
                    e);
        }
        return new Manifest(hashes);
    }

    String toJson() {
        ObjectNode root = StableJson.MAPPER.createObjectNode();
        ObjectNode files = root.putObject("sha256");
        hashes.forEach(files::put);
        return StableJson.text(root);
    }
}
