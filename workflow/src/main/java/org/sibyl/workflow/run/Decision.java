package org.sibyl.workflow.run;

import java.util.Optional;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.run.RunEvent.SeedOrigin;
import org.sibyl.workflow.study.Study;
import org.sibyl.workflow.study.StudyHashes;

/// Whether a run begins or goes on, with which seed and how many simulations.
///
/// @param before the run that the folder holds, if it is to be gone on with
/// @param seed of everything random
/// @param origin where the seed came from
/// @param simulations that are wished for
/// @param simulationsHash of what the simulations depend on
/// @param replaced whether the folder holds a run that is to be removed
record Decision(
        Optional<RunRecord> before,
        long seed,
        SeedOrigin origin,
        int simulations,
        String simulationsHash,
        boolean replaced) {

    /// @throws StudyException if the folder holds a run that this one may not touch
    static Decision of(Study study, RunOptions options, RunDirectory directory) {
        Optional<RunRecord> found = directory.record();
        if (options.extent() == Extent.INFERENCE || options.extent() == Extent.REPORT) {
            RunRecord record = found.orElseThrow(() ->
                    new StudyException(directory.path() + " holds no run; begin with 'sibyl simulate' or 'sibyl run'"));
            String hash = options.extent() == Extent.REPORT ? record.simulationsHash() : simulationsHash(study);
            requireSimulations(record, hash, directory);
            return resumed(record, options, hash);
        }
        String hash = simulationsHash(study);
        if (found.isPresent() && options.existing() == Existing.REFUSE) {
            throw new StudyException(directory.path() + " holds a run of the study '"
                    + found.get().study()
                    + "' already; go on with it with --resume, replace it with --overwrite, or give another folder"
                    + " with --out");
        }
        if (found.isPresent() && options.existing() == Existing.RESUME) {
            requireSimulations(found.get(), hash, directory);
            if (!found.get().studyHash().equals(study.hashes().study())) {
                throw new StudyException("the study " + study.file() + " has changed since the run in "
                        + directory.path() + " began; 'sibyl infer' keeps its simulations, --overwrite begins anew, and"
                        + " --out another folder leaves it alone");
            }
            return resumed(found.get(), options, hash);
        }
        boolean given = options.seed().isPresent();
        return new Decision(
                Optional.empty(),
                given ? options.seed().getAsLong() : chosenSeed(),
                given ? SeedOrigin.GIVEN : SeedOrigin.CHOSEN,
                options.simulations().orElse(study.budget().simulations()),
                hash,
                found.isPresent());
    }

    boolean fresh() {
        return before.isEmpty();
    }

    /// The record that the run folder is to hold.
    RunRecord record(Study study, int count) {
        return new RunRecord(
                study.name(), study.file(), study.hashes().study(), simulationsHash, seed, count, study.observation());
    }

    /// Brings the folder to where the run can go on: removes what is to be replaced, and writes what it is about.
    void prepare(RunDirectory directory, RunRecord record, Study study) {
        if (replaced) {
            directory.clear();
        }
        if (before.isPresent() && before.get().studyHash().equals(record.studyHash())) {
            return;
        }
        if (before.isPresent()) {
            directory.clearResults();
        }
        directory.write(OutputFile.STUDY, study.text());
        directory.write(OutputFile.RUN, record.toJson());
    }

    private static Decision resumed(RunRecord record, RunOptions options, String hash) {
        options.seed().ifPresent(seed -> requireSame("--seed", seed, record.seed()));
        options.simulations().ifPresent(number -> requireSame("--simulations", number, record.simulations()));
        return new Decision(Optional.of(record), record.seed(), SeedOrigin.RECORDED, record.simulations(), hash, false);
    }

    private static void requireSame(String option, long given, long recorded) {
        if (given != recorded) {
            throw new StudyException("the run to go on with has " + option + " " + recorded + ", but " + option + " "
                    + given + " was given; leave the option away, or give another folder with --out");
        }
    }

    private static void requireSimulations(RunRecord record, String hash, RunDirectory directory) {
        if (!record.simulationsHash().equals(hash)) {
            throw new StudyException("the simulator, the parameters or the observables have changed since the run of '"
                    + record.study() + "' in " + directory.path()
                    + " began, so its simulations cannot be used; replace it with --overwrite, or give another folder"
                    + " with --out");
        }
    }

    private static String simulationsHash(Study study) {
        return StudyHashes.sha256(study.hashes().simulations() + SimulatorFiles.hash(study.simulator()));
    }

    // Nine digits are enough to tell runs apart and few enough to be read out.
    private static long chosenSeed() {
        long mixed = org.sibyl.random.Seed.of(System.nanoTime() ^ System.currentTimeMillis() << 20)
                .low();
        return Math.floorMod(mixed, 1_000_000_000L);
    }
}
