package org.sibyl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of the two reports' parts, and what is left out.
class ClassicalReportsTest {
    private static Block prose(String text) {
        return new Block.Prose(text);
    }

    @Test
    void theAnswerStandsFirstAndEmptyPartsAreLeftOut() {
        String html = ReportWriter.html(AnalysisReport.of("Ages", "91 rows", "They look normal.")
                .with(AnalysisReport.Part.DATA, prose("three rows were dropped"))
                .with(AnalysisReport.Part.MODEL, prose("mean and deviation"))
                .page());
        assertThat(html.indexOf("They look normal.")).isBetween(0, html.indexOf("mean and deviation"));
        assertThat(html.indexOf("mean and deviation")).isLessThan(html.indexOf("three rows were dropped"));
        assertThat(html)
                .doesNotContain("Unlikely rows")
                .doesNotContain("At a glance")
                .doesNotContain("Provenance</summary>");
    }

    @Test
    void everyPartOfADensityReportHasItsSection() {
        ReportPage page = AnalysisReport.of("t", "s", "a")
                .withProvenance(new Block.Facts("Run", List.of()))
                .with(AnalysisReport.Part.DIMENSION, prose("dimension"))
                .with(AnalysisReport.Part.ANOMALIES, prose("anomalies"))
                .with(AnalysisReport.Part.SAMPLES, prose("samples"))
                .with(AnalysisReport.Part.COMPARISON, prose("comparison"))
                .with(AnalysisReport.Part.MODEL, prose("model"))
                .with(AnalysisReport.Part.DATA, prose("data"))
                .with(AnalysisReport.Part.OVERVIEW, prose("overview"))
                .page();
        assertThat(page.sections())
                .extracting(Section::id)
                .containsExactly("overview", "model", "comparison", "samples", "anomalies", "dimension", "data");
        assertThat(page.sections())
                .allSatisfy(section -> assertThat(section.blocks()).containsExactly(prose(section.id())));
        assertThat(page.provenance()).hasSize(1);
        assertThat(page.question()).isEqualTo("a");
    }

    @Test
    void everyPartOfAClassificationReportHasItsSection() {
        ReportPage page = AnalysisReport.of("t", "s", "a")
                .withProvenance(new Block.Facts("Run", List.of()))
                .with(AnalysisReport.Part.BACKGROUND, prose("background"))
                .with(AnalysisReport.Part.DATA, prose("data"))
                .with(AnalysisReport.Part.MODEL, prose("model"))
                .with(AnalysisReport.Part.QUALITY, prose("quality"))
                .with(AnalysisReport.Part.DECISION, prose("decision"))
                .page();
        assertThat(page.sections())
                .extracting(Section::id)
                .containsExactly("decision", "quality", "model", "data", "background");
        assertThat(page.sections())
                .allSatisfy(section -> assertThat(section.blocks()).containsExactly(prose(section.id())));
        assertThat(page.provenance()).hasSize(1);
    }
}
