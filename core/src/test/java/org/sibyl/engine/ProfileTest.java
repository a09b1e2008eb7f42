package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What a profile counts, and that it changes nothing.
class ProfileTest {
    private static final int ROWS = 50;
    private static final int STEPS = 7;

    private static SequencedMap<String, Tensor> train(Kernels kernels, int threads) {
        Graph graph = new Graph();
        Objective objective = Autodiff.objective(TestModels.regression(graph, 10));
        try (Workers workers = Workers.of(threads)) {
            TrainingStep training = TrainingStep.compile(
                    objective, Parameters.of(graph, ElementType.FLOAT32), TrainingOptions.DEFAULT, kernels, workers);
            graph.inputs().forEach((name, input) -> {
                if (input != objective.weights()) {
                    training.data(input, TestModels.random(Seed.of(7).child(name), 1, ROWS, input.columns()));
                }
            });
            for (int i = 0; i < STEPS; i++) {
                training.step(TestModels.count(ROWS), 0, ROWS, 0.01);
            }
            return training.parameters().snapshot();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyStepIsCountedAndTheBitsAreTheSame(int threads) {
        Profiler profiler = new Profiler();
        assertThat(train(Kernels.plain().observedBy(profiler), threads)).isEqualTo(train(Kernels.plain(), threads));

        assertThat(profiler.profiles()).hasSize(1);
        Profile profile = profiler.profiles().getFirst();
        Plan plan = profile.plan();
        // Five slices of ten rows in each step; the parameters change once for each.
        assertThat(profile.runs()).isEqualTo(5 * STEPS);
        List<Profile.Entry> all = profile.expensive(Integer.MAX_VALUE);
        assertThat(all).hasSize(plan.setup().size() + plan.body().size());
        assertThat(all.stream().filter(entry -> entry.calls() == STEPS))
                .hasSize(plan.setup().size());
        assertThat(all.stream().filter(entry -> entry.calls() == 5 * STEPS))
                .hasSize(plan.body().size());
        assertThat(all.stream().mapToDouble(Profile.Entry::share).sum()).isCloseTo(1, within(1e-9));
        assertThat(all.stream()
                        .mapToDouble(entry -> entry.micros() * entry.calls())
                        .sum())
                .isCloseTo(profile.nanos() * 1e-3, within(1e-3));
        assertThat(all).isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
        assertThat(profile.expensive(3)).isEqualTo(all.subList(0, 3));
        assertThat(profile.toString().lines()).hasSize(1 + Math.min(10, all.size()));
        assertThat(profile.describe()).contains("% time", "matmul", "35 runs");
        assertThat(profile.toDot()).contains("fillcolor=\"0.000 1.000 1.000\"").contains(" us\"");
    }

    @Test
    void whatNeverRanHasNoProfile() {
        Profiler profiler = new Profiler();
        Graph graph = new Graph();
        Expr x = graph.input("x", 2, 2);
        Execution run = Plan.compile(List.of(x.exp()), ElementType.FLOAT64)
                .execution(Kernels.plain().observedBy(profiler));
        assertThat(profiler.profiles()).isEmpty();
        run.run();
        assertThat(profiler.profiles()).hasSize(1);
    }

    @Test
    void aProfiledRunAllocatesNothing() {
        Graph graph = new Graph();
        Expr y = graph.input("x", 20, 30).tanh().sum(1);
        Execution run = Plan.compile(List.of(y), ElementType.FLOAT32)
                .execution(Kernels.plain().observedBy(new Profiler()));
        Allocations.assertNone(run::run);
    }

    @Test
    void workIsCountedFromTheShapes() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 100, 50);
        Expr w = graph.parameter("w", 50, 20);
        Plan plan = Plan.compile(List.of(x.matmul(w).tanh().sum(0)), ElementType.FLOAT64);
        List<Work> work =
                plan.body().stream().map(step -> Work.of(step, plan.type())).toList();
        assertThat(work)
                .containsExactly(
                        new Work(2L * 100 * 50 * 20, 8 * (100 * 50 + 50 * 20 + 100 * 20)),
                        new Work(100 * 20, 8 * 2 * 100 * 20),
                        new Work(100 * 20, 8 * (100 * 20 + 20)));
        assertThat(plan.describe()).contains("200.0", "62.5").doesNotContain("% time");
    }

    /// Each expression is a node, each operand an edge, and nothing else is in the text.
    @Test
    void theDotTextHasEachNodeAndEachEdge() {
        Graph graph = new Graph();
        Expr x = graph.input("an \"odd\\name\"", 4, 3);
        Expr w = graph.parameter("w", 3, 2);
        Expr y = x.matmul(w).plus(1).tanh();
        String model = graph.toDot(y);
        assertThat(count("-> ", model)).isEqualTo(5);
        assertThat(count("label=", model)).isEqualTo(6);
        assertThat(model)
                .contains("input 'an \\\"odd\\\\name\\\"'\\n[4, 3]", "shape=parallelogram", "shape=ellipse")
                .contains("tanh\\n[4, 2]\", peripheries=2]");

        Plan plan = Plan.compile(List.of(y, x.matmul(w).sum()), ElementType.FLOAT32);
        List<Plan.Step> steps =
                Stream.concat(plan.setup().stream(), plan.body().stream()).toList();
        String dot = plan.toDot();
        assertThat(count("label=", dot)).isEqualTo(steps.size() + plan.leaves().size());
        assertThat(count("-> ", dot))
                .isEqualTo(steps.stream()
                        .mapToInt(step -> step.expr().operands().size())
                        .sum());
        assertThat(dot).contains("b0 [").doesNotContain("us\"");
        assertThat(count("peripheries=2", dot)).isEqualTo(2);
        for (String line : dot.lines().toList()) {
            assertThat(line)
                    .matches("digraph plan \\{|  node \\[.*];|  e\\d+ \\[label=\"([^\"\\\\]|\\\\.)*\".*];"
                            + "|  e\\d+ -> e\\d+;|}");
        }
        assertThatThrownBy(() -> new Graph().toDot(y)).hasMessageContaining("another graph");
        assertThatThrownBy(graph::toDot).hasMessageContaining("at least one output");
    }

    private static int count(String part, String text) {
        Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
        return (int) matcher.results().count();
    }
}
