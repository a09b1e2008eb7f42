package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;

/// The report of a classifier, part by part; a part without blocks is left out. The answer stands first.
///
/// ```java
/// ReportPage page = ClassificationReport.of("Triggers", "800 rows", "Of 60 signals held out …")
///         .withDecision(ClassificationBlocks.threshold(explorer), policies)
///         .withBackground(ClassificationBlocks.sigmoid(), ClassificationBlocks.losses())
///         .page();
/// ```
///
/// @param title what the page is called
/// @param subtitle one line below it
/// @param answer how well the classes can be told apart, in a sentence or two
/// @param decision what a reader looks at first: the ROC curve with a movable threshold, policies, the
///     decision boundary
/// @param quality how good the probabilities are: metrics on held-out rows, precision–recall and calibration
///     curves
/// @param model the fit from within: coefficients, training loss
/// @param data the rows, the features, the split
/// @param background what the method does: the sigmoid, the losses
/// @param provenance what produced the numbers
public record ClassificationReport(
        String title,
        String subtitle,
        String answer,
        List<Block> decision,
        List<Block> quality,
        List<Block> model,
        List<Block> data,
        List<Block> background,
        List<Block.Facts> provenance) {
    /// Copies the lists.
    public ClassificationReport {
        decision = List.copyOf(decision);
        quality = List.copyOf(quality);
        model = List.copyOf(model);
        data = List.copyOf(data);
        background = List.copyOf(background);
        provenance = List.copyOf(provenance);
    }

    /// A report without parts.
    public static ClassificationReport of(String title, String subtitle, String answer) {
        List<Block> none = List.of();
        return new ClassificationReport(title, subtitle, answer, none, none, none, none, none, List.of());
    }

    /// This report with these blocks about the threshold, right below the answer.
    public ClassificationReport withDecision(Block... blocks) {
        return new ClassificationReport(
                title, subtitle, answer, List.of(blocks), quality, model, data, background, provenance);
    }

    /// This report with these blocks about the probabilities.
    public ClassificationReport withQuality(Block... blocks) {
        return new ClassificationReport(
                title, subtitle, answer, decision, List.of(blocks), model, data, background, provenance);
    }

    /// This report with these blocks about the model.
    public ClassificationReport withModel(Block... blocks) {
        return new ClassificationReport(
                title, subtitle, answer, decision, quality, List.of(blocks), data, background, provenance);
    }

    /// This report with these blocks about the data.
    public ClassificationReport withData(Block... blocks) {
        return new ClassificationReport(
                title, subtitle, answer, decision, quality, model, List.of(blocks), background, provenance);
    }

    /// This report with these blocks about the method.
    public ClassificationReport withBackground(Block... blocks) {
        return new ClassificationReport(
                title, subtitle, answer, decision, quality, model, data, List.of(blocks), provenance);
    }

    /// This report with these groups of facts, folded away at its end.
    public ClassificationReport withProvenance(Block.Facts... facts) {
        return new ClassificationReport(
                title, subtitle, answer, decision, quality, model, data, background, List.of(facts));
    }

    /// The page, for [ReportWriter].
    public ReportPage page() {
        List<Section> sections = new ArrayList<>();
        add(sections, "decision", "Where to draw the line", decision);
        add(sections, "quality", "How good are the probabilities?", quality);
        add(sections, "model", "The model", model);
        add(sections, "data", "The data", data);
        add(sections, "background", "How it works", background);
        return new ReportPage(title, subtitle, answer, sections, provenance);
    }

    private static void add(List<Section> sections, String id, String heading, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(id, heading, blocks));
        }
    }
}
