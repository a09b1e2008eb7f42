package org.sibyl.workflow.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sibyl.diagnostic.CalibrationRanks;
import org.sibyl.diagnostic.Diagnostic;
import org.sibyl.diagnostic.ExpectedCoverage;
import org.sibyl.diagnostic.ExpectedCoverageResult;
import org.sibyl.diagnostic.ObservationCheck;
import org.sibyl.diagnostic.PredictiveCheck;
import org.sibyl.diagnostic.Sbc;
import org.sibyl.diagnostic.SbcResult;
import org.sibyl.diagnostic.Shrinkage;
import org.sibyl.diagnostic.TrainingCheck;
import org.sibyl.diagnostic.Verdict;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.RowStatus;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.Study;

/// Runs the diagnostics of a fit, one after the other.
final class Examination {
    private static final double MOST_INVALID = 0.5;

    private final Study study;
    private final Seed seed;
    private final int threads;
    private final Consumer<RunEvent> listener;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Examination(Study study, Seed seed, int threads, Consumer<RunEvent> listener) {
        this.study = study;
        this.seed = seed.child("diagnostics");
        this.threads = threads;
        this.listener = listener;
    }

    /// Runs all of them.
    ///
    /// @param predictive simulations at draws of the posterior, if the study can simulate
    Evidence examine(
            FittedModel model,
            Simulations training,
            Simulations calibration,
            Optional<Simulations> predictive,
            Draws draws) {
        double[] observation = study.observation().values().toArray();
        add(validity(training));
        add(TrainingCheck.DEFAULT.run(model.status(), model.curve()));
        Optional<CalibrationRanks> ranks = ranks(model.posterior(), calibration);
        Optional<SbcResult> sbc = ranks.map(Sbc.DEFAULT::run);
        add(sbc.map(SbcResult::diagnostic).orElseGet(() -> uncalibrated("sbc")));
        Optional<ExpectedCoverageResult> coverage = ranks.map(ExpectedCoverage.DEFAULT::run);
        add(coverage.map(ExpectedCoverageResult::diagnostic).orElseGet(() -> uncalibrated("coverage")));
        add(predictive
                .map(rows -> PredictiveCheck.DEFAULT.run(rows, observation).diagnostic())
                .orElseGet(this::unpredicted));
        add(ObservationCheck.DEFAULT
                .run(training, observation, seed.child("observation-check"))
                .diagnostic());
        Tensor prior = study.prior().sample(draws.theta().rows(), seed.child("prior"));
        add(Shrinkage.DEFAULT.run(study.parameterNames(), prior, draws.theta()).diagnostic());
        if (!study.derived().isEmpty()) {
            add(derived(draws));
        }
        return new Evidence(
                diagnostics,
                sbc.filter(result -> result.ranks().rows() > 0),
                coverage.filter(result -> result.smallestCredibilities().size() > 0));
    }

    private void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        listener.accept(new RunEvent.DiagnosticDone(diagnostic));
    }

    private Optional<CalibrationRanks> ranks(AmortizedPosterior posterior, Simulations calibration) {
        return calibration.rows() == 0
                ? Optional.empty()
                : Optional.of(CalibrationRanks.of(
                        posterior, calibration, Sbc.DEFAULT.draws(), threads, seed.child("calibration")));
    }

    private static Diagnostic uncalibrated(String name) {
        return inconclusive(
                name, "there are no calibration pairs; set diagnostics: {calibration_pairs: 200} in the study");
    }

    private Diagnostic unpredicted() {
        return inconclusive(
                "predictive-check",
                study.diagnostics().predictiveDraws() == 0
                        ? "no predictive draws were asked for; set diagnostics: {predictive_draws: 500} in the study"
                        : "a table of simulations cannot be simulated at the posterior; give the study a simulator");
    }

    private static Diagnostic inconclusive(String name, String reason) {
        return new Diagnostic(name, new Verdict.Inconclusive(reason), Double.NaN, Map.of());
    }

    /// Rows without a valid result are left out. Whether x is valid can be read off x, so conditioning on it does not
    /// change p(θ | x) at a valid observation; a time-out cannot be read off x, and does.
    private static Diagnostic validity(Simulations training) {
        Map<String, Double> details = new LinkedHashMap<>();
        StringBuilder kinds = new StringBuilder();
        for (RowStatus status : RowStatus.values()) {
            long count = training.status().stream().filter(status::equals).count();
            String word = status.name().toLowerCase(Locale.ROOT);
            details.put(word, (double) count);
            if (count > 0 && status != RowStatus.VALID) {
                kinds.append(kinds.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(word);
            }
        }
        double share = (double) training.invalid() / training.rows();
        long timeouts =
                training.status().stream().filter(RowStatus.TIMEOUT::equals).count();
        Verdict verdict;
        String what = training.invalid() + " of " + training.rows() + " simulations gave no valid result (" + kinds
                + ") and were left out";
        if (timeouts > 0) {
            verdict = new Verdict.Concern(what + "; where the simulator takes long the posterior is biased, so raise"
                    + " 'timeout' in the study's budget");
        } else if (share > MOST_INVALID) {
            verdict = new Verdict.Concern(
                    what + "; narrow the prior to where the simulator works, or mend the simulator");
        } else {
            verdict = new Verdict.Pass();
        }
        return new Diagnostic("simulations", verdict, share, details);
    }

    private static Diagnostic derived(Draws draws) {
        Map<String, Double> details = new LinkedHashMap<>();
        int n = draws.theta().rows();
        double worst = 0;
        List<String> faults = new ArrayList<>();
        for (int k = 0; k < draws.derived().columns(); k++) {
            double share = 1 - (double) draws.finite(k).length / n;
            String name = draws.quantity(k).name();
            details.put("not_finite." + name, share);
            worst = Math.max(worst, share);
            if (share > 0) {
                faults.add(String.format(Locale.ROOT, "'%s' in %.2g %% of the draws", name, 100 * share));
            }
        }
        Verdict verdict = faults.isEmpty()
                ? new Verdict.Pass()
                : new Verdict.Concern("a derived quantity is not a finite number, " + String.join(", ", faults)
                        + "; its summary leaves these draws out, so look at the expression");
        return new Diagnostic("derived", verdict, worst, details);
    }
}
