import module org.sibyl.learning;

/// How wide is a pulse that arrives at any time? A convolutional network learns it from 64 noisy values.
void main() {
    Seed seed = Seed.of(1);
    Layer network = Sequential.of(
            new ToPixels(1),
            new Convolution("conv1", Window.line(64, 5), 1, 16, Bias.NONE),
            new BatchNorm("norm1", 16),
            Activation.RELU,
            new MaxPooling(Window.line(64, 2).withStride(1, 2)),
            new Convolution("conv2", Window.line(32, 5), 16, 16),
            Activation.RELU,
            new GlobalAverage(32),
            new Dropout("dropout", 0.1),
            new Linear("head", 16, 1));
    RowLoss loss = (weights, parts) -> network.apply(weights, parts.get(0)).minus(parts.get(1)).square();

    Training settings = Training.DEFAULT.withLearningRate(5e-3).withMaxEpochs(40);
    Trained trained = new Trainer(settings, 2)
            .withSlice(50)
            .train(
                    network.initialize(seed.child("weights")),
                    loss,
                    pulses(2_000, seed.child("training")),
                    seed.child("fit"),
                    epoch -> {});

    List<Tensor> fresh = pulses(500, seed.child("fresh"));
    Tensor widths = new Predictor(network, trained.parameters()).apply(fresh.get(0));
    double squares = 0;
    for (int i = 0; i < 500; i++) {
        squares += Math.pow(widths.get(i) - fresh.get(1).get(i), 2);
    }
    IO.println("widths between 1 and 5 are known to within %.2f".formatted(Math.sqrt(squares / 500)));
}

/// n pulses of height 3 with their widths: rows [n, 64] and [n, 1].
List<Tensor> pulses(int n, Seed seed) {
    double[] values = new double[n * 64];
    double[] widths = new double[n];
    for (int i = 0; i < n; i++) {
        var random = seed.child(i).generator();
        widths[i] = random.nextDouble(1, 5);
        double center = random.nextDouble(10, 54);
        for (int t = 0; t < 64; t++) {
            double distance = (t - center) / widths[i];
            values[i * 64 + t] = 3 * Math.exp(-distance * distance / 2) + 0.3 * random.nextGaussian();
        }
    }
    return List.of(Tensor.of(values, n, 64), Tensor.of(widths, n, 1));
}
