package org.sibyl.workflow.density;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sibyl.random.Seed;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.TableSource;

/// What is to be done with a table.
///
/// @param source where the rows come from
/// @param columns the chosen ones, by name or number; all if empty
/// @param weights a column that says how much each row counts
/// @param method with its settings
/// @param compare whether the other methods are fitted too
/// @param folds of cross-validations
/// @param samples how many synthetic rows are wanted
/// @param score a table whose rows are to be scored
/// @param falseAlarm the share of ordinary rows that may be called anomalous
/// @param seed of everything random
/// @param threads how many; no number depends on it
public record DensityRequest(
        TableSource source,
        List<String> columns,
        Optional<String> weights,
        MethodWords method,
        boolean compare,
        int folds,
        OptionalInt samples,
        Optional<Path> score,
        double falseAlarm,
        long seed,
        int threads) {
    /// Copies the list.
    ///
    /// @throws StudyException if a number is out of range
    public DensityRequest {
        columns = List.copyOf(columns);
        if (folds < 2) {
            throw new StudyException("--folds must be at least 2, found " + folds);
        }
        if (samples.isPresent() && samples.getAsInt() < 1) {
            throw new StudyException("--sample must be at least 1, found " + samples.getAsInt());
        }
        if (!(falseAlarm > 0 && falseAlarm < 1)) {
            throw new StudyException("--false-alarm is a share between 0 and 1, found " + falseAlarm);
        }
    }

    /// What everything random is derived from.
    Seed root() {
        return Seed.of(seed);
    }
}
