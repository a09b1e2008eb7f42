package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.simulation.SimulationStore;
import org.sibyl.store.StoreException;
import org.sibyl.workflow.StableJson;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.Study;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A folder that holds a run, read again.
public final class RunFolder {
    private static final List<OutputFile> ALWAYS = List.of(
            OutputFile.STUDY,
            OutputFile.SIMULATIONS,
            OutputFile.POSTERIOR,
            OutputFile.DIAGNOSTICS,
            OutputFile.REPORT,
            OutputFile.MANIFEST,
            OutputFile.SUMMARY);

    private final RunDirectory directory;
    private final RunRecord record;

    private RunFolder(RunDirectory directory, RunRecord record) {
        this.directory = directory;
        this.record = record;
    }

    /// Something that was looked at.
    ///
    /// @param what in a line
    /// @param good whether it is as it should be
    public record Finding(String what, boolean good) {}

    /// Opens a folder.
    ///
    /// @throws StudyException if it holds no run
    public static RunFolder open(Path folder) {
        RunDirectory directory = new RunDirectory(folder);
        return new RunFolder(
                directory,
                directory
                        .record()
                        .orElseThrow(() -> new StudyException(directory.path()
                                + " holds no run; give the folder that 'sibyl run' or 'sibyl simulate' wrote to")));
    }

    /// The study as it was when the run began, with the observation that the folder holds.
    public Study study() {
        return Study.restore(directory.read(OutputFile.STUDY), record.studyFile(), record.observation());
    }

    /// Compares the folder with what the run recorded.
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        for (OutputFile output : ALWAYS) {
            if (!directory.has(output)) {
                findings.add(new Finding(output.fileName() + " is missing; the run is not finished", false));
            }
        }
        if (directory.has(OutputFile.MANIFEST)) {
            Map<String, String> now = Manifest.of(directory).hashes();
            Manifest.read(directory).hashes().forEach((file, hash) -> findings.add(hash(file, hash, now)));
        }
        if (directory.has(OutputFile.SIMULATIONS)) {
            findings.add(simulations());
        }
        if (directory.has(OutputFile.MODEL)) {
            findings.add(model());
        }
        return findings;
    }

    private static Finding hash(String file, String hash, Map<String, String> now) {
        if (!now.containsKey(file)) {
            return new Finding(file + " is missing", false);
        }
        boolean same = hash.equals(now.get(file));
        return new Finding(file + (same ? " is as the run left it" : " has changed since the run ended"), same);
    }

    private Finding simulations() {
        String name = OutputFile.SIMULATIONS.fileName();
        try (SimulationStore store = SimulationStore.open(directory.file(OutputFile.SIMULATIONS))) {
            long rows = store.rows(Campaign.TRAINING.key());
            return new Finding(
                    name + " holds " + rows + " of " + record.simulations() + " training simulations",
                    rows >= record.simulations());
        } catch (StoreException e) {
            return new Finding(String.valueOf(e.getMessage()), false);
        }
    }

    private Finding model() {
        String name = OutputFile.MODEL.fileName();
        try {
            StandardFits.load(directory, study());
            return new Finding(name + " gives the outputs that it gave when it was written", true);
        } catch (StoreException | StudyException e) {
            return new Finding(String.valueOf(e.getMessage()), false);
        }
    }

    /// The diagnostics that the run recorded.
    ///
    /// @throws StudyException if there are none, or they cannot be read
    public List<Diagnostic> diagnostics() {
        if (!directory.has(OutputFile.DIAGNOSTICS)) {
            return List.of();
        }
        try {
            List<Diagnostic> diagnostics = new ArrayList<>();
            for (JsonNode row : StableJson.MAPPER
                    .readTree(directory.read(OutputFile.DIAGNOSTICS))
                    .required("diagnostics")) {
                String advice = row.required("advice").asString();
                Verdict verdict = switch (row.required("verdict").asString()) {
                    case "pass" -> new Verdict.Pass();
                    case "concern" -> new Verdict.Concern(advice);
                    default -> new Verdict.Inconclusive(advice);
                };
                Map<String, Double> details = new LinkedHashMap<>();
                row.required("details")
                        .properties()
                        .forEach(entry -> details.put(entry.getKey(), number(entry.getValue())));
                diagnostics.add(new Diagnostic(
                        row.required("name").asString(), verdict, number(row.required("value")), details));
            }
            return diagnostics;
        } catch (JacksonException e) {
            throw new StudyException(
                    directory.file(OutputFile.DIAGNOSTICS) + " is damaged (" + e.getOriginalMessage()
                            + "); finish the run again with --resume",
                    e);
        }
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
