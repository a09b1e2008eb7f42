import module org.sibyl.learning;
import module org.sibyl.tasks;

/// 600 noise and 200 signal triggers of a search for gravitational waves, by signal-to-noise ratio and chirp mass: a
/// classifier, what it is worth on triggers that it has not seen, and what different thresholds make of it.
void main() {
    Seed seed = Seed.of(1);
    BuiltInTable table = Tables.named("triggers").orElseThrow();
    LabelledRows triggers = LabelledRows.of(table.rows(), table.text("class").values());
    Split split = Split.stratified(triggers.labels(), 0.25, seed.child("split"));
    LabelledRows training = triggers.select(split.training());
    LabelledRows test = triggers.select(split.test());

    LogisticModel model = LogisticRegression.DEFAULT.withL2(0).fit(training);
    for (WaldInterval interval : model.intervals(table.columns(), 0.95).orElseThrow()) {
        IO.println("%s: %.4f in %.4f … %.4f"
                .formatted(interval.name(), interval.estimate(), interval.lower(), interval.upper()));
    }

    ScoredRows judged = new ScoredRows(model.probability(test.x()), test.labels());
    Auc auc = Auc.of(judged);
    Auc.Interval interval = auc.interval(0.95, Auc.Scale.LOGIT).orElseThrow();
    IO.println("held-out AUC %.4f in %.4f … %.4f".formatted(auc.value(), interval.lower(), interval.upper()));
    IO.println("held-out log-loss %.4f, accuracy %.4f".formatted(LogLoss.of(judged), model.accuracy(test)));

    // The best that any classifier can do knows the densities of both classes.
    double[] odds = new double[test.size()];
    Tensor signal = Triggers.signal().logProb(test.x());
    Tensor noise = Triggers.noise().logProb(test.x());
    Arrays.setAll(odds, i -> signal.get(i) - noise.get(i));
    IO.println("AUC of the true likelihood ratio %.4f".formatted(Auc.area(ScoredRows.of(odds, test.labels().toArray()))));

    // A threshold is a policy, not a property of the model.
    for (ThresholdPolicy policy : List.of(
            ThresholdPolicy.Fixed.HALF,
            new ThresholdPolicy.FalsePositiveRate(0.01),
            new ThresholdPolicy.MaximumF1(),
            new ThresholdPolicy.CostRatio(10))) {
        ScoredRows known = new ScoredRows(model.probability(training.x()), training.labels());
        double threshold = policy.choose(known).threshold();
        ConfusionMatrix found = ConfusionMatrix.at(threshold, judged);
        IO.println("%s: threshold %.3f, TP %d, FP %d, TN %d, FN %d, purity %.3f, efficiency %.3f"
                .formatted(
                        policy.name(),
                        threshold,
                        found.truePositives(),
                        found.falsePositives(),
                        found.trueNegatives(),
                        found.falseNegatives(),
                        found.precision(),
                        found.recall()));
    }
}
