package org.sibyl.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sibyl.engine.Expr;
import org.sibyl.likelihood.FisherInformation;
import org.sibyl.likelihood.WaldInterval;
import org.sibyl.optimize.Adam;
import org.sibyl.optimize.Ending;
import org.sibyl.optimize.GradientClipping;
import org.sibyl.optimize.Lbfgs;
import org.sibyl.optimize.Optimum;
import org.sibyl.optimize.Schedule;
import org.sibyl.optimize.UpdateRule;
import org.sibyl.optimize.WeightAverage;
import org.sibyl.scalar.Dual;
import org.sibyl.scalar.Scalar;
import org.sibyl.tensor.Tensor;

/// The examples of `docs/guide/autodiff.md`, compiled and run.
class AutodiffGuideTest {
    // guide: generic
    static <S extends Scalar<S>> S bernoulli(Variables<S> v) {
        S theta = v.get("theta");
        return theta.log().times(7).plus(theta.negate().log1p().times(3));
    }
    // guide: end

    @Test
    void likelihood() {
        // guide: function
        Tensor data = Tensor.vector(4.9, 6.1, 5.3, 7.2, 5.8, 6.4);
        ScalarFunction logLikelihood = ScalarFunction.of(List.of("mu", "logSigma"), v -> {
            Expr mu = v.get("mu");
            Expr logSigma = v.get("logSigma");
            Expr z = mu.constant(data).minus(mu).times(logSigma.negate().exp());
            return z.square().sum().times(-0.5).minus(logSigma.times(data.size()));
        });

        ValueAndGradient result = logLikelihood.valueAndGradient(5.5, -0.3);
        Tensor hessian = logLikelihood.hessian(5.5, -0.3);
        double slope = logLikelihood.derivative(new double[] {5.5, -0.3}, new double[] {1, 0});
        double third = logLikelihood.derivative(3, new double[] {5.5, -0.3}, new double[] {0, 1});
        // guide: end
        // Σ (x − μ)/σ² = 2.7 e^0.6, and Σ (x − μ)² = 4.55, whose part of the derivative by log σ doubles each time.
        assertThat(slope).isCloseTo(2.7 * Math.exp(0.6), within(1e-12));
        assertThat(result.gradient()[0]).isCloseTo(slope, within(1e-12));
        assertThat(hessian.get(0, 0)).isCloseTo(-6 * Math.exp(0.6), within(1e-12));
        assertThat(third).isCloseTo(4 * 4.55 * Math.exp(0.6), within(1e-11));

        // guide: fisher
        Optimum fit = Lbfgs.DEFAULT.minimize(logLikelihood.negate(), 5, 0);
        FisherInformation information = FisherInformation.observed(logLikelihood, fit.x());
        List<WaldInterval> intervals = information.waldIntervals(0.95);
        // guide: end
        assertThat(fit.get("mu")).isCloseTo(5.95, within(1e-8));
        assertThat(intervals.get(0).standardError())
                .isCloseTo(Math.exp(fit.get("logSigma")) / Math.sqrt(6), within(1e-7));

        // guide: ending
        String answer = switch (fit.ending()) {
            case Ending.Converged c -> "after " + c.iteration() + " steps";
            case Ending.BudgetSpent b -> b.advice();
            case Ending.Stalled s -> s.advice();
            case Ending.NonFinite n -> n.parameter() + ": " + n.advice();
        };
        // guide: end
        assertThat(answer).startsWith("after ");

        // guide: batches
        UpdateRule rule = Adam.W;
        Schedule schedule = new Schedule.WarmUp(new Schedule.Cosine(0.1, 0, 300), 10);
        WeightAverage averaging = new WeightAverage(0.95);
        double[] x = {5, 0};
        double[] average = x;
        UpdateRule.Moments moments = rule.init(x.length);
        Schedule.Pace pace = schedule.init();
        for (int step = 0; step < 300; step++) {
            ValueAndGradient batch = logLikelihood.negate().valueAndGradient(x);
            double[] gradient = new GradientClipping(5).clip(batch.gradient());
            UpdateRule.Update update = rule.step(x, gradient, moments, pace.learningRate());
            x = update.x();
            moments = update.moments();
            average = averaging.next(average, x);
            pace = schedule.next(pace, batch.value());
        }
        // guide: end
        // The decay pulls towards 0, by no more than its 1 percent of the scale of a step.
        assertThat(average).containsExactly(fit.x(), within(0.05));
    }

    @Test
    void fourWays() {
        // guide: ways
        List<String> names = List.of("theta");
        double forward = DualFunction.of(names, v -> bernoulli(v)).gradient(0.6)[0];
        double reverse = ScalarFunction.of(names, v -> bernoulli(v)).gradient(0.6)[0];
        double complex = NumericalDerivatives.complexStep(names, v -> bernoulli(v), 0.6)[0];
        GradientCheck check = GradientCheck.centralDifferences(ScalarFunction.of(names, v -> bernoulli(v)), 0.6);
        // guide: end
        assertThat(new double[] {forward, reverse, complex})
                .containsExactly(new double[] {25.0 / 6, 25.0 / 6, 25.0 / 6}, within(1e-13));
        assertThat(check.agrees()).isTrue();
    }

    @Test
    void branches() {
        // guide: duals
        DualFunction root = DualFunction.of(List.of("x"), v -> {
            Dual x = v.get("x");
            Dual y = x;
            while (Math.abs(y.value() * y.value() - x.value()) > 1e-14) {
                y = y.plus(x.dividedBy(y)).times(0.5);
            }
            return y;
        });
        double derivative = root.gradient(2)[0];
        // guide: end
        assertThat(derivative).isCloseTo(0.5 / Math.sqrt(2), within(1e-12));
    }

    /// Every marked piece of this file stands in the guide, line for line but for the indentation.
    @Test
    void theGuideShowsThisCode() throws IOException {
        String guide = stripped(Files.readString(Path.of("..", "docs", "guide", "autodiff.md")));
        String source =
                Files.readString(Path.of("src", "test", "java", "org", "sibyl", "function", "AutodiffGuideTest.java"));
        Matcher piece = Pattern.compile("// guide: (\\w+)\n(.*?)// guide: end", Pattern.DOTALL)
                .matcher(source);
        int pieces = 0;
        while (piece.find()) {
            assertThat(guide).as(piece.group(1)).contains(stripped(piece.group(2)));
            pieces++;
        }
        assertThat(pieces).isEqualTo(7);
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
