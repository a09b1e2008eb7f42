package org.sibyl.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.nn.PerceptronTraining;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

class MlpClassifierTest {
    /// Without hidden layers and with one batch the loss is convex: ridge-penalised logistic regression,
    /// whose minimum Newton's method finds to rounding. Adam with step 1e-3 and float32 come within 0.01 of
    /// it.
    @Test
    void withoutHiddenLayersItIsLogisticRegression() {
        LabelledRows rows = shifted(150, 1.5, Seed.of(1));
        double l2 = 20;
        MlpClassifier classifier =
                new MlpClassifier(List.of(), new PerceptronTraining(300, 1e-3, l2, 0, 2_000, 6_000), 0);
        Tensor logits =
                classifier.fit(rows, Seed.of(2)).model().logits(Tensor.ofRows(new double[] {-1}, new double[] {2}));
        double[] exact = ridgeLogistic(rows, l2);
        assertThat(logits.get(0)).isCloseTo(exact[0] - exact[1], within(0.01));
        assertThat(logits.get(1)).isCloseTo(exact[0] + 2 * exact[1], within(0.01));
    }

    /// Four clusters in the pattern of exclusive or, 4 standard deviations from each border: no linear rule
    /// does better than one half, the best rule errs on 3e-5 of the rows.
    @Test
    void hiddenLayersLearnExclusiveOr() {
        LabelledRows training = exclusiveOr(500, Seed.of(1));
        Fit<Classifier> fit = MlpClassifier.DEFAULT.withHidden(20, 20).fit(training, Seed.of(2));
        assertThat(fit.model().accuracy(exclusiveOr(500, Seed.of(3)))).isGreaterThan(0.98);
        List<Double> losses = fit.curve().training();
        assertThat(losses.getLast()).isLessThan(0.2 * losses.getFirst());
    }

    @Test
    void trainingEndsWhenTheLossStaysLevel() {
        LabelledRows rows = shifted(200, 1, Seed.of(1));
        List<Epoch> heard = new ArrayList<>();
        Fit<Classifier> fit =
                MlpClassifier.DEFAULT.withHidden(5).withMaxEpochs(2_000).fit(rows, Seed.of(2), heard::add);
        int epochs = fit.curve().training().size();
        assertThat(fit.status()).isEqualTo(new FitStatus.Converged(epochs));
        assertThat(heard).hasSize(epochs);
        // The last eleven epochs brought no improvement of 1e-4, the one before them did.
        List<Double> losses = fit.curve().training();
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < epochs; i++) {
            boolean improved = losses.get(i) <= lowest - 1e-4;
            assertThat(improved).as("epoch %d of %d", i + 1, epochs).isEqualTo(i < epochs - 11 && improved);
            lowest = Math.min(lowest, losses.get(i));
        }
        assertThat(MlpClassifier.DEFAULT.withMaxEpochs(3).fit(rows, Seed.of(2)).status())
                .isInstanceOf(FitStatus.BudgetSpent.class);
    }

    @Test
    void sameSeedSameBits() {
        LabelledRows rows = shifted(250, 1, Seed.of(1));
        MlpClassifier small = MlpClassifier.DEFAULT.withHidden(7).withMaxEpochs(5);
        Tensor once = small.fit(rows, Seed.of(2)).model().logits(rows.x());
        assertThat(small.fit(rows, Seed.of(2)).model().logits(rows.x())).isEqualTo(once);
        assertThat(small.fit(rows, Seed.of(3)).model().logits(rows.x())).isNotEqualTo(once);
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> LabelledRows.of(Tensor.ofRows(new double[] {1}), Tensor.ofRows(new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class);
        LabelledRows rows =
                LabelledRows.of(Tensor.ofRows(new double[] {1, 2}), Tensor.ofRows(new double[] {3, Double.NaN}));
        assertThatThrownBy(() -> MlpClassifier.DEFAULT.fit(rows, Seed.of(1)))
                .hasMessageContaining("row 2, column 2 is NaN");
        Classifier model = MlpClassifier.DEFAULT
                .withMaxEpochs(1)
                .fit(shifted(10, 1, Seed.of(1)), Seed.of(1))
                .model();
        assertThatThrownBy(() -> model.logits(Tensor.ofRows(new double[] {1, 2})))
                .hasMessageContaining("was trained on 1 columns");
        assertThatThrownBy(() -> MlpClassifier.DEFAULT.withHidden(0)).hasMessageContaining("must be at least 1");
    }

    /// Minimises (1/n) Σ [softplus(z) − y z] + l2/(2 n) w², z = b + w x; returns b and w.
    private static double[] ridgeLogistic(LabelledRows rows, double l2) {
        double b = 0;
        double w = 0;
        for (int iteration = 0; iteration < 50; iteration++) {
            double gb = 0;
            double gw = l2 * w;
            double hbb = 0;
            double hbw = 0;
            double hww = l2;
            for (int i = 0; i < rows.x().rows(); i++) {
                double x = rows.x().get(i, 0);
                double p = 1 / (1 + Math.exp(-b - w * x));
                gb += p - rows.labels().get(i);
                gw += (p - rows.labels().get(i)) * x;
                hbb += p * (1 - p);
                hbw += p * (1 - p) * x;
                hww += p * (1 - p) * x * x;
            }
            double det = hbb * hww - hbw * hbw;
            b -= (hww * gb - hbw * gw) / det;
            w -= (hbb * gw - hbw * gb) / det;
        }
        return new double[] {b, w};
    }

    private static LabelledRows shifted(int n, double shift, Seed seed) {
        return LabelledRows.of(normal(n, 0, seed.child(0)), normal(n, shift, seed.child(1)));
    }

    private static Tensor normal(int n, double mean, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + random.nextGaussian();
        }
        return Tensor.adopt(values, n, 1);
    }

    private static LabelledRows exclusiveOr(int n, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] x = new double[2 * n];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            int a = random.nextInt(2);
            int b = random.nextInt(2);
            x[2 * i] = 2 * a - 1 + 0.25 * random.nextGaussian();
            x[2 * i + 1] = 2 * b - 1 + 0.25 * random.nextGaussian();
            labels[i] = a ^ b;
        }
        return new LabelledRows(Tensor.adopt(x, n, 2), Tensor.adopt(labels, n));
    }
}
