package org.sibyl.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.flow.MaskedAutoregressiveFlow;
import tools.jackson.databind.json.JsonMapper;

/// How long a fresh process takes to train at its full speed: takes training steps of row `maf-5-8` on one thread, from
/// the moment it is called, and compares the clock with the moment at which the process was started.
///
/// The steady state begins with the first window of [#WINDOW] steps whose median is within 10 % of the final one, the
/// median of the windows of the last quarter.
///
/// @param hundredth milliseconds from the process's start to the end of the 100th step
/// @param steady milliseconds from the process's start to the beginning of the steady state
/// @param step microseconds of a step in the steady state
public record StartupProbe(double hundredth, double steady, double step) {
    /// The steps of a window.
    static final int WINDOW = 50;

    private static final int FIRST_STEPS = 100;
    private static final double TOLERANCE = 1.1;

    /// Takes steps and looks at the clock.
    ///
    /// @param started when the process was started, by the clock of this machine
    /// @param length how long steps are taken
    public static StartupProbe run(Instant started, Duration length) {
        long origin = System.nanoTime() - ChronoUnit.NANOS.between(started, Instant.now());
        try (Workers workers = Workers.of(1)) {
            TrainingStep step =
                    BenchmarkModel.flow(MaskedAutoregressiveFlow.of(5, 8)).compile(Kernels.best(), workers);
            int[] rows = BenchmarkModel.batch();
            long end = System.nanoTime() + length.toNanos();
            // The end of each step; the first element is the beginning of the first.
            long[] times = new long[1 << 12];
            int count = 0;
            times[0] = System.nanoTime();
            while (count < FIRST_STEPS || times[count] < end) {
                step.step(rows, 0, rows.length, 1e-6);
                if (++count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count] = System.nanoTime();
            }
            return of(origin, Arrays.copyOf(times, count + 1));
        }
    }

    /// The numbers from the clock's readings.
    ///
    /// @param origin the process's start
    /// @param times the beginning of the first step, then the end of each
    static StartupProbe of(long origin, long... times) {
        int windows = (times.length - 1) / WINDOW;
        double[] medians = new double[windows];
        for (int w = 0; w < windows; w++) {
            double[] steps = new double[WINDOW];
            for (int i = 0; i < WINDOW; i++) {
                int at = w * WINDOW + i;
                steps[i] = (times[at + 1] - times[at]) * 1e-3;
            }
            medians[w] = median(steps);
        }
        double last = median(Arrays.copyOfRange(medians, windows - Math.max(1, windows / 4), windows));
        int first = 0;
        while (first < windows - 1 && medians[first] > TOLERANCE * last) {
            first++;
        }
        return new StartupProbe((times[FIRST_STEPS] - origin) * 1e-6, (times[first * WINDOW] - origin) * 1e-6, last);
    }

    /// One JSON object on one line.
    public String toJson() {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        map.put("hundredth_ms", hundredth);
        map.put("steady_ms", steady);
        map.put("step_us", step);
        return JsonMapper.shared().writeValueAsString(map);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
