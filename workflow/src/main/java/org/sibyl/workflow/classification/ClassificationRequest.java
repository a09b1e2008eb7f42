package org.sibyl.workflow.classification;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sibyl.random.Seed;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.analysis.TableSource;

/// What is to be learned from a table with labels.
///
/// @param source where the rows come from
/// @param label the column that says the class
/// @param positive the class that is looked for; the last in order if empty
/// @param features the chosen columns; all others if empty
/// @param method with its settings and the policy of the threshold
/// @param testShare the share of rows that the fit does not see
/// @param score a table whose rows are to be judged
/// @param seed of everything random
/// @param threads how many; no number depends on it
public record ClassificationRequest(
        TableSource source,
        String label,
        Optional<String> positive,
        List<String> features,
        ClassifierWords method,
        double testShare,
        Optional<Path> score,
        long seed,
        int threads) {
    /// Copies the list.
    ///
    /// @throws StudyException if the share is out of range
    public ClassificationRequest {
        features = List.copyOf(features);
        if (!(testShare > 0 && testShare < 1)) {
            throw new StudyException("--test is a share between 0 and 1, found " + testShare);
        }
    }

    /// What everything random is derived from.
    Seed root() {
        return Seed.of(seed);
    }
}
