package org.sibyl.workflow.analysis;

/// The files that an analysis of a table may leave in its folder.
public enum AnalysisFile {
    /// The fitted density, or the probability map of a classifier, on a grid.
    GRID("grid.csv"),
    /// Synthetic rows.
    SAMPLES("samples.csv"),
    /// What the model says of each row that it was shown.
    SCORES("scores.csv"),
    /// The page to read.
    REPORT("report.html"),
    /// The result in short, written last.
    SUMMARY("summary.json");

    private final String fileName;

    AnalysisFile(String fileName) {
        this.fileName = fileName;
    }

    /// The name in the folder.
    public String fileName() {
        return fileName;
    }
}
