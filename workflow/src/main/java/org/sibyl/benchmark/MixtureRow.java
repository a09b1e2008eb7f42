package org.sibyl.benchmark;

import java.util.Iterator;
import org.sibyl.density.WeightedRows;
import org.sibyl.density.mixture.EmRun;
import org.sibyl.density.mixture.EmSettings;
import org.sibyl.density.mixture.EmState;
import org.sibyl.density.mixture.GaussianMixtureEstimator;
import org.sibyl.density.mixture.MixtureFit;
import org.sibyl.random.Seed;

/// A Gaussian mixture of 8 components with full covariances, fitted to rows of 10 columns by
/// expectation-maximisation, to the tolerance 10⁻³ nats that scikit-learn stops at.
///
/// @param name the row
/// @param rows how many
/// @param extent what is measured
record MixtureRow(String name, int rows, Extent extent) implements ClassicalRow {
    static final int COLUMNS = 10;
    static final int COMPONENTS = 8;

    private static final long STREAM = 30;
    private static final double TOLERANCE = 1e-3;
    private static final Seed SEED = Seed.of(1);

    /// What is measured.
    enum Extent {
        /// One start by k-means, then all iterations.
        WHOLE_FIT,
        /// One iteration: an expectation and a maximisation step.
        ITERATION
    }

    @Override
    public Contender prepare(int threads) {
        WeightedRows data = WeightedRows.of(ClassicalData.clusters(rows, COLUMNS, COMPONENTS, STREAM));
        GaussianMixtureEstimator estimator = GaussianMixtureEstimator.of(COMPONENTS)
                .withRestarts(1)
                .withEm(EmSettings.DEFAULT.withTolerance(TOLERANCE).withThreads(threads));
        MixtureFit fit = estimator.search(data, SEED);
        return switch (extent) {
            case WHOLE_FIT ->
                Contender.millis(() -> estimator.search(data, SEED))
                        .finding("iterations", fit.last().iteration())
                        .finding("mean log-likelihood", fit.last().meanLogLikelihood());
            case ITERATION ->
                Contender.millis(new Steps(
                        EmRun.of(data, fit.run().start(), estimator.em().withTolerance(0))));
        };
    }

    /// The next step of a run, which begins anew after its last one.
    private static final class Steps implements Runnable {
        private final EmRun run;
        private Iterator<EmState> states;

        Steps(EmRun run) {
            this.run = run;
            this.states = run.iterator();
        }

        @Override
        public void run() {
            if (!states.hasNext()) {
                states = run.iterator();
            }
            states.next();
        }
    }
}
