package org.sibyl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sibyl.classify.Classifier;
import org.sibyl.classify.CrossValidation;
import org.sibyl.classify.LabelledRows;
import org.sibyl.classify.Learner;
import org.sibyl.classify.LogisticModel;
import org.sibyl.classify.LogisticRegression;
import org.sibyl.classify.MlpClassifier;
import org.sibyl.classify.Standardized;
import org.sibyl.metric.Information.Unit;
import org.sibyl.metric.ThresholdPolicy.FalsePositiveRate;
import org.sibyl.random.Seed;
import org.sibyl.regression.LinearModel;
import org.sibyl.regression.LinearRegression;
import org.sibyl.regression.PolynomialFeatures;
import org.sibyl.regression.RegressionRows;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// The examples of `docs/guide/classification.md`, compiled and run.
class ClassificationGuideTest {
    @Test
    void regression() {
        RandomGenerator random = Seed.of(1).generator();
        double[] values = new double[200];
        double[] targets = new double[100];
        for (int i = 0; i < 100; i++) {
            values[2 * i] = random.nextGaussian();
            values[2 * i + 1] = random.nextGaussian();
            targets[i] = 1 + 2 * values[2 * i] * values[2 * i] + 0.1 * random.nextGaussian();
        }
        Tensor x = Tensor.adopt(values, 100, 2);
        Tensor y = Tensor.adopt(targets, 100);
        // guide: regression
        RegressionRows rows = new RegressionRows(x, y);
        LinearModel line = LinearRegression.DEFAULT.fit(rows);
        List<LinearModel.Coefficient> table =
                line.table(List.of("mass", "distance"), 0.95).orElseThrow();

        PolynomialFeatures squares = PolynomialFeatures.ofDegree(2);
        LinearModel curve = LinearRegression.DEFAULT.fit(rows.withX(squares.apply(x)));
        // guide: end
        assertThat(table).hasSize(3);
        assertThat(line.rSquared()).isLessThan(0.5);
        assertThat(curve.rSquared()).isGreaterThan(0.98);
    }

    /// 600 noise triggers and 200 signals, whose means are 3 and 1.5 standard deviations apart in the two
    /// features: the area under the best ROC curve is Φ(√11.25/√2) = 0.991.
    @Test
    void classification() {
        Seed seed = Seed.of(2);
        RandomGenerator random = seed.child("triggers").generator();
        List<String> labels = new ArrayList<>();
        double[] values = new double[1_600];
        for (int i = 0; i < 800; i++) {
            boolean signal = i % 4 == 0;
            labels.add(signal ? "signal" : "noise");
            values[2 * i] = 6 + random.nextGaussian() + (signal ? 3 : 0);
            values[2 * i + 1] = 20 + 8 * random.nextGaussian() + (signal ? 12 : 0);
        }
        Tensor x = Tensor.adopt(values, 800, 2);
        // guide: logistic
        LabelledRows triggers = LabelledRows.of(x, labels);
        Split split = Split.stratified(triggers.labels(), 0.25, seed.child("split"));
        LabelledRows training = triggers.select(split.training());
        LabelledRows test = triggers.select(split.test());

        LogisticModel model = LogisticRegression.DEFAULT.withL2(1).fit(training);
        ScoredRows judged = new ScoredRows(model.probability(test.x()), test.labels());
        double loss = LogLoss.of(judged);
        Auc auc = Auc.of(judged);
        // guide: end
        assertThat(triggers.classes()).containsExactly("noise", "signal");
        assertThat(auc.value()).isGreaterThan(0.96);
        assertThat(loss).isLessThan(0.25);
        // guide: threshold
        Tensor unseen = CrossValidation.DEFAULT.probability(LogisticRegression.DEFAULT, training, seed.child("folds"));
        OperatingPoint chosen = new FalsePositiveRate(0.05).choose(new ScoredRows(unseen, training.labels()));
        OperatingPoint honest = OperatingPoint.at(chosen.threshold(), judged);
        double purity = honest.purity();
        double efficiency = honest.efficiency();
        // guide: end
        assertThat(chosen.falsePositiveRate()).isLessThanOrEqualTo(0.05);
        assertThat(purity).isGreaterThan(0.7);
        assertThat(efficiency).isGreaterThan(0.8);
        // guide: network
        Learner<Classifier> network = new Standardized(
                MlpClassifier.DEFAULT.withHidden(20, 20).withL2(1e-3).withValidationShare(0.2));
        Classifier classifier = network.train(training, seed.child("network"));
        double accuracy = classifier.accuracy(test);
        // guide: end
        assertThat(accuracy).isGreaterThan(0.9);
    }

    @Test
    void information() {
        // guide: information
        double quiet = Information.binaryEntropy(0.01, Unit.NATS);
        double coin = Information.binaryEntropy(0.5, Unit.BITS);
        double extra = Information.divergence(new double[] {0.99, 0.01}, new double[] {0.5, 0.5}, Unit.NATS);
        // guide: end
        assertThat(quiet).isCloseTo(0.056, within(5e-4));
        assertThat(coin).isCloseTo(1, within(1e-15));
        assertThat(extra).isCloseTo(Math.log(2) - quiet, within(1e-14));
    }

    /// The table of losses for a true label 1.
    @Test
    void theGuidesLossesAreRight() throws IOException {
        Matcher rows = Pattern.compile("\\| (0\\.\\d+) \\| (\\d\\.\\d+) \\| (\\d\\.\\d+) \\|")
                .matcher(guide());
        int count = 0;
        while (rows.find()) {
            double p = Double.parseDouble(rows.group(1));
            ScoredRows row = ScoredRows.of(new double[] {p}, new double[] {1});
            assertThat(Double.parseDouble(rows.group(2)))
                    .isCloseTo(BrierScore.of(row).value(), within(0.005001));
            assertThat(Double.parseDouble(rows.group(3))).isCloseTo(LogLoss.of(row), within(0.005001));
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    /// Letter for letter but for spaces and line ends.
    @Test
    void theGuideShowsTheExamplesAsTheyAre() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "org", "sibyl", "metric", "ClassificationGuideTest.java"));
        Matcher shown = Pattern.compile("<!-- guide: (\\w+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide());
        int count = 0;
        while (shown.find()) {
            String start = "// guide: " + shown.group(1) + "\n";
            int from = source.indexOf(start) + start.length();
            String example = source.substring(from, source.indexOf("// guide: end", from));
            assertThat(bare(shown.group(2))).as(shown.group(1)).isEqualTo(bare(example));
            count++;
        }
        assertThat(count).isEqualTo(5);
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "docs", "guide", "classification.md"));
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }
}
