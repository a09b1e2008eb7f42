import module org.sibyl.learning;

/// The pulsar candidates of the survey HTRU2 (Lyon et al. 2016): 17,898 rows of eight features and a class, from a file
/// that the archive of machine-learning data sets in Irvine has (HTRU_2.csv, with or without a header).
///
/// Usage: Pulsars.java HTRU_2.csv
void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
        IO.println("no file was given: Pulsars.java HTRU_2.csv");
        return;
    }
    Seed seed = Seed.of(1);
    List<double[]> numbers;
    try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
        numbers = lines.filter(line -> !line.matches("[A-Za-z].*"))
                .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }
    Tensor x = Tensor.ofRows(numbers.stream().map(row -> Arrays.copyOf(row, 8)).toList());
    LabelledRows candidates = new LabelledRows(
            x, Tensor.vector(numbers.stream().mapToDouble(row -> row[8]).toArray()));
    Split split = Split.stratified(candidates.labels(), 0.3, seed.child("split"));
    LabelledRows training = candidates.select(split.training());
    LabelledRows test = candidates.select(split.test());
    IO.println("%d candidates, %.0f of them pulsars"
            .formatted(candidates.size(), Arrays.stream(candidates.labels().toArray()).sum()));

    // Scaled by the training part alone, so that the test part stays unseen.
    var model = new Standardized(LogisticRegression.DEFAULT).train(training, seed);
    ScoredRows judged = new ScoredRows(model.probability(test.x()), test.labels());
    Auc auc = Auc.of(judged);
    Auc.Interval interval = auc.interval(0.95, Auc.Scale.LOGIT).orElseThrow();
    IO.println("held-out AUC %.4f in %.4f … %.4f".formatted(auc.value(), interval.lower(), interval.upper()));
    IO.println("held-out log-loss %.4f".formatted(LogLoss.of(judged)));

    // With ten times as much noise as signal, accuracy says little: never calling a pulsar is right nine times in ten.
    ConfusionMatrix half = ConfusionMatrix.at(0.5, judged);
    IO.println("at 0.5: accuracy %.4f, purity %.4f, efficiency %.4f"
            .formatted(half.accuracy(), half.precision(), half.recall()));
    ScoredRows known = new ScoredRows(model.probability(training.x()), training.labels());
    double threshold = new ThresholdPolicy.FalsePositiveRate(0.01).choose(known).threshold();
    ConfusionMatrix rare = ConfusionMatrix.at(threshold, judged);
    IO.println("at a false-positive rate of %.4f: purity %.4f, efficiency %.4f"
            .formatted(rare.falsePositiveRate(), rare.precision(), rare.recall()));
}
