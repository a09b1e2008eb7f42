import module org.sibyl.learning;
import module org.sibyl.tasks;
import org.sibyl.density.CrossValidation;

/// The chirp masses of the 90 mergers of GWTC-1 to GWTC-3: which density describes events that it has not seen, and which
/// event is the least expected.
void main() {
    Seed seed = Seed.of(1);
    BuiltInTable events = Tables.named("gwtc_chirp_masses").orElseThrow();
    WeightedRows rows = WeightedRows.of(events.select("chirp_mass"));
    KernelDensityEstimator kernel = KernelDensityEstimator.DEFAULT;
    GaussianMixtureEstimator mixture = GaussianMixtureEstimator.of(1);

    // Masses are positive: kernels on their logarithm put nothing below zero.
    var estimators = new LinkedHashMap<String, DensityEstimator<?>>();
    estimators.put("normal", new ParametricEstimator(ParametricFamily.NORMAL));
    estimators.put("lognormal", new ParametricEstimator(ParametricFamily.LOGNORMAL));
    estimators.put("histogram", HistogramEstimator.DEFAULT);
    estimators.put("kernels", kernel);
    estimators.put("kernels on logarithms", kernel.withBoundaries(Boundary.log()));
    estimators.put("two components", mixture.withComponents(2));
    estimators.put("three components", mixture.withComponents(3));
    CrossValidation validation = CrossValidation.DEFAULT.withFolds(10);
    estimators.forEach((name, estimator) -> {
        LogScore score = validation.score(estimator, rows, seed.child("folds")).total();
        IO.println("%s: held-out score %.3f ± %.3f, %d events of density 0"
                .formatted(name, score.mean(), score.standardError(), score.zeroDensity()));
    });

    ComponentSelection selection = ComponentSelector.of(mixture, 1, 8).select(rows, seed.child("mixture"));
    IO.println("BIC picks K = " + selection.components());
    for (GaussianComponent component : selection.fit().mixture().components()) {
        IO.println("weight %.3f around %.2f, sd %.2f solar masses"
                .formatted(
                        component.weight(),
                        component.mean().get(0),
                        Math.sqrt(component.covariance().get(0))));
    }

    // Each event under the density of the others.
    CrossValidation eachAlone = CrossValidation.DEFAULT.withFolds(events.size());
    Tensor scores = eachAlone.score(kernel, rows, seed.child("alone")).logProb();
    IntStream.range(0, events.size())
            .boxed()
            .sorted(Comparator.comparingDouble(scores::get))
            .limit(3)
            .forEach(i -> IO.println("unexpected: %s with %.3f solar masses, log-density %.2f"
                    .formatted(events.text("event").values().get(i), rows.x().get(i), scores.get(i))));
}
