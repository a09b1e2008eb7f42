package org.sibyl.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures how long each step of a plan takes, in every run on [Kernels#observedBy] kernels, on all threads.
///
/// Two looks at the clock surround each step, some 50 ns together: enough to disturb a plan of tiny steps, little
/// beside
/// a matrix product. Results are the same bits. Read it between runs, on the thread that asks for them.
public final class Profiler {
    private final Map<Plan, List<Timer>> timers = new LinkedHashMap<>();

    /// A profiler that has seen nothing yet.
    public Profiler() {}

    /// One step of one worker.
    private static final class Timer implements Runnable {
        private final Plan.Step step;
        private final Runnable work;
        private long nanos;
        private long calls;

        Timer(Plan.Step step, Runnable work) {
            this.step = step;
            this.work = work;
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            work.run();
            nanos += System.nanoTime() - start;
            calls++;
        }
    }

    /// A step that measures itself.
    synchronized Runnable timed(Plan plan, Plan.Step step, Runnable work) {
        Timer timer = new Timer(step, work);
        timers.computeIfAbsent(plan, key -> new ArrayList<>()).add(timer);
        return timer;
    }

    /// What was measured, for each plan that has run, the one that took the longest time first.
    public synchronized List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>();
        timers.forEach((plan, measured) -> {
            Map<Plan.Step, Profile.Time> times = new LinkedHashMap<>();
            for (Timer timer : measured) {
                times.merge(timer.step, new Profile.Time(timer.calls, timer.nanos), Profile.Time::plus);
            }
            Profile profile = new Profile(plan, times);
            if (profile.nanos() > 0) {
                profiles.add(profile);
            }
        });
        profiles.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
        return profiles;
    }
}
