package org.sibyl.workflow.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sibyl.benchmark.Machine;
import org.sibyl.benchmark.Versions;
import org.sibyl.distribution.Parameter;
import org.sibyl.report.Block;
import org.sibyl.report.Block.Column;
import org.sibyl.report.Block.Fact;
import org.sibyl.report.Numbers;
import org.sibyl.report.ParameterTable;
import org.sibyl.report.ReportPage;
import org.sibyl.report.Section;
import org.sibyl.report.TrustBlocks;
import org.sibyl.report.figure.Marginal;
import org.sibyl.report.figure.Marginals;
import org.sibyl.report.figure.PairPlot;
import org.sibyl.report.figure.Quantity;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.study.Study;
import org.sibyl.workflow.study.StudyParameter;

/// The report of a run as data.
///
/// @param result the numbers in short
/// @param predictive simulations at the posterior, if there are any
record RunReport(
        Study study,
        RunRecord record,
        RunResult result,
        FittedModel model,
        Evidence evidence,
        Optional<Simulations> predictive,
        Draws draws) {
    private static final int PRIOR_DRAWS = 5_000;

    ReportPage page() {
        List<Section> sections = new ArrayList<>();
        sections.add(answerSection());
        sections.add(posteriorSection());
        predictive
                .filter(rows -> rows.rows() - rows.invalid() >= 2)
                .ifPresent(rows -> sections.add(new PredictiveSection(study, rows.valid()).section()));
        sections.add(trustSection());
        sections.add(modelSection());
        return new ReportPage(
                study.name(),
                study.simulator().describe() + " · " + Numbers.count(result.simulations()) + " simulations · "
                        + study.method().name().toUpperCase(Locale.ROOT),
                study.question(),
                sections,
                provenance());
    }

    private Section answerSection() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(ParameterTable.of(
                "Posterior of the parameters. An interval from 5 % to 95 % holds the parameter with probability 90 %.",
                result.parameters()));
        if (!result.derived().isEmpty()) {
            blocks.add(ParameterTable.of("Quantities that follow from them.", result.derived()));
        }
        blocks.add(TrustBlocks.checks(evidence.diagnostics()));
        return new Section("answer", "The answer", blocks);
    }

    private Section posteriorSection() {
        Tensor prior = study.prior()
                .sample(PRIOR_DRAWS, org.sibyl.random.Seed.of(record.seed()).child("report"));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Illustration(
                "Parameters",
                "On the diagonal each parameter alone, with the prior behind it; below it each pair.",
                PairPlot.of(study.prior().parameters(), draws.theta(), prior)));
        Draws priorDraws = Draws.of(study, prior);
        List<Marginal> panels = IntStream.range(0, study.derived().size())
                .filter(k -> draws.finite(k).length >= 2 && priorDraws.finite(k).length >= 2)
                .mapToObj(k -> Marginal.of(unbounded(draws.quantity(k)), draws.finite(k), priorDraws.finite(k), null))
                .toList();
        if (!panels.isEmpty()) {
            blocks.add(new Block.Illustration(
                    "Derived quantities", "Computed from each draw of the parameters.", new Marginals(panels)));
        }
        return new Section("posterior", "Posterior", blocks);
    }

    private static Parameter unbounded(Quantity quantity) {
        return new Parameter(quantity.name(), quantity.unit(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private Section trustSection() {
        List<Block> blocks = new ArrayList<>();
        evidence.sbc()
                .ifPresent(
                        sbc -> blocks.add(TrustBlocks.calibration(study.prior().parameters(), sbc)));
        evidence.coverage().ifPresent(coverage -> blocks.add(TrustBlocks.coverage(coverage)));
        TrustBlocks.training(model.curve()).ifPresent(blocks::add);
        if (blocks.isEmpty()) {
            blocks.add(new Block.Prose("This run has no calibration pairs and no training curve to show."));
        }
        return new Section("trust", "Can it be trusted?", blocks);
    }

    private Section modelSection() {
        List<List<String>> rows = new ArrayList<>();
        for (StudyParameter parameter : study.parameters()) {
            rows.add(List.of(parameter.name(), parameter.label(), parameter.unit(), parameter.prior()));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "Parameters and what was believed about them before.",
                List.of(Column.text("Name"), Column.text("Meaning"), Column.text("Unit"), Column.text("Prior")),
                rows));
        if (!study.derived().isEmpty()) {
            blocks.add(new Block.Table(
                    "Derived quantities.",
                    List.of(
                            Column.text("Name"),
                            Column.text("Meaning"),
                            Column.text("Unit"),
                            Column.text("Expression")),
                    study.derived().stream()
                            .map(one -> List.of(
                                    one.name(),
                                    one.label(),
                                    one.unit(),
                                    one.expression().toString()))
                            .toList()));
        }
        blocks.add(new Block.Table(
                "The observation.",
                List.of(Column.text("Observable"), Column.number("Value", "")),
                IntStream.range(0, study.observation().names().size())
                        .mapToObj(i -> List.of(
                                study.observation().names().get(i),
                                Numbers.significant(study.observation().values().get(i), 6)))
                        .toList()));
        blocks.add(new Block.Listing(
                java.util.Objects.requireNonNull(study.file().getFileName()).toString(), study.text()));
        return new Section("model", "Question, prior and data", blocks);
    }

    private List<Block.Facts> provenance() {
        Machine machine = Machine.current();
        Versions versions = Versions.current();
        return List.of(
                new Block.Facts(
                        "Run",
                        List.of(
                                new Fact("seed", Long.toString(result.seed())),
                                new Fact("simulations", Numbers.count(result.simulations())),
                                new Fact("of these invalid", Numbers.count(result.invalid())),
                                new Fact("method", study.method().describe()),
                                new Fact("kernel", result.kernel()))),
                new Block.Facts(
                        "Durations",
                        List.of(
                                new Fact("simulating", Numbers.seconds(result.simulateSeconds())),
                                new Fact("training", Numbers.seconds(result.trainSeconds())),
                                new Fact("in all", Numbers.seconds(result.totalSeconds())))),
                new Block.Facts(
                        "Machine",
                        List.of(
                                new Fact("processor", machine.cpu()),
                                new Fact("processors", Integer.toString(machine.cores())),
                                new Fact("system", machine.os()),
                                new Fact("Java", versions.java()),
                                new Fact("Sibyl", versions.sibyl()))),
                new Block.Facts(
                        "SHA-256",
                        List.of(
                                new Fact("study", record.studyHash()),
                                new Fact("simulator and prior", record.simulationsHash()),
                                new Fact("observation", study.hashes().observation()))));
    }
}
