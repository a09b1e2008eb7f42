import module org.sibyl.learning;
import module org.sibyl.tasks;
import org.sibyl.density.mixture.GaussianMixture;

/// 272 eruptions of the geyser Old Faithful: how long each lasted and how long the next was waited for, in minutes, as a
/// mixture of normal distributions, and what an eruption says about the wait after it.
void main() {
    Seed seed = Seed.of(1);
    WeightedRows rows = WeightedRows.of(Tables.named("old_faithful").orElseThrow().select("eruptions", "waiting"));

    // Without regularisation the optimum is the one of the textbooks.
    EmSettings em = EmSettings.DEFAULT.withRegularization(0);
    GaussianMixtureEstimator two = GaussianMixtureEstimator.of(2).withEm(em);
    MixtureFit fit = two.search(rows, seed);
    IO.println("two full components: log-likelihood %.3f after %d iterations"
            .formatted(fit.last().logLikelihood(), fit.last().iteration()));
    for (GaussianComponent component : fit.mixture().components()) {
        IO.println("weight %.4f, mean %.3f and %.3f minutes"
                .formatted(component.weight(), component.mean().get(0), component.mean().get(1)));
    }

    MixtureFit tied = two.withComponents(3).withCovariance(CovarianceKind.TIED).search(rows, seed);
    IO.println("three components with one covariance: log-likelihood %.3f".formatted(tied.last().logLikelihood()));

    // Each step of expectation-maximisation is a state; the log-likelihood never falls.
    EmRun run = fit.run();
    run.states()
            .limit(4)
            .forEach(state -> IO.println(
                    "iteration %d: log-likelihood %.3f".formatted(state.iteration(), state.logLikelihood())));

    // The wait, given the eruption: a mixture again, of one column.
    for (double minutes : new double[] {2, 4.5}) {
        GaussianMixture wait = fit.mixture().conditional(new int[] {0}, minutes);
        double mean = wait.components().stream()
                .mapToDouble(component -> component.weight() * component.mean().get(0))
                .sum();
        IO.println("after %s minutes one waits %.2f".formatted(minutes, mean));
    }
}
