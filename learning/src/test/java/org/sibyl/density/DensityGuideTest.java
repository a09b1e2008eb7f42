package org.sibyl.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.histogram.Histogram;
import org.sibyl.density.histogram.HistogramEstimator;
import org.sibyl.density.histogram.HistogramScore;
import org.sibyl.density.histogram.NamedRule;
import org.sibyl.density.kernel.KernelDensity;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.density.mixture.GaussianMixtureEstimator;
import org.sibyl.density.parametric.ParametricEstimator;
import org.sibyl.density.parametric.ParametricFamily;
import org.sibyl.random.Seed;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// The code that `docs/guide/density.md` shows.
class DensityGuideTest {
    private final Seed seed = Seed.of(3);
    private final Tensor x = new NormalDensity(28, 4).sample(300, seed.child("x"));
    private final Tensor fresh = new NormalDensity(28, 4).sample(40, seed.child("fresh"));

    @Test
    void estimatorsAreFittedAndCompared() {
        // guide: compare
        List<DensityEstimator<?>> estimators = List.of(
                HistogramEstimator.DEFAULT,
                KernelDensityEstimator.DEFAULT,
                GaussianMixtureEstimator.of(2),
                new ParametricEstimator(ParametricFamily.NORMAL));
        Comparison comparison = Comparison.of(estimators, WeightedRows.of(x), CrossValidation.DEFAULT, seed);
        for (Comparison.Entry entry : comparison.entries()) {
            String line = entry.name() + ": " + entry.heldOut().mean() + " ± "
                    + entry.heldOut().standardError();
            String why = entry.remark(); // says how many held-out rows had density zero, if any
            // guide: end
            assertThat(line).startsWith(entry.name());
            assertThat(why.isEmpty()).isEqualTo(Double.isFinite(entry.heldOut().mean()));
        }
        assertThat(comparison.entries()).hasSize(4);
        assertThat(comparison.entries().getFirst().name()).isNotEqualTo("histogram auto");
    }

    @Test
    void histogramsSayWhatIsEmpty() {
        // guide: histogram
        Histogram histogram = HistogramEstimator.DEFAULT.fit(x, seed); // NumPy's "auto"
        Histogram wide = HistogramEstimator.DEFAULT.withRule(NamedRule.SCOTT).fit(x, seed);
        Histogram twenty = HistogramEstimator.DEFAULT
                .withRule(BinRule.count(20))
                .withRange(0, 60)
                .fit(x, seed);
        HistogramScore score = twenty.examine(fresh);
        String sentence = score.sentence(); // "2 of 40 rows have density zero, log-density −∞: …"
        // guide: end
        assertThat(histogram.axes().getFirst().bins())
                .isGreaterThanOrEqualTo(wide.axes().getFirst().bins());
        assertThat(twenty.axes().getFirst().edges()).hasSize(21).startsWith(0).endsWith(60);
        assertThat(sentence).contains("40 rows");
    }

    @Test
    void anomaliesAreFoundAtAStatedRate() {
        Tensor background = x;
        Tensor events = Tensor.of(new double[] {27, 90, 30}, 3, 1);
        // guide: anomaly
        Split split = Split.random(background.rows(), 0.4, seed.child("split"));
        KernelDensity model = KernelDensityEstimator.DEFAULT.fit(background.select(split.training()), seed);
        AnomalyThreshold threshold =
                AnomalyThreshold.of(0.01, AnomalyThreshold.scores(model, background.select(split.test())));
        AnomalyScores judged = threshold.judge(model, events);
        List<Integer> found = judged.anomalies(); // rows of events
        double p = judged.pValues().get(0); // of the first event
        // guide: end
        assertThat(found).containsExactly(1);
        assertThat(p).isGreaterThan(0.05);
    }

    @Test
    void modelsAreComparedAndSampled() {
        Tensor first = x;
        Tensor second = new NormalDensity(26, 5).sample(300, seed.child("second"));
        // guide: divergence
        KernelDensity p = KernelDensityEstimator.DEFAULT.fit(first, seed);
        KernelDensity q = KernelDensityEstimator.DEFAULT.fit(second, seed);
        DensityDivergence apart = DensityDivergence.bySampling(p, q, 10_000, seed.child("divergence"));
        double total = apart.totalVariation().value(); // ± apart.totalVariation().standardError()
        Tensor synthetic = p.sample(91, seed.child("synthetic"));
        // guide: end
        assertThat(total).isBetween(0.05, 0.6);
        assertThat(synthetic.rows()).isEqualTo(91);
    }

    /// Line for line but for the indentation.
    @Test
    void theGuideShowsItAsItIs() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "density.md")));
        String source =
                Files.readString(Path.of("src", "test", "java", "org", "sibyl", "density", "DensityGuideTest.java"));
        for (String part : List.of("compare", "histogram", "anomaly", "divergence")) {
            int from = source.indexOf("// guide: " + part + "\n");
            String shown = source.substring(source.indexOf('\n', from), source.indexOf("// guide: end", from));
            assertThat(guide).as("part %s of the guide", part).contains(stripped(shown));
        }
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
