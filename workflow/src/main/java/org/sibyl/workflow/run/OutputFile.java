package org.sibyl.workflow.run;

/// The files of a run folder.
public enum OutputFile {
    /// What decides the numbers of this run, written first.
    RUN("run.json"),
    /// The study as it was when the run began.
    STUDY("study.yaml"),
    /// All simulations.
    SIMULATIONS("simulations.db"),
    /// The fitted model, where the method has one.
    MODEL("model.safetensors"),
    /// Draws of the parameters and derived quantities.
    POSTERIOR("posterior.csv"),
    /// Every diagnostic with its verdict and numbers.
    DIAGNOSTICS("diagnostics.json"),
    /// The page to read.
    REPORT("report.html"),
    /// The SHA-256 of the files above that depend on study, seed and kernel alone.
    MANIFEST("manifest.json"),
    /// The result in short, written last.
    SUMMARY("summary.json"),
    /// What happened when.
    LOG("run.log"),
    /// What a simulator program wrote on its standard error.
    SIMULATOR_LOG("simulator.log");

    private final String fileName;

    OutputFile(String fileName) {
        this.fileName = fileName;
    }

    /// The name in the folder.
    public String fileName() {
        return fileName;
    }
}
