package org.sibyl.report.figure;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Expectation-maximisation of a normal mixture, for a reader who steps through it: the points, and the
/// components and log-likelihood after each iteration. The drawing side computes the responsibilities
///
/// `r_ik = π_k N(x_i; μ_k, Σ_k) / Σ_j π_j N(x_i; μ_j, Σ_j)`
///
/// from these, so that each iteration shows as two half-steps: the E-step recolours the points, the M-step
/// moves the components.
///
/// @param quantities one or two
/// @param points `[n][d]`, at most [#MOST_POINTS] of the rows that were fitted
/// @param rows how many rows were fitted
/// @param states the start, then some or all of the iterations, the last among them
public record EmSteps(List<Quantity> quantities, List<List<Double>> points, int rows, List<State> states)
        implements Figure {
    /// The most points that are shown.
    public static final int MOST_POINTS = 300;
    /// The most states that are shown.
    public static final int MOST_STATES = 40;

    /// The mixture after an iteration.
    ///
    /// @param iteration counted from 1; 0 for the start
    /// @param logLikelihood of all rows, in nats
    /// @param components of the mixture
    public record State(int iteration, double logLikelihood, List<Ellipse> components) {
        /// @throws IllegalArgumentException if there is no component, or the log-likelihood is not finite
        public State {
            components = List.copyOf(components);
            logLikelihood = Rounding.significant(
                    Finite.check("the log-likelihood of iteration " + iteration, logLikelihood), 10);
            if (components.isEmpty()) {
                throw new IllegalArgumentException(
                        "iteration " + iteration + " needs at least 1 component, found none");
            }
        }
    }

    /// @throws IllegalArgumentException if there are not one or two quantities, the lengths differ, there is
    ///     no state, or the iterations do not increase
    public EmSteps {
        quantities = List.copyOf(quantities);
        points = points.stream().map(point -> Finite.copy("a point", point)).toList();
        states = List.copyOf(states);
        int d = quantities.size();
        if (d < 1 || d > 2) {
            throw new IllegalArgumentException(
                    "the steps of a mixture are shown for one or two quantities, found " + d + "; choose two of them");
        }
        if (states.isEmpty() || points.isEmpty()) {
            throw new IllegalArgumentException("the steps of a mixture need points and states, found " + points.size()
                    + " points and " + states.size() + " states");
        }
        boolean matching = points.stream().allMatch(point -> point.size() == d)
                && states.stream()
                        .flatMap(state -> state.components().stream())
                        .allMatch(component -> component.mean().size() == d);
        if (!matching) {
            throw new IllegalArgumentException("every point and every component needs " + d
                    + " numbers, one for each quantity; found one with another number");
        }
        for (int i = 1; i < states.size(); i++) {
            if (states.get(i).iteration() <= states.get(i - 1).iteration()) {
                throw new IllegalArgumentException("the iterations of a mixture must increase, found "
                        + states.get(i - 1).iteration() + " before "
                        + states.get(i).iteration());
            }
        }
    }

    /// The steps, thinned: the first half of [#MOST_STATES] states, where most happens, then ever fewer to
    /// the last.
    ///
    /// @param quantities one or two
    /// @param data `[n][d]`
    /// @param states all of them, the start first
    /// @throws IllegalArgumentException as the constructor does
    public static EmSteps of(List<Quantity> quantities, double[][] data, List<State> states) {
        List<List<Double>> points = IntStream.of(Finite.thinned(data.length, MOST_POINTS))
                .mapToObj(i -> Finite.rounded("a point", data[i]))
                .toList();
        return new EmSteps(quantities, points, data.length, thinned(states));
    }

    private static List<State> thinned(List<State> states) {
        if (states.size() <= MOST_STATES) {
            return states;
        }
        int first = MOST_STATES / 2;
        int last = states.size() - 1;
        TreeSet<Integer> kept = new TreeSet<>();
        IntStream.range(0, first).forEach(kept::add);
        int rest = MOST_STATES - first;
        for (int i = 1; i <= rest; i++) {
            kept.add((int) Math.round(first * Math.pow((double) last / first, (double) i / rest)));
        }
        return kept.stream().map(states::get).toList();
    }

    @Override
    public String kind() {
        return "em-steps";
    }

    @Override
    public String description() {
        State first = states.getFirst();
        State last = states.getLast();
        return "Expectation-maximisation of " + last.components().size() + " components on " + rows
                + " rows: the log-likelihood goes from " + Rounding.significant(first.logLikelihood(), 7) + " to "
                + Rounding.significant(last.logLikelihood(), 7) + " in " + last.iteration() + " iterations.";
    }
}
