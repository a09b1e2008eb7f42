package org.sibyl.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.AnalysisFolder;
import org.sibyl.workflow.classification.ClassificationAnalysis;
import org.sibyl.workflow.classification.ClassificationRequest;
import org.sibyl.workflow.classification.ClassificationResult;
import org.sibyl.workflow.classification.ClassifierWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sibyl classify FILE --label COLUMN`.
@Command(
        name = "classify",
        header = "Signal or noise? Tell the classes of rows apart.",
        description = {
            "",
            "Fits a classifier to a part of the rows, judges it by the others, and chooses the threshold by a policy."
                    + " With --out DIR go there report.html to read, summary.json, scores.csv and, of two features,"
                    + " grid.csv.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  sibyl classify triggers --label class --out out/triggers",
            "  sibyl classify triggers --label class --positive signal --threshold-policy fpr=0.01",
            "  sibyl classify HTRU_2.csv --label boolean --method mlp --hidden 32,32 --json"
        })
final class ClassifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private AnalysisSettings settings = new AnalysisSettings();

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "The column that says the class.")
    private String label = "";

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = "The class that is looked for (default: the last in order).")
    private @Nullable String positive;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns to tell it from (default: all other columns of numbers).")
    private List<String> features = List.of();

    @Option(names = "--method", paramLabel = "M", description = "logistic (default) or mlp.")
    private String method = "logistic";

    @Option(
            names = "--threshold-policy",
            paramLabel = "P",
            description = "fixed=0.5 (default), fpr=0.01, f1, or cost=10:1 (a false positive costs ten misses).")
    private String policy = "fixed=0.5";

    @Option(
            names = "--test",
            paramLabel = "S",
            description = "The share of rows that the fit does not see (default: 0.25).")
    private double test = 0.25;

    @Option(names = "--degree", paramLabel = "D", description = "logistic: polynomial features up to this degree.")
    private @Nullable Integer degree;

    @Option(names = "--l2", paramLabel = "L", description = "Penalty on squared weights (default: 1; mlp: 1e-4).")
    private @Nullable Double l2;

    @Option(
            names = "--class-weights",
            paramLabel = "W",
            description = "logistic: none (default), or balanced: every class counts alike.")
    private @Nullable String classWeights;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "UNITS",
            description = "mlp: units of the hidden layers, as in 50,50 (default: 100).")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--score",
            paramLabel = "NEW.csv",
            description = "Put the probabilities of another table's rows into scores.csv.")
    private @Nullable Path score;

    ClassifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<AnalysisFolder> folder = settings.folder();
        if (folder.isEmpty() && score != null) {
            throw new StudyException("--score writes a table, so it needs a folder; give one with --out DIR");
        }
        ClassificationRequest request = new ClassificationRequest(
                settings.source(),
                label,
                Optional.ofNullable(positive),
                features,
                new ClassifierWords(method, policy, degree, l2, classWeights, hidden),
                test,
                Optional.ofNullable(score),
                settings.seed(),
                settings.threads());
        ClassificationResult result = new ClassificationAnalysis(request).run();
        folder.ifPresent(result::write);
        settings.print(console, result, folder);
        return ExitCode.DONE;
    }
}
