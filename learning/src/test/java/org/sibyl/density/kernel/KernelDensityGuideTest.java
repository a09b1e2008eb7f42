package org.sibyl.density.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.density.WeightedRows;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// The code that `docs/guide/kernel-density.md` shows.
class KernelDensityGuideTest {
    @Test
    void overview() {
        Tensor ages = Golden.read("joyce").rows().x();
        Tensor queries = Tensor.of(new double[] {-1, 2, 8}, 3, 1);
        Seed seed = Seed.of(1);
        // guide: overview
        KernelDensity model = KernelDensityEstimator.DEFAULT
                .withBandwidth(CrossValidatedBandwidth.DEFAULT)
                .withBoundaries(Boundary.reflectBelow(0))
                .fit(ages, seed);
        Tensor logDensity = model.logProb(queries);
        Tensor synthetic = model.sample(91, seed.child("synthetic"));
        BandwidthSearch search = model.search().orElseThrow();
        double heldOut = search.winner().heldOut();
        KernelGrid curve =
                KernelGrid.around(WeightedRows.of(ages), model.settings().withBandwidth(model.bandwidth()), seed, 512);
        // guide: end
        assertThat(logDensity.get(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(logDensity.get(2)).isGreaterThan(logDensity.get(1));
        assertThat(Arrays.stream(synthetic.toArray())).allMatch(age -> age >= 0);
        assertThat(search.candidates()).allMatch(candidate -> candidate.heldOut() <= heldOut);
        assertThat(curve.axes().getFirst().lower()).isGreaterThanOrEqualTo(0);
        assertThat(curve.density().size()).isEqualTo(512);
    }

    /// The marked piece of this file stands in the guide, line for line but for the indentation.
    @Test
    void theGuideShowsThisCode() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "kernel-density.md")));
        String source = Files.readString(
                Path.of("src/test/java/org/sibyl/density/kernel", getClass().getSimpleName() + ".java"));
        String from = source.substring(source.indexOf("// guide: overview\n"));
        assertThat(guide).contains(stripped(from.substring(from.indexOf('\n'), from.indexOf("// guide: end"))));
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
