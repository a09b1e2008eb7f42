package org.sibyl.workflow.analysis;

import java.util.List;
import org.sibyl.report.Block;
import org.sibyl.store.StoreException;

/// What an analysis found, for people, for programs and for a folder.
public interface AnalysisResult {
    /// The answer first, then what has to be known about it; a sentence each.
    List<String> sentences();

    /// The numbers behind it.
    List<Block.Table> tables();

    /// One JSON object with stable keys: `summary.json`.
    String toJson();

    /// Writes everything, the summary last.
    ///
    /// @throws StoreException if a file cannot be written
    void write(AnalysisFolder folder);
}
