package org.sibyl.workflow.analysis;

import java.util.List;
import org.sibyl.estimator.Provenance;
import org.sibyl.report.Block;

/// What produced the numbers of a report, for its end.
public final class RunFacts {
    private RunFacts() {}

    /// The seed, and what the provenance records.
    public static Block.Facts of(long seed, Provenance provenance) {
        return new Block.Facts(
                "Run",
                List.of(
                        new Block.Fact("seed", Long.toString(seed)),
                        new Block.Fact("Sibyl", provenance.version()),
                        new Block.Fact("kernel", provenance.kernel()),
                        new Block.Fact("SHA-256 of the rows", provenance.dataHash())));
    }
}
