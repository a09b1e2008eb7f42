package org.sibyl.simulator;

import org.sibyl.random.Seed;

/// How many of a campaign's latest rows were unusable without a break; what one batch hands to the next, so that a
/// simulator that never works stops the run however small the batches are.
///
/// @param seed the campaign
/// @param nextRow the row after the last that was counted
/// @param failures invalid rows directly before `nextRow`
/// @param breakdowns rows directly before `nextRow` that timed out or killed their worker
public record FailureStreak(Seed seed, long nextRow, int failures, int breakdowns) {
    /// Nothing counted yet.
    public static final FailureStreak NONE = new FailureStreak(Seed.of(0), -1, 0, 0);

    /// This streak if the batch continues where it ended, else an empty one.
    public FailureStreak before(Seed campaign, long firstRow) {
        return nextRow == firstRow && seed.equals(campaign) ? this : new FailureStreak(campaign, firstRow, 0, 0);
    }

    FailureStreak afterValid() {
        return new FailureStreak(seed, nextRow + 1, 0, 0);
    }

    FailureStreak afterFailure() {
        return new FailureStreak(seed, nextRow + 1, failures + 1, 0);
    }

    FailureStreak afterBreakdown() {
        return new FailureStreak(seed, nextRow + 1, failures + 1, breakdowns + 1);
    }
}
