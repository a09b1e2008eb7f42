package org.sibyl.workflow.run;

import java.util.List;
import java.util.Optional;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.ExpectedCoverageResult;
import org.sibyl.diagnostic.SbcResult;

/// What the diagnostics found, and what their figures need.
///
/// @param diagnostics all, in the order of the report
/// @param sbc if there were calibration pairs to rank
/// @param coverage if there were calibration pairs to rank
record Evidence(List<Diagnostic> diagnostics, Optional<SbcResult> sbc, Optional<ExpectedCoverageResult> coverage) {
    Evidence {
        diagnostics = List.copyOf(diagnostics);
    }
}
