package org.sibyl.workflow.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sibyl.engine.Profiler;
import org.sibyl.workflow.StudyException;

/// What is settled when a study is run and not in the study itself.
///
/// @param out the run folder
/// @param seed chosen if none is given, or taken from the folder if the run goes on there
/// @param simulations in place of the study's number
/// @param threads at least 1; results do not depend on it
/// @param existing what to do with a folder that holds a run
/// @param extent how far to go
/// @param profiler measures the steps of the training; what is computed does not depend on it
public record RunOptions(
        Path out,
        OptionalLong seed,
        OptionalInt simulations,
        int threads,
        Existing existing,
        Extent extent,
        Optional<Profiler> profiler) {
    /// The fewest simulations that any method can learn from.
    public static final int FEWEST_SIMULATIONS = 100;

    /// @throws StudyException if a number is out of range
    public RunOptions {
        if (threads < 1) {
            throw new StudyException(
                    "threads must be at least 1, found " + threads + "; leave it away to use every processor");
        }
        simulations.ifPresent(number -> requireEnough("--simulations", number));
    }

    /// All processors, a chosen seed, the study's budget, a new folder.
    public static RunOptions to(Path out) {
        return new RunOptions(
                out,
                OptionalLong.empty(),
                OptionalInt.empty(),
                Runtime.getRuntime().availableProcessors(),
                Existing.REFUSE,
                Extent.EVERYTHING,
                Optional.empty());
    }

    /// The same with a seed.
    public RunOptions withSeed(long number) {
        return new RunOptions(out, OptionalLong.of(number), simulations, threads, existing, extent, profiler);
    }

    /// The same with another number of simulations than the study's.
    public RunOptions withSimulations(int number) {
        return new RunOptions(out, seed, OptionalInt.of(number), threads, existing, extent, profiler);
    }

    /// The same on this many threads.
    public RunOptions withThreads(int number) {
        return new RunOptions(out, seed, simulations, number, existing, extent, profiler);
    }

    /// The same with another way to meet a folder that holds a run.
    public RunOptions withExisting(Existing way) {
        return new RunOptions(out, seed, simulations, threads, way, extent, profiler);
    }

    /// The same to another extent.
    public RunOptions withExtent(Extent how) {
        return new RunOptions(out, seed, simulations, threads, existing, how, profiler);
    }

    /// The same with a profiler.
    public RunOptions withProfiler(Profiler observer) {
        return new RunOptions(out, seed, simulations, threads, existing, extent, Optional.of(observer));
    }

    static void requireEnough(String what, int number) {
        if (number < FEWEST_SIMULATIONS) {
            throw new StudyException(what + " must be at least " + FEWEST_SIMULATIONS + ", found " + number
                    + "; a posterior cannot be learnt from fewer, 1000 to 100000 are usual");
        }
    }
}
