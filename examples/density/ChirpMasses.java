import module org.sibyl.learning;
import module org.sibyl.tasks;
import org.sibyl.density.kernel.CrossValidatedBandwidth;

/// Synthetic chirp masses of black holes from three sub-populations around 12, 28 and 42 solar masses: what 500 events show
/// of them, and what 50.
void main() {
    Seed seed = Seed.of(1);
    Tensor fresh = ChirpMasses.population().sample(20_000, Seed.of(77));
    double truth = mean(ChirpMasses.population().logProb(fresh));
    for (int n : new int[] {500, 50}) {
        Tensor masses = Tables.named("chirp_masses_" + n).orElseThrow().rows();
        WeightedRows rows = WeightedRows.of(masses);

        double[] widths = new double[16];
        Arrays.setAll(widths, i -> 0.4 * Math.pow(20, i / 15.0));
        KernelDensity kernel = KernelDensityEstimator.DEFAULT
                .withBandwidth(CrossValidatedBandwidth.DEFAULT.withCandidates(widths))
                .fit(rows, seed.child("folds"));
        BandwidthSearch search = kernel.search().orElseThrow();
        for (int i = 0; i < widths.length; i += 3) {
            IO.println("%d events, h = %.3f: held-out log-density %.4f"
                    .formatted(n, widths[i], search.candidates().get(i).heldOut()));
        }
        IO.println("%d events, best h = %.3f".formatted(n, widths[search.best()]));

        ComponentSelection selection =
                ComponentSelector.of(GaussianMixtureEstimator.of(1), 1, 8).select(rows, seed.child("mixture"));
        for (ComponentCandidate candidate : selection.candidates()) {
            IO.println("%d events, K = %d: BIC %.2f"
                    .formatted(n, candidate.components(), candidate.bic().orElseThrow()));
        }
        IO.println("%d events, BIC picks K = %d".formatted(n, selection.components()));

        // KL(truth ‖ model), by events that none of the models has seen.
        DensityModel mixture = selection.fit().mixture();
        IO.println("%d events, nats lost: kernel %.4f, mixture %.4f"
                .formatted(n, truth - kernel.score(fresh), truth - mixture.score(fresh)));
        double[] synthetic = mixture.sample(n, seed.child("synthetic")).toArray();
        IO.println("%d events, distance of as many synthetic ones: %.4f"
                .formatted(n, KolmogorovSmirnov.twoSample(masses.toArray(), synthetic).statistic()));
    }
}

double mean(Tensor numbers) {
    return Arrays.stream(numbers.toArray()).average().orElseThrow();
}
