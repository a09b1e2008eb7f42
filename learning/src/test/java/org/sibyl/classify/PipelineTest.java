package org.sibyl.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sibyl.estimator.DataException;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.metric.LogLoss;
import org.sibyl.metric.ScoredRows;
import org.sibyl.nn.PerceptronTraining;
import org.sibyl.nn.Standardization;
import org.sibyl.random.Seed;
import org.sibyl.split.KFold;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;

/// Standardization, cross-validation and stopping, none of which may look at held-out rows.
class PipelineTest {
    private static final LogisticRegression LOGISTIC =
            LogisticRegression.DEFAULT.withTolerance(1e-11).withThreads(1);

    /// A logistic model comes back for the columns as they were: the same probabilities as by hand.
    @Test
    void coefficientsComeBackInTheColumnsUnits() {
        LabelledRows rows = LogisticRegressionTest.drawn(300, 3, Seed.of(1));
        LogisticModel model = (LogisticModel) new Standardized(LOGISTIC).train(rows, Seed.of(2));
        Standardization scaling = Standardization.affine(rows.x());
        Tensor scaled = scaling.apply(rows.x());
        Tensor byHand = LOGISTIC.fit(rows.withX(scaled)).logits(scaled);
        Tensor logits = model.logits(rows.x());
        for (int i = 0; i < 300; i++) {
            assertThat(logits.get(i)).isCloseTo(byHand.get(i), within(1e-10));
        }
        LabelledRows many = MultinomialRegressionTest.drawn(200, 2, 3, Seed.of(3));
        Tensor all = Standardization.affine(many.x()).apply(many.x());
        MultinomialRegression multinomial = MultinomialRegression.DEFAULT.withTolerance(1e-11);
        Tensor expected = multinomial.fit(many.withX(all)).logProbabilities(all);
        Tensor found = new Standardized(multinomial).train(many, Seed.of(2)).logProbabilities(many.x());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-10));
        }
    }

    /// Units cancel, to the rounding of float32 in a network.
    @Test
    void unitsDoNotMatterToAStandardizedNetwork() {
        LabelledRows rows = LogisticRegressionTest.drawn(200, 2, Seed.of(4));
        double[] x = rows.x().toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] = 1024 * x[i];
        }
        LabelledRows scaled = rows.withX(Tensor.adopt(x, 200, 2));
        Learner<Classifier> learner =
                new Standardized(MlpClassifier.DEFAULT.withHidden(5).withMaxEpochs(20));
        Tensor plain = learner.train(rows, Seed.of(5)).logits(rows.x());
        assertThat(learner.train(scaled, Seed.of(5)).logits(scaled.x())).isEqualTo(plain);
    }

    /// Each fold's rows are judged by what was trained on the others, and on nothing else.
    @Test
    void outOfFoldProbabilitiesComeFromTheOtherFolds() {
        LabelledRows rows = LogisticRegressionTest.drawn(103, 2, Seed.of(6));
        Seed seed = Seed.of(7);
        Tensor probability = CrossValidation.DEFAULT.withThreads(2).probability(new Standardized(LOGISTIC), rows, seed);
        assertThat(CrossValidation.DEFAULT.probability(new Standardized(LOGISTIC), rows, seed))
                .isEqualTo(probability);
        for (Split split : KFold.stratified(rows.labels(), 5, seed.child("folds"))) {
            Classifier classifier = new Standardized(LOGISTIC).train(rows.select(split.training()), seed);
            Tensor expected = classifier.probability(rows.x().select(split.test()));
            for (int i = 0; i < split.test().length; i++) {
                assertThat(probability.get(split.test()[i])).isCloseTo(expected.get(i), within(1e-15));
            }
        }
    }

    @Test
    void crossValidationRefusesWhatItCannotDivide() {
        LabelledRows rows = new LabelledRows(Tensor.vector(1, 2, 3, 4).reshape(4, 1), Tensor.vector(0, 1, 0, 0));
        assertThatThrownBy(() -> CrossValidation.DEFAULT.probability(LOGISTIC, rows, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too few for 5 folds");
        LabelledRows three = MultinomialRegressionTest.drawn(30, 2, 3, Seed.of(8));
        assertThatThrownBy(() -> CrossValidation.DEFAULT.probability(LOGISTIC, three, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has the 3 values 'c0', 'c1' and 'c2'");
        assertThatThrownBy(() -> CrossValidation.DEFAULT.withFolds(1)).hasMessageContaining("at least 2 folds");
        LabelledRows missing = rows.withX(Tensor.vector(1, Double.NaN, 3, 4).reshape(4, 1));
        assertThatThrownBy(() -> new Standardized(LOGISTIC).train(missing, Seed.of(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("row 2, column 1 is NaN");
    }

    /// The epoch with the lowest validation loss is kept, and training goes on for just more than the
    /// patience after it.
    @Test
    void earlyStoppingKeepsTheBestEpoch() {
        LabelledRows rows = LogisticRegressionTest.drawn(120, 2, Seed.of(9));
        MlpClassifier classifier = MlpClassifier.DEFAULT
                .withHidden(50)
                .withTraining(
                        MlpClassifier.DEFAULT.training().withLearningRate(0.02).withTolerance(0))
                .withMaxEpochs(500)
                .withValidationShare(0.3);
        Fit<Classifier> fit = classifier.fit(rows, Seed.of(3));
        List<Double> validation = fit.curve().validation();
        int best = validation.indexOf(Collections.min(validation)) + 1;
        assertThat(fit.curve().bestEpoch()).isEqualTo(best);
        assertThat(fit.status()).isEqualTo(new FitStatus.Converged(best));
        assertThat(validation).hasSize(best + 11);
        Split split = Split.stratified(rows.labels(), 0.3, Seed.of(3).child("validation"));
        double loss = LogLoss.ofLogits(new ScoredRows(
                fit.model().logits(rows.x().select(split.test())), rows.labels().select(split.test())));
        // The network computes in float32.
        assertThat(loss).isCloseTo(Collections.min(validation), within(1e-5));
    }

    /// Three clusters, 5 standard deviations apart: the best rule errs on less than one row in a hundred.
    @Test
    void networksTellManyClassesApart() {
        List<double[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        RandomGenerator random = Seed.of(10).generator();
        for (int i = 0; i < 600; i++) {
            double angle = i % 3 * 2 * Math.PI / 3;
            rows.add(new double[] {
                3 * Math.cos(angle) + random.nextGaussian(), 3 * Math.sin(angle) + random.nextGaussian()
            });
            labels.add(List.of("star", "galaxy", "quasar").get(i % 3));
        }
        LabelledRows all = LabelledRows.of(Tensor.ofRows(rows), labels);
        assertThat(all.classes()).containsExactly("galaxy", "quasar", "star");
        Classifier classifier = MlpClassifier.DEFAULT
                .withHidden(10)
                .withMaxEpochs(400)
                .train(all.select(IntStream.range(0, 300).toArray()), Seed.of(11));
        LabelledRows test = all.select(IntStream.range(300, 600).toArray());
        assertThat(classifier.accuracy(test)).isGreaterThan(0.95);
        Tensor probabilities = classifier.probabilities(test.x());
        for (int i = 0; i < 300; i++) {
            double sum = probabilities.get(i, 0) + probabilities.get(i, 1) + probabilities.get(i, 2);
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    /// Without hidden layers and with one batch the weighted loss is convex; weights of 3 on class 1 then
    /// are factors of 3 in logistic regression.
    @Test
    void networksHeedWeights() {
        LabelledRows rows = LogisticRegressionTest.drawn(200, 1, Seed.of(12));
        double[] weights = new double[200];
        for (int i = 0; i < 200; i++) {
            weights[i] = rows.labels().get(i) == 1 ? 3 : 1;
        }
        LabelledRows weighted = rows.withWeights(Tensor.adopt(weights, 200));
        MlpClassifier flat = new MlpClassifier(List.of(), new PerceptronTraining(200, 1e-2, 0, 0, 500, 3_000), 0);
        Tensor logits = flat.train(weighted, Seed.of(13)).logits(rows.x());
        Tensor exact = LOGISTIC.withL2(0).fit(weighted).logits(rows.x());
        for (int i = 0; i < 200; i++) {
            assertThat(logits.get(i)).isCloseTo(exact.get(i), within(0.02));
        }
    }

    @Test
    void oneClassAgainstTheRest() {
        LabelledRows three = MultinomialRegressionTest.drawn(30, 2, 3, Seed.of(14));
        LabelledRows binary = three.oneAgainstRest("c1");
        assertThat(binary.classes()).containsExactly("not c1", "c1");
        for (int i = 0; i < 30; i++) {
            assertThat(binary.labels().get(i)).isEqualTo(three.labels().get(i) == 1 ? 1 : 0);
        }
        assertThat(binary.oneAgainstRest("not c1").classes()).containsExactly("c1", "not c1");
        assertThatThrownBy(() -> three.oneAgainstRest("c7"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no class is called 'c7': did you mean 'c0'?");
        assertThat(LabelledRows.of(Tensor.vector(1, 2, 3).reshape(3, 1), List.of("10", "9", "9"))
                        .classes())
                .containsExactly("9", "10");
    }
}
