import module org.sibyl.learning;
import module org.sibyl.tasks;
import org.sibyl.density.CrossValidation;

/// The ages of 91 dwarf stars of the Galactic bulge, in Gyr, determined twice: what a normal fit, a histogram and a
/// kernel density estimate make of them, which synthetic stars they generate, and how far the two determinations lead apart.
void main() {
    Seed seed = Seed.of(1);
    BuiltInTable stars = Tables.named("stellar_ages").orElseThrow();
    var models = new ArrayList<KernelDensity>();
    for (String determination : stars.columns()) {
        Tensor ages = stars.select(determination);
        ParametricModel normal = new ParametricEstimator(ParametricFamily.NORMAL).fit(ages, seed);
        KernelDensity smooth = KernelDensityEstimator.DEFAULT.fit(ages, seed);
        models.add(smooth);
        IO.println("%s normal: mean %.3f ± %.3f, sd %.3f, log-likelihood %.2f"
                .formatted(
                        determination,
                        normal.parameters().get(0).value(),
                        normal.parameters().get(0).standardError(),
                        normal.parameters().get(1).value(),
                        normal.logLikelihood()));
        IO.println("%s kde: log-likelihood %.2f".formatted(determination, 91 * smooth.score(ages)));

        // Counts in a bin are compared with 91 · width · density.
        Histogram histogram = HistogramEstimator.DEFAULT.fit(ages, seed);
        Axis axis = histogram.axes().getFirst();
        for (int bin = 0; bin < axis.bins(); bin++) {
            double middle = (axis.lower(bin) + axis.upper(bin)) / 2;
            Tensor at = Tensor.of(new double[] {middle}, 1, 1);
            double scale = 91 * axis.width(bin);
            IO.println("%s bin at %.2f Gyr: %.0f stars, normal %.1f, kde %.1f"
                    .formatted(
                            determination,
                            middle,
                            histogram.count(bin),
                            scale * Math.exp(normal.logProb(at).get(0)),
                            scale * Math.exp(smooth.logProb(at).get(0))));
        }
    }

    // Synthetic sets of 91 stars look like the real ones at any of these bandwidths, since two sets of 91 are never closer;
    // the held-out score tells which describes further stars, and which has learnt its 91 by heart.
    Tensor ages = stars.select("joyce");
    for (double h : new double[] {1, 0.1, 0.01}) {
        KernelDensityEstimator estimator = KernelDensityEstimator.DEFAULT.withBandwidth(h);
        KernelDensity model = estimator.fit(ages, seed);
        double distance = IntStream.range(0, 200)
                .mapToObj(set -> model.sample(91, seed.child("synthetic").child(set)).toArray())
                .mapToDouble(set -> KolmogorovSmirnov.twoSample(ages.toArray(), set).statistic())
                .average()
                .orElseThrow();
        double heldOut = CrossValidation.DEFAULT
                .score(estimator, WeightedRows.of(ages), seed.child("folds"))
                .mean();
        IO.println("synthetic sets, h = %s: mean distance %.4f, held-out score %.3f".formatted(h, distance, heldOut));
    }

    DensityDivergence apart = DensityDivergence.onLine(models.get(0), models.get(1), -10, 30, 4_000);
    IO.println("disagreement: total variation %.4f, Jensen-Shannon %.4f nats"
            .formatted(apart.totalVariation().value(), apart.jensenShannon().value()));
}
