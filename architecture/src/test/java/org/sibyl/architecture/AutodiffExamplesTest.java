package org.sibyl.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked examples of automatic differentiation, run as they stand, with their numbers.
class AutodiffExamplesTest {
    @TempDir
    private Path folder;

    /// 7 log 0.6 + 3 log 0.4, and 7/0.6 − 3/0.4.
    @Test
    void bernoulli() throws IOException, InterruptedException {
        Example.Output output = run("Bernoulli");
        assertThat(output.numbers("log-likelihood at 0.6 ").getFirst())
                .isCloseTo(7 * Math.log(0.6) + 3 * Math.log(0.4), within(1e-13));
        assertThat(output.numbers("derivative ")).containsExactly(4.166666666666668);
    }

    /// Σ (x − μ)/σ² and Σ (x − μ)²/σ² − n.
    @Test
    void fourWays() throws IOException, InterruptedException {
        double[] data = {4.9, 6.1, 5.3, 7.2, 5.8, 6.4};
        double variance = Math.exp(-0.6);
        double byMean = 0;
        double byLogSigma = -data.length;
        for (double x : data) {
            byMean += (x - 5.5) / variance;
            byLogSigma += (x - 5.5) * (x - 5.5) / variance;
        }
        Example.Output output = run("FourWays");
        for (String way : List.of("forward mode", "reverse mode", "complex step", "central differences")) {
            double tolerance = way.startsWith("central") ? 1e-8 : 1e-12;
            List<Double> found = output.numbers(way);
            assertThat(found.get(0)).as(way).isCloseTo(byMean, within(tolerance));
            assertThat(found.get(1)).as(way).isCloseTo(byLogSigma, within(tolerance));
        }
    }

    /// log(6 + e), and 3, 2 and e over 6 + e.
    @Test
    void oneReversePass() throws IOException, InterruptedException {
        double sum = 6 + Math.E;
        Example.Output output = run("OneReversePass");
        assertThat(output.numbers("f ").getFirst()).isCloseTo(Math.log(sum), within(1e-15));
        assertThat(output.numbers("df/da").getFirst()).isCloseTo(3 / sum, within(1e-15));
        assertThat(output.numbers("df/db").getFirst()).isCloseTo(2 / sum, within(1e-15));
        assertThat(output.numbers("df/dc").getFirst()).isCloseTo(Math.E / sum, within(1e-15));
    }

    @Test
    void logisticRegression() throws IOException, InterruptedException {
        Example.Output output = run("LogisticRegression");
        List<Double> newton = output.numbers("Newton");
        // The coefficients that the data were drawn with; the standard errors are about 0.15.
        double[] truth = {-0.5, 1.2, -0.8};
        for (int i = 0; i < 3; i++) {
            assertThat(newton.get(i)).isCloseTo(truth[i], within(0.75));
            assertThat(output.numbers("gradient descent").get(i)).isCloseTo(newton.get(i), within(1e-9));
            assertThat(output.numbers("L-BFGS").get(i)).isCloseTo(newton.get(i), within(1e-9));
            List<Double> ends = output.numbers("beta[" + i + "] in");
            assertThat(newton.get(i)).isCloseTo((ends.get(0) + ends.get(1)) / 2, within(1e-3));
        }
        assertThat(output.lines())
                .filteredOn(line -> line.contains("converged: true"))
                .hasSize(3);
    }

    @Test
    void hessianVector() throws IOException, InterruptedException {
        Example.Output output = run("HessianVector");
        assertThat(output.lines()).anyMatch(line -> line.matches("parameters +10000"));
        double size = output.numbers("largest element").getFirst();
        assertThat(size).isBetween(0.1, 100.0);
        // Central differences of gradients: nine digits at best, of a sum of 10,000 terms.
        assertThat(output.numbers("largest difference").getFirst()).isLessThan(1e-7 * size);
    }

    private Example.Output run(String example) throws IOException, InterruptedException {
        Example program = Example.of("autodiff/" + example + ".java");
        assertThat(program.lines()).hasSizeLessThanOrEqualTo(60);
        return program.run(folder);
    }
}
