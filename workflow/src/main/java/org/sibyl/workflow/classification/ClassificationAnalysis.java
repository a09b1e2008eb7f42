package org.sibyl.workflow.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sibyl.classify.Classifier;
import org.sibyl.classify.CrossValidation;
import org.sibyl.classify.LabelledRows;
import org.sibyl.classify.Learner;
import org.sibyl.dataset.LabelColumn;
import org.sibyl.dataset.Table;
import org.sibyl.metric.ScoredRows;
import org.sibyl.metric.ThresholdPolicy;
import org.sibyl.regression.PolynomialFeatures;
import org.sibyl.split.Split;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.SourceTable;
import org.sibyl.workflow.analysis.TableSource;

/// Learns from a part of the rows, chooses a threshold without looking at the rest, and is judged by the
/// rest.
///
/// @param request what is to be done
public record ClassificationAnalysis(ClassificationRequest request) {
    private static final int FOLDS = 5;

    /// Does it; writes nothing.
    ///
    /// @throws StudyException if the labels are not what the method can learn
    public ClassificationResult run() {
        SourceTable source = request.source().read(request.features(), Optional.of(request.label()));
        LabelledRows rows = rows(source);
        Split split = Split.stratified(
                rows.labels(), request.testShare(), request.root().child("split"));
        LabelledRows training = rows.select(split.training());
        LabelledRows test = rows.select(split.test());
        Learner<?> learner = request.method().learner(request.threads());
        Features features =
                new Features(source.numbers().columns(), request.method().polynomial());
        Classifier classifier =
                learner.train(features.of(training), request.root().child("fit"));
        ThresholdPolicy policy = request.method().thresholdPolicy();
        double threshold = threshold(policy, learner, features.of(training));
        ScoredRows scored = new ScoredRows(classifier.probability(features.of(test.x())), test.labels());
        return new ClassificationResult(
                request,
                source,
                features,
                training,
                test,
                split,
                classifier,
                policy,
                Judgement.of(scored, threshold),
                request.score().map(file -> scores(file.toString(), classifier, features, threshold)));
    }

    private LabelledRows rows(SourceTable source) {
        LabelColumn labels = source.labels().orElseThrow();
        Tensor x = source.numbers().values();
        double[] ones = new double[x.rows()];
        Arrays.fill(ones, 1);
        LabelledRows rows = new LabelledRows(x, labels.values(), Tensor.adopt(ones, ones.length), labels.classes());
        if (request.positive().isPresent()) {
            return rows.oneAgainstRest(request.positive().get());
        }
        if (labels.classes().size() > 2) {
            throw new StudyException("the label '" + labels.name() + "' has the "
                    + labels.classes().size() + " values "
                    + String.join(
                            ", ",
                            labels.classes()
                                    .subList(0, Math.min(10, labels.classes().size())))
                    + (labels.classes().size() > 10 ? ", …" : "")
                    + ", expected two; tell one against the rest with --positive CLASS");
        }
        return rows;
    }

    /// A policy that looks at rows looks at training rows, each judged by a fit that has not seen it: the
    /// test rows would flatter the threshold.
    private double threshold(ThresholdPolicy policy, Learner<?> learner, LabelledRows training) {
        if (policy instanceof ThresholdPolicy.Fixed fixed) {
            return fixed.threshold();
        }
        Tensor probability = new CrossValidation(FOLDS, request.threads())
                .probability(learner, training, request.root().child("threshold"));
        return policy.choose(new ScoredRows(probability, training.labels())).threshold();
    }

    private Table scores(String file, Classifier classifier, Features features, double threshold) {
        Tensor x = new TableSource(file, request.source().missing())
                .read(features.names(), Optional.empty())
                .numbers()
                .values();
        Tensor probability = classifier.probability(features.of(x));
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < probability.size(); i++) {
            rows.add(new double[] {i + 1, probability.get(i), probability.get(i) >= threshold ? 1 : 0});
        }
        return new Table(List.of("row", "probability", "predicted"), Tensor.ofRows(rows));
    }

    /// The columns as the classifier sees them.
    ///
    /// @param names of the columns
    /// @param degree of their polynomials, if more than 1
    record Features(List<String> names, Optional<Integer> degree) {
        Tensor of(Tensor x) {
            return degree.map(d -> PolynomialFeatures.ofDegree(d).apply(x)).orElse(x);
        }

        LabelledRows of(LabelledRows rows) {
            return rows.withX(of(rows.x()));
        }

        /// The names of what the classifier sees.
        List<String> seen() {
            return degree.map(d -> PolynomialFeatures.ofDegree(d).names(names)).orElse(names);
        }
    }
}
