package org.sibyl.density.mixture;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.sibyl.density.WeightedRows;
import org.sibyl.estimator.DataException;

/// Expectation-maximisation from a start, one state after the other, computed when they are asked for
/// (Dempster, Laird and Rubin 1977). Each pass begins anew at the start and gives the same states, bit for
/// bit.
///
/// ```java
/// for (EmState state : EmRun.of(rows, start, EmSettings.DEFAULT)) {
///     draw(state.means(), state.responsibilities(rows.x()), state.meanLogLikelihood());
/// }
/// ```
public final class EmRun implements Iterable<EmState> {
    /// exp of more than this is no use as a factor.
    private static final double MOST_PENALTY = 300;

    private final RowBlocks rows;
    private final double totalWeight;
    private final GaussianMixture start;
    private final EmSettings settings;
    private final CollapseRule collapse;

    private EmRun(
            RowBlocks rows, double totalWeight, GaussianMixture start, EmSettings settings, CollapseRule collapse) {
        this.rows = rows;
        this.totalWeight = totalWeight;
        this.start = start;
        this.settings = settings;
        this.collapse = collapse;
    }

    /// The run from a start, such as means that a user chose.
    ///
    /// @throws DataException if a column is constant
    /// @throws IllegalArgumentException if the start has another number of columns, or a component so
    /// narrow that it is nothing beside the regularisation
    public static EmRun of(WeightedRows rows, GaussianMixture start, EmSettings settings) {
        MixtureArguments.requireRows(rows.x(), start.dimension());
        CollapseRule collapse = CollapseRule.of(rows, settings.regularization());
        return of(RowBlocks.of(rows.x(), rows.weights()), rows.totalWeight(), start, settings, collapse);
    }

    static EmRun of(
            RowBlocks rows, double totalWeight, GaussianMixture start, EmSettings settings, CollapseRule collapse) {
        for (int k = 0; k < start.components().size(); k++) {
            if (0.5 * settings.regularization() * start.factor(k).precisionTrace() > MOST_PENALTY) {
                throw new IllegalArgumentException("component " + (k + 1)
                        + " of the start is far narrower than the regularization " + settings.regularization()
                        + "; start with a wider covariance or lower the regularization");
            }
        }
        return new EmRun(rows, totalWeight, start, settings, collapse);
    }

    /// The states from the start on; the last one has an ending.
    @Override
    public Iterator<EmState> iterator() {
        return new Steps();
    }

    /// The states from the start on; the last one has an ending.
    public Stream<EmState> states() {
        return StreamSupport.stream(spliterator(), false);
    }

    /// The last state, with its ending.
    public EmState last() {
        Iterator<EmState> states = iterator();
        EmState state = states.next();
        while (states.hasNext()) {
            state = states.next();
        }
        return state;
    }

    /// Where the run begins.
    public GaussianMixture start() {
        return start;
    }

    private final class Steps implements Iterator<EmState> {
        private final Maximization maximization = new Maximization(start.kind(), settings.regularization());
        private int iteration;
        private @Nullable GaussianMixture next = start;
        private double before = Double.NEGATIVE_INFINITY;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public EmState next() {
            GaussianMixture now = next;
            if (now == null) {
                throw new NoSuchElementException("the last state was state " + (iteration - 1));
            }
            Moments moments = Expectation.of(rows, now, settings.regularization(), settings.threads());
            Maximization.Outcome after = maximization.of(moments, now.centres());
            Optional<EmEnding> ending = ending(now, moments, after);
            next = ending.isPresent() ? null : after.mixture().orElseThrow();
            before = moments.objective();
            return new EmState(iteration++, now, moments.logLikelihood(), moments.objective(), totalWeight, ending);
        }

        private Optional<EmEnding> ending(GaussianMixture now, Moments moments, Maximization.Outcome after) {
            double gain = (moments.objective() - before) / totalWeight;
            Optional<EmEnding> collapsed = collapse.ending(now);
            if (collapsed.isPresent()) {
                return collapsed;
            }
            if (gain <= settings.tolerance()) {
                return Optional.of(new EmEnding.Converged(iteration));
            }
            if (after.mixture().isEmpty()) {
                return Optional.of(CollapseRule.ending(now, after.collapsed()));
            }
            return iteration < settings.maxIterations()
                    ? Optional.empty()
                    : Optional.of(new EmEnding.BudgetSpent("the last of " + iteration + " steps gained " + gain
                            + " nats a row, more than the tolerance " + settings.tolerance()
                            + "; allow more iterations or a larger tolerance"));
        }
    }
}
