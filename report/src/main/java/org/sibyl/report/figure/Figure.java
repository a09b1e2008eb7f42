package org.sibyl.report.figure;

/// What a figure shows, as plain numbers. The browser draws it from [FigureJson]; the record names are the
/// kinds there.
///
/// Every record is validated on construction, holds finite numbers only (null stands for others where a
/// component says so) and stays below about 100
/// kB of JSON.
public sealed interface Figure
        permits BandwidthSlider,
                CoverageCurve,
                EmSteps,
                LossCurve,
                Marginals,
                PairPlot,
                PanelGrid,
                Panelled,
                PredictiveBands,
                RankHistograms,
                ThresholdExplorer {

    /// The name by which the drawing side knows this kind, as in `pair-plot`.
    String kind();

    /// One sentence that says what is shown, for people who cannot see it.
    String description();
}
