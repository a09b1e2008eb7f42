package org.sibyl.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Kernel density estimates at many bandwidths over the data's histogram, for a reader who moves the
/// bandwidth, with the held-out mean log-density of each below.
///
/// @param quantity what the axis measures
/// @param data its histogram, as a density
/// @param lower where the curves begin
/// @param upper where they end
/// @param candidates by increasing bandwidth
/// @param best the index of the candidate with the highest held-out log-density
public record BandwidthSlider(
        Quantity quantity, Bars data, double lower, double upper, List<Candidate> candidates, int best)
        implements Figure {
    /// The most bandwidths that are shown.
    public static final int MOST_CANDIDATES = 40;

    private static final int DIGITS = 4;

    /// The estimate at one bandwidth.
    ///
    /// @param bandwidth h, in the unit of the quantity
    /// @param score the mean log-density of held-out rows, in nats; null if it is not finite, as where a
    ///     held-out row has density zero
    /// @param density on evenly spaced places from `lower` to `upper`, both among them
    public record Candidate(double bandwidth, @Nullable Double score, List<Double> density) {
        /// @throws IllegalArgumentException if the bandwidth is not positive, or a density negative or not
        ///     finite
        public Candidate {
            score = Finite.orNull(score);
            density = Finite.copy("the density at bandwidth " + bandwidth, density);
            if (!(bandwidth > 0)
                    || Double.isInfinite(bandwidth)
                    || density.stream().anyMatch(height -> height < 0)) {
                throw new IllegalArgumentException("a candidate needs a positive bandwidth and a density that is not"
                        + " negative, found bandwidth " + bandwidth);
            }
        }

        /// The candidate with its density rounded.
        public static Candidate of(double bandwidth, double score, double... density) {
            List<Double> heights = new ArrayList<>(density.length);
            for (double height : density) {
                heights.add(Rounding.significant(height, DIGITS));
            }
            return new Candidate(Rounding.significant(bandwidth, 6), score, heights);
        }
    }

    /// @throws IllegalArgumentException if there is no candidate, their bandwidths do not increase, their
    ///     grids differ, or the best is not among them
    public BandwidthSlider {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty() || best < 0 || best >= candidates.size()) {
            throw new IllegalArgumentException("a bandwidth slider needs candidates and the best among them, found "
                    + candidates.size() + " candidates and best " + best);
        }
        if (!(lower < upper) || !Double.isFinite(lower) || !Double.isFinite(upper)) {
            throw new IllegalArgumentException(
                    "a bandwidth slider needs finite lower < upper, found " + lower + " and " + upper);
        }
        int places = candidates.getFirst().density().size();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).density().size() != places || places < 2) {
                throw new IllegalArgumentException(
                        "every candidate needs its density on one grid of at least 2 places," + " found " + places
                                + " and " + candidates.get(i).density().size() + " places");
            }
            if (i > 0 && !(candidates.get(i - 1).bandwidth() < candidates.get(i).bandwidth())) {
                throw new IllegalArgumentException("the bandwidths of candidates must increase, found "
                        + candidates.get(i - 1).bandwidth() + " before "
                        + candidates.get(i).bandwidth());
            }
        }
    }

    @Override
    public String kind() {
        return "bandwidth-slider";
    }

    @Override
    public String description() {
        Candidate winner = candidates.get(best);
        return "Kernel density estimates of " + quantity.label() + " at " + candidates.size() + " bandwidths from "
                + candidates.getFirst().bandwidth() + " to "
                + candidates.getLast().bandwidth()
                + "; the best, by the log-density of held-out rows, is " + winner.bandwidth()
                + (winner.score() == null ? "." : " with a mean of " + winner.score() + " nats.");
    }
}
