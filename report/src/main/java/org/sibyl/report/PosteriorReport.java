package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.diagnostic.CalibrationRanks;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.ExpectedCoverage;
import org.sibyl.diagnostic.ExpectedCoverageResult;
import org.sibyl.diagnostic.Sbc;
import org.sibyl.diagnostic.SbcResult;
import org.sibyl.diagnostic.Shrinkage;
import org.sibyl.diagnostic.TrainingCheck;
import org.sibyl.distribution.Prior;
import org.sibyl.estimator.Fit;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.report.figure.PairPlot;
import org.sibyl.report.figure.Quantity;
import org.sibyl.report.figure.Summary;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// The report of a posterior that was made in Java: the table of parameters, the pair plot, and the checks.
///
/// @param title what the page is called
/// @param fit the fitted posterior
/// @param draws of the posterior for the observation `[n, p]`
/// @param heldOut pairs (θ, x) from the prior and the simulator that the fit has not seen: they give calibration and
///     coverage
/// @param seed for the prior's draws behind the posterior's, and for the ranks
public record PosteriorReport(
        String title, Fit<? extends AmortizedPosterior> fit, Tensor draws, Simulations heldOut, Seed seed) {
    private static final int PRIOR_DRAWS = 5_000;

    /// The page, for [ReportWriter].
    public ReportPage page() {
        Prior prior = fit.model().prior();
        Tensor priorDraws = prior.sample(PRIOR_DRAWS, seed.child("prior"));
        int threads = Runtime.getRuntime().availableProcessors();
        CalibrationRanks ranks =
                CalibrationRanks.of(fit.model(), heldOut, Sbc.DEFAULT.draws(), threads, seed.child("calibration"));
        SbcResult sbc = Sbc.DEFAULT.run(ranks);
        ExpectedCoverageResult coverage = ExpectedCoverage.DEFAULT.run(ranks);
        List<Diagnostic> diagnostics = List.of(
                TrainingCheck.DEFAULT.run(fit.status(), fit.curve()),
                sbc.diagnostic(),
                coverage.diagnostic(),
                Shrinkage.DEFAULT.run(prior.names(), priorDraws, draws).diagnostic());

        List<Summary> summaries = IntStream.range(0, draws.columns())
                .mapToObj(j -> Summary.of(Quantity.of(prior.parameters().get(j)), draws.column(j)))
                .toList();
        List<Block> trust = new ArrayList<>();
        trust.add(TrustBlocks.calibration(prior.parameters(), sbc));
        trust.add(TrustBlocks.coverage(coverage));
        TrustBlocks.training(fit.curve()).ifPresent(trust::add);
        return new ReportPage(
                title,
                Numbers.count(draws.rows()) + " draws of the posterior",
                "",
                List.of(
                        Section.of(
                                "answer",
                                "The answer",
                                ParameterTable.of(
                                        "An interval from 5 % to 95 % holds the parameter with probability 90 %.",
                                        summaries),
                                TrustBlocks.checks(diagnostics)),
                        Section.of(
                                "posterior",
                                "Posterior",
                                new Block.Illustration(
                                        "Parameters",
                                        "On the diagonal each parameter alone, with the prior behind it; below it each"
                                                + " pair.",
                                        PairPlot.of(prior.parameters(), draws, priorDraws))),
                        new Section("trust", "Can it be trusted?", trust)),
                List.of(new Block.Facts(
                        "Fit",
                        List.of(
                                new Block.Fact("kernel", fit.provenance().kernel()),
                                new Block.Fact("Sibyl", fit.provenance().version()),
                                new Block.Fact(
                                        "SHA-256 of the simulations",
                                        fit.provenance().dataHash())))));
    }
}
