package org.sibyl.report.figure;

/// What a figure shows, as plain numbers. The browser draws it from [FigureJson]; the record names are the kinds there.
///
/// Every record is validated on construction, holds finite numbers only (but see [LossCurve]) and stays below about 100
/// kB of JSON.
public sealed interface Figure permits CoverageCurve, LossCurve, Marginals, PairPlot, PredictiveBands, RankHistograms {

    /// The name by which the drawing side knows this kind, as in `pair-plot`.
    String kind();

    /// One sentence that says what is shown, for people who cannot see it.
    String description();
}
