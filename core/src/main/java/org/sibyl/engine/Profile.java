package org.sibyl.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a plan's time went: how often each step ran, and how long it took, all workers together. From a [Profiler].
public final class Profile {
    private final Plan plan;
    private final Map<Plan.Step, Time> times;

    Profile(Plan plan, Map<Plan.Step, Time> times) {
        this.plan = plan;
        this.times = Map.copyOf(times);
    }

    /// How often something ran, and for how long.
    record Time(long calls, long nanos) {
        Time plus(Time other) {
            return new Time(calls + other.calls, nanos + other.nanos);
        }
    }

    /// A step and its part of the plan's time.
    ///
    /// @param operation what it computes, as in `matmul NN`
    /// @param result the shape of what it computes, as in `[100, 50]`
    /// @param calls how often it ran
    /// @param micros for one call, in the mean
    /// @param share of the time of all steps, set-up included, in [0, 1]
    public record Entry(String operation, String result, long calls, double micros, double share) {}

    /// The plan.
    public Plan plan() {
        return plan;
    }

    /// How often the plan ran: on how many slices, if it belongs to a training step.
    public long runs() {
        return plan.body().stream().mapToLong(step -> of(step).calls()).max().orElse(0);
    }

    /// Nanoseconds in all steps, set-up included.
    public long nanos() {
        return times.values().stream().mapToLong(Time::nanos).sum();
    }

    /// The steps that took the longest time, the longest first.
    ///
    /// @param most how many at most
    public List<Entry> expensive(int most) {
        return Stream.concat(plan.setup().stream(), plan.body().stream())
                .filter(step -> of(step).calls() > 0)
                .sorted(Comparator.comparingLong((Plan.Step step) -> of(step).nanos())
                        .reversed())
                .limit(most)
                .map(this::entry)
                .toList();
    }

    /// The plan with a column for the time of each step: see [Plan#describe].
    public String describe() {
        return PlanText.of(plan, this);
    }

    /// The plan for Graphviz, each step the redder the longer it takes: see [Plan#toDot].
    public String toDot() {
        return PlanDot.of(plan, this);
    }

    /// The ten most expensive steps, a line for each.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d runs of a plan of %d steps, %.3f s in its steps; the most expensive:%n",
                runs(),
                plan.setup().size() + plan.body().size(),
                nanos() * 1e-9));
        for (Entry entry : expensive(10)) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %5.1f %%  %9.2f us  %-28s %s%n",
                    100 * entry.share(),
                    entry.micros(),
                    entry.operation(),
                    entry.result()));
        }
        return text.toString();
    }

    /// The part of the plan's time that a step took, in [0, 1].
    double share(Plan.Step step) {
        long all = nanos();
        return all == 0 ? 0 : of(step).nanos() / (double) all;
    }

    /// Microseconds of one call, in the mean.
    double micros(Plan.Step step) {
        Time time = of(step);
        return time.calls() == 0 ? 0 : time.nanos() * 1e-3 / time.calls();
    }

    private Entry entry(Plan.Step step) {
        Expr expr = step.expr();
        return new Entry(Names.of(expr.op()), expr.shape().toString(), of(step).calls(), micros(step), share(step));
    }

    private Time of(Plan.Step step) {
        @Nullable Time time = times.get(step);
        return time == null ? new Time(0, 0) : time;
    }
}
