import module org.sibyl.learning;
import module org.sibyl.tasks;

/// The velocities of 82 galaxies in the direction of Corona Borealis: clusters with voids between them. A bandwidth that
/// assumes one normal distribution hides them; the improved rule of Sheather and Jones assumes nothing of the kind.
void main() {
    Seed seed = Seed.of(1);
    double[] velocities = Tables.named("galaxies").orElseThrow().column("velocity").toArray();
    Tensor thousands = Tensor.of(Arrays.stream(velocities).map(v -> v / 1000).toArray(), 82, 1);
    WeightedRows rows = WeightedRows.of(thousands);

    for (BandwidthRule rule : List.of(BandwidthRule.SILVERMAN, ImprovedSheatherJones.DEFAULT)) {
        KernelDensity density =
                KernelDensityEstimator.DEFAULT.withBandwidth(rule).fit(rows, seed);
        IO.println("%s: h = %.4f thousand km/s, %d peaks"
                .formatted(
                        rule.name(),
                        Math.sqrt(density.bandwidth().covariance(1).get(0)),
                        peaks(density)));
    }

    // One variance for all: with its own, a component may shrink onto two galaxies that happen to be close.
    GaussianMixtureEstimator tied =
            GaussianMixtureEstimator.of(1).withCovariance(CovarianceKind.TIED).withRestarts(50);
    ComponentSelection selection = ComponentSelector.of(tied, 1, 8).select(rows, seed.child("mixture"));
    for (ComponentCandidate candidate : selection.candidates()) {
        IO.println("K = %d: log-likelihood %.3f, BIC %.3f"
                .formatted(
                        candidate.components(),
                        candidate.logLikelihood().orElseThrow(),
                        candidate.bic().orElseThrow()));
    }
    IO.println("BIC picks K = " + selection.components());
    for (GaussianComponent component : selection.fit().mixture().components()) {
        IO.println("%.1f %% of the galaxies around %.2f thousand km/s"
                .formatted(100 * component.weight(), component.mean().get(0)));
    }
}

/// How many maxima a density has between 5 and 40 thousand km/s.
int peaks(DensityModel density) {
    double[] at = new double[3_501];
    Arrays.setAll(at, i -> 5 + i * 0.01);
    double[] height = density.logProb(Tensor.of(at, at.length, 1)).toArray();
    return (int) IntStream.range(1, at.length - 1)
            .filter(i -> height[i] > height[i - 1] && height[i] > height[i + 1])
            .count();
}
