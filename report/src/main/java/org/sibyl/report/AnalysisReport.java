package org.sibyl.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The report of a density or of a classifier, part by part. The answer stands first; then the parts in the order of
/// [Part], whatever the order in which they were given; a part without blocks is left out.
///
/// ```java
/// ReportPage page = AnalysisReport.of("Stellar ages", "91 rows · age in Gyr", "The ages look like …")
///         .with(Part.OVERVIEW, new Block.Illustration("Six views", "…", new PanelGrid(panels)))
///         .with(Part.MODEL, table)
///         .withProvenance(new Block.Facts("Run", facts))
///         .page();
/// ```
///
/// @param title what the page is called
/// @param subtitle one line below it, as in `91 rows · age in Gyr`
/// @param answer what was found, in a sentence or two
/// @param parts the blocks of each part
/// @param provenance what produced the numbers, folded away at the end
public record AnalysisReport(
        String title, String subtitle, String answer, Map<Part, List<Block>> parts, List<Block.Facts> provenance) {
    /// A part of the page.
    public enum Part {
        /// What a reader looks at first: the panels, or the rows with the model over them.
        OVERVIEW("At a glance"),
        /// The threshold: the ROC curve, policies, the decision boundary.
        DECISION("Where to draw the line"),
        /// Metrics on held-out rows, calibration.
        QUALITY("How good are the probabilities?"),
        /// The fit from within: parameters, bandwidths, the steps of expectation–maximisation.
        MODEL("The model"),
        /// How other models do on the same rows.
        COMPARISON("Other models"),
        /// Synthetic rows beside the data.
        SAMPLES("Synthetic rows"),
        /// The rows that are least likely, and the threshold.
        ANOMALIES("Unlikely rows"),
        /// What more columns would cost.
        DIMENSION("More columns"),
        /// Where the rows come from and how they were read.
        DATA("The data"),
        /// What the method does, whatever the data.
        BACKGROUND("How it works");

        private final String heading;

        Part(String heading) {
            this.heading = heading;
        }

        private Section section(List<Block> blocks) {
            return new Section(name().toLowerCase(Locale.ROOT), heading, blocks);
        }
    }

    /// Copies the collections.
    public AnalysisReport {
        Map<Part, List<Block>> copy = new EnumMap<>(Part.class);
        parts.forEach((part, blocks) -> copy.put(part, List.copyOf(blocks)));
        parts = Collections.unmodifiableMap(copy);
        provenance = List.copyOf(provenance);
    }

    /// A report without parts.
    public static AnalysisReport of(String title, String subtitle, String answer) {
        return new AnalysisReport(title, subtitle, answer, Map.of(), List.of());
    }

    /// This report with these blocks as a part.
    public AnalysisReport with(Part part, Block... blocks) {
        return with(part, List.of(blocks));
    }

    /// This report with these blocks as a part.
    public AnalysisReport with(Part part, List<? extends Block> blocks) {
        Map<Part, List<Block>> more = new EnumMap<>(Part.class);
        more.putAll(parts);
        more.put(part, List.copyOf(blocks));
        return new AnalysisReport(title, subtitle, answer, more, provenance);
    }

    /// This report with these groups of facts, folded away at its end.
    public AnalysisReport withProvenance(Block.Facts... facts) {
        return new AnalysisReport(title, subtitle, answer, parts, List.of(facts));
    }

    /// The page, for [ReportWriter].
    public ReportPage page() {
        List<Section> sections = new ArrayList<>();
        parts.forEach((part, blocks) -> {
            if (!blocks.isEmpty()) {
                sections.add(part.section(blocks));
            }
        });
        return new ReportPage(title, subtitle, answer, sections, provenance);
    }
}
