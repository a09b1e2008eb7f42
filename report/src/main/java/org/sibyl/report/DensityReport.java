package org.sibyl.report;

import java.util.ArrayList;
import java.util.List;

/// The report of a density estimate, part by part; a part without blocks is left out. The answer stands
/// first.
///
/// ```java
/// ReportPage page = DensityReport.of("Stellar ages", "91 rows · age in Gyr", "The ages look like …")
///         .withOverview(new Block.Illustration("Six views", "…", new PanelGrid(panels)))
///         .withModel(DensityBlocks.components(quantities, components))
///         .withProvenance(new Block.Facts("Run", facts))
///         .page();
/// ```
///
/// @param title what the page is called
/// @param subtitle one line below it, as in `91 rows · age in Gyr`
/// @param answer what the data look like, in a sentence or two
/// @param overview what a reader looks at first: the panels, or the histogram with the model over it
/// @param data where it comes from and how it was read: rows dropped, summaries of the columns
/// @param model the fit from within: parameters, bandwidths, the steps of expectation-maximisation
/// @param comparison how other models and settings do on the same data
/// @param samples synthetic rows beside the data
/// @param anomalies the rows that are least likely, thresholds at stated false-alarm rates
/// @param dimension what more columns would cost
/// @param provenance what produced the numbers
public record DensityReport(
        String title,
        String subtitle,
        String answer,
        List<Block> overview,
        List<Block> data,
        List<Block> model,
        List<Block> comparison,
        List<Block> samples,
        List<Block> anomalies,
        List<Block> dimension,
        List<Block.Facts> provenance) {
    /// Copies the lists.
    public DensityReport {
        overview = List.copyOf(overview);
        data = List.copyOf(data);
        model = List.copyOf(model);
        comparison = List.copyOf(comparison);
        samples = List.copyOf(samples);
        anomalies = List.copyOf(anomalies);
        dimension = List.copyOf(dimension);
        provenance = List.copyOf(provenance);
    }

    /// A report without parts.
    public static DensityReport of(String title, String subtitle, String answer) {
        List<Block> none = List.of();
        return new DensityReport(title, subtitle, answer, none, none, none, none, none, none, none, List.of());
    }

    /// This report with these blocks right below the answer.
    public DensityReport withOverview(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                List.of(blocks),
                data,
                model,
                comparison,
                samples,
                anomalies,
                dimension,
                provenance);
    }

    /// This report with these blocks about the data.
    public DensityReport withData(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                List.of(blocks),
                model,
                comparison,
                samples,
                anomalies,
                dimension,
                provenance);
    }

    /// This report with these blocks about the model.
    public DensityReport withModel(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                List.of(blocks),
                comparison,
                samples,
                anomalies,
                dimension,
                provenance);
    }

    /// This report with these blocks that compare models.
    public DensityReport withComparison(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                model,
                List.of(blocks),
                samples,
                anomalies,
                dimension,
                provenance);
    }

    /// This report with these blocks about synthetic rows.
    public DensityReport withSamples(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                model,
                comparison,
                List.of(blocks),
                anomalies,
                dimension,
                provenance);
    }

    /// This report with these blocks about unlikely rows.
    public DensityReport withAnomalies(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                model,
                comparison,
                samples,
                List.of(blocks),
                dimension,
                provenance);
    }

    /// This report with these blocks about the curse of dimension.
    public DensityReport withDimension(Block... blocks) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                model,
                comparison,
                samples,
                anomalies,
                List.of(blocks),
                provenance);
    }

    /// This report with these groups of facts, folded away at its end.
    public DensityReport withProvenance(Block.Facts... facts) {
        return new DensityReport(
                title,
                subtitle,
                answer,
                overview,
                data,
                model,
                comparison,
                samples,
                anomalies,
                dimension,
                List.of(facts));
    }

    /// The page, for [ReportWriter].
    public ReportPage page() {
        List<Section> sections = new ArrayList<>();
        add(sections, "overview", "At a glance", overview);
        add(sections, "model", "The model", model);
        add(sections, "comparison", "Other models", comparison);
        add(sections, "samples", "Synthetic rows", samples);
        add(sections, "anomalies", "Unlikely rows", anomalies);
        add(sections, "dimension", "More columns", dimension);
        add(sections, "data", "The data", data);
        return new ReportPage(title, subtitle, answer, sections, provenance);
    }

    private static void add(List<Section> sections, String id, String heading, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(id, heading, blocks));
        }
    }
}
