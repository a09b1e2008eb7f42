package org.sibyl.workflow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.sibyl.workflow.study.Study;
import org.sibyl.workflow.study.StudyHashes;

/// Studies that run in a second or so: not good enough for science, good enough for every stage of a run.
final class TinyStudy {
    static final String NPE = """
            study: tiny
            simulator: {task: two_moons}
            derived:
              sum: {expression: theta_1 + theta_2}
            method: {npe: {transforms: 2, hidden: 8, blocks: 1, batch: 50, max_epochs: 3}}
            budget: {simulations: 300, draws: 200}
            diagnostics: {calibration_pairs: 20, predictive_draws: 30}
            """;

    static final String ABC = NPE.replaceAll("method: .*", "method: abc");

    /// What has to be the same to the byte.
    static final OutputFile[] EXACT = {
        OutputFile.STUDY, OutputFile.MODEL, OutputFile.POSTERIOR, OutputFile.DIAGNOSTICS, OutputFile.MANIFEST
    };

    private TinyStudy() {}

    static Study npe() {
        return Study.parse(NPE, Path.of("tiny.yaml"));
    }

    static Study abc() {
        return Study.parse(ABC, Path.of("tiny.yaml"));
    }

    static RunOptions options(Path out) {
        return RunOptions.to(out).withSeed(7).withThreads(2);
    }

    /// The hashes of the files that have to be the same.
    static Map<String, String> exact(Path out) {
        Map<String, String> hashes = new TreeMap<>();
        for (OutputFile output : EXACT) {
            Path file = out.resolve(output.fileName());
            try {
                if (Files.exists(file)) {
                    hashes.put(output.fileName(), StudyHashes.sha256(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hashes;
    }
}
