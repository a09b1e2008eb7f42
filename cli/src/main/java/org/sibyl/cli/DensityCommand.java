package org.sibyl.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.AnalysisFolder;
import org.sibyl.workflow.density.DensityAnalysis;
import org.sibyl.workflow.density.DensityRequest;
import org.sibyl.workflow.density.DensityResult;
import org.sibyl.workflow.density.MethodWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sibyl density FILE`.
@Command(
        name = "density",
        header = "Which distribution do these rows come from?",
        description = {
            "",
            "Fits a density to columns of a table, says how good it is, and on request compares methods, draws"
                    + " synthetic rows and scores new ones. With --out DIR go there report.html to read, summary.json,"
                    + " grid.csv, samples.csv and scores.csv.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  sibyl density old_faithful --columns waiting --out out/waiting",
            "  sibyl density old_faithful --method gmm --components 1..8 --json",
            "  sibyl density events.csv --columns mass --compare --out out/mass",
            "  sibyl density background.csv --score new.csv --false-alarm 0.001 --out out/anomalies"
        })
final class DensityCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private AnalysisSettings settings = new AnalysisSettings();

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns, by name or number (default: all columns of numbers).")
    private List<String> columns = List.of();

    @Option(names = "--weights", paramLabel = "COLUMN", description = "A column that says how much each row counts.")
    private @Nullable String weights;

    @Option(
            names = "--method",
            paramLabel = "M",
            description =
                    "histogram, kde (default), gmm, normal, lognormal, exponential, gamma, beta, weibull, student_t"
                            + " or multivariate_normal.")
    private String method = "kde";

    @Option(
            names = "--bins",
            paramLabel = "B",
            description = "histogram: auto (default), sturges, scott, fd, rice, sqrt, doane, cv or a number.")
    private @Nullable String bins;

    @Option(
            names = "--kernel",
            paramLabel = "K",
            description = "kde: gaussian (default), epanechnikov, tophat, exponential, linear or cosine.")
    private @Nullable String kernel;

    @Option(
            names = "--bandwidth",
            paramLabel = "H",
            description = "kde: cv (default up to 10,000 rows), scott, silverman, isj or a number.")
    private @Nullable String bandwidth;

    @Option(
            names = "--lower",
            paramLabel = "COLUMN=A",
            description = "kde: a lower bound, at which the kernels are reflected.")
    private Map<String, Double> lower = Map.of();

    @Option(names = "--upper", paramLabel = "COLUMN=B", description = "kde: an upper bound, likewise.")
    private Map<String, Double> upper = Map.of();

    @Option(
            names = "--log",
            split = ",",
            paramLabel = "COLUMN",
            description = "kde: columns of positive numbers whose logarithm gets the kernels.")
    private List<String> log = List.of();

    @Option(
            names = "--components",
            paramLabel = "K|A..B",
            description = "gmm: how many components, or a range to choose from (default: 1..8).")
    private @Nullable String components;

    @Option(names = "--criterion", paramLabel = "C", description = "gmm: choose by bic (default), aic or cv.")
    private @Nullable String criterion;

    @Option(names = "--covariance", paramLabel = "S", description = "gmm: full (default), tied, diagonal or spherical.")
    private @Nullable String covariance;

    @Option(names = "--compare", description = "Compare with the other methods on rows that the fits have not seen.")
    private boolean compare;

    @Option(names = "--folds", paramLabel = "K", description = "Parts of a cross-validation (default: 5).")
    private int folds = 5;

    @Option(names = "--sample", paramLabel = "N", description = "Draw synthetic rows into samples.csv.")
    private @Nullable Integer sample;

    @Option(names = "--score", paramLabel = "NEW.csv", description = "Score the rows of another table into scores.csv.")
    private @Nullable Path score;

    @Option(
            names = "--false-alarm",
            paramLabel = "R",
            description = "The share of ordinary rows that may be called anomalous (default: 0.01).")
    private double falseAlarm = 0.01;

    DensityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<AnalysisFolder> folder = settings.folder();
        if (folder.isEmpty() && (sample != null || score != null)) {
            throw new StudyException((sample != null ? "--sample" : "--score")
                    + " writes a table, so it needs a folder;" + " give one with --out DIR");
        }
        MethodWords words =
                new MethodWords(method, bins, kernel, bandwidth, lower, upper, log, components, criterion, covariance);
        DensityRequest request = new DensityRequest(
                settings.source(),
                columns,
                Optional.ofNullable(weights),
                words,
                compare,
                folds,
                sample == null ? OptionalInt.empty() : OptionalInt.of(sample),
                Optional.ofNullable(score),
                falseAlarm,
                settings.seed(),
                settings.threads());
        DensityResult result = new DensityAnalysis(request).run();
        folder.ifPresent(result::write);
        settings.print(console, result, folder);
        return ExitCode.DONE;
    }
}
