package org.sibyl.density.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.parametric.FittedParameter;
import org.sibyl.density.parametric.ParametricEstimator;
import org.sibyl.density.parametric.ParametricFamily;
import org.sibyl.density.parametric.ParametricModel;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The code that `docs/guide/mixtures.md` shows.
class MixturesGuideTest {
    private final WeightedRows rows = WeightedRows.of(GoldenTable.read("old_faithful.csv"));

    // guide: begin
    ComponentSelection choose(CovarianceKind kind) {
        GaussianMixtureEstimator estimator = GaussianMixtureEstimator.of(1).withCovariance(kind);
        return ComponentSelector.of(estimator, 1, 5).select(rows, Seed.of(1));
    }
    // guide: end

    // guide: begin
    String lastWords(GaussianMixture start) {
        for (EmState state : EmRun.of(rows, start, EmSettings.DEFAULT)) {
            // To show: state.weights(), means(), covariances(), responsibilities(rows.x()), meanLogLikelihood().
            if (state.ending().isPresent()) {
                return switch (state.ending().get()) {
                    case EmEnding.Converged converged -> "converged after " + converged.iteration();
                    case EmEnding.BudgetSpent spent -> spent.advice();
                    case EmEnding.Collapsed collapsed -> collapsed.advice();
                };
            }
        }
        throw new AssertionError("a run has an ending");
    }
    // guide: end

    // guide: begin
    double chanceOfALongWait(GaussianMixture mixture) {
        GaussianMixture waiting = mixture.conditional(new int[] {0}, 2.0); // p(waiting | an eruption of 2 minutes)
        Tensor draws = waiting.sample(10_000, Seed.of(3));
        return Arrays.stream(draws.column(0)).filter(minutes -> minutes > 60).count() / 10_000.0;
    }
    // guide: end

    // guide: begin
    FittedParameter shapeOf(double... column) {
        ParametricModel model =
                new ParametricEstimator(ParametricFamily.GAMMA).fit(Tensor.of(column, column.length, 1), Seed.of(1));
        return model.parameter("shape"); // its value() and standardError()
    }
    // guide: end

    @Test
    void theGuidesCodeDoesWhatItSays() {
        assertThat(choose(CovarianceKind.FULL).components()).isEqualTo(2);
        ComponentSelection tied = choose(CovarianceKind.TIED);
        assertThat(tied.components()).isEqualTo(3);
        assertThat(tied.winner().bic().orElseThrow()).isCloseTo(2314.3, within(0.05));
        GaussianMixture mixture = tied.fit().mixture();
        assertThat(lastWords(mixture)).startsWith("converged after");
        assertThat(chanceOfALongWait(mixture)).isCloseTo(0.17, within(0.03));
        assertThat(shapeOf(rows.x().column(1)).standardError()).isPositive();
    }

    /// Line for line but for the indentation.
    @Test
    void theGuideShowsItAsItIs() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "mixtures.md")));
        String source = Files.readString(
                Path.of("src", "test", "java", "org", "sibyl", "density", "mixture", "MixturesGuideTest.java"));
        String[] parts = source.split("    // guide: ", -1);
        int shown = 0;
        for (String part : parts) {
            if (part.startsWith("begin\n")) {
                assertThat(guide).contains(stripped(part.substring("begin\n".length())));
                shown++;
            }
        }
        assertThat(shown).isEqualTo(4);
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
