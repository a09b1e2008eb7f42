package org.sibyl.report;

import java.util.List;
import java.util.Optional;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.ExpectedCoverageResult;
import org.sibyl.diagnostic.SbcResult;
import org.sibyl.distribution.Parameter;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.metric.TestResult;
import org.sibyl.report.figure.CoverageCurve;
import org.sibyl.report.figure.LossCurve;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.RankHistograms;

/// The blocks of a report that say whether a posterior can be trusted.
public final class TrustBlocks {
    private TrustBlocks() {}

    /// The verdicts of the diagnostics.
    public static Block.Checks checks(List<Diagnostic> diagnostics) {
        return new Block.Checks(diagnostics.stream()
                .map(diagnostic -> new Block.Check(
                        DiagnosticWords.title(diagnostic), DiagnosticWords.evidence(diagnostic), diagnostic.verdict()))
                .toList());
    }

    /// The rank histograms of simulation-based calibration.
    public static Block.Illustration calibration(List<Parameter> parameters, SbcResult sbc) {
        List<Quantity> quantities = parameters.stream().map(Quantity::of).toList();
        int[][] ranks = new int[quantities.size()][sbc.ranks().rows()];
        for (int j = 0; j < ranks.length; j++) {
            for (int i = 0; i < ranks[j].length; i++) {
                ranks[j][i] = (int) sbc.ranks().get(i, j);
            }
        }
        double[] pValues = sbc.tests().stream().mapToDouble(TestResult::pValue).toArray();
        return new Block.Illustration(
                "Simulation-based calibration",
                "Ranks of the true parameters among posterior draws, over simulations that were held out. If the"
                        + " posterior is right they are uniform and stay inside the band.",
                RankHistograms.of(quantities, ranks, sbc.draws(), pValues));
    }

    /// The coverage curve of highest-density regions.
    public static Block.Illustration coverage(ExpectedCoverageResult coverage) {
        return new Block.Illustration(
                "Expected coverage",
                "How often regions of a given credibility hold the truth. Below the diagonal the posterior is"
                        + " over-confident.",
                CoverageCurve.of(coverage.smallestCredibilities().toArray()));
    }

    /// The training curve; nothing for a fit without epochs.
    public static Optional<Block.Illustration> training(TrainingCurve curve) {
        return curve.training().isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Illustration(
                        "Training",
                        "Loss of each epoch; the parameters of the marked one were kept.",
                        LossCurve.of(curve)));
    }
}
