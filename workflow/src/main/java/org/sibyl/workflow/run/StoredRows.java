package org.sibyl.workflow.run;

import java.util.List;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;
import org.sibyl.workflow.StudyException;
import org.sibyl.workflow.study.SimulatorSource;
import org.sibyl.workflow.study.Study;

/// No simulator at all: every row has to be in the store already, as it is in the folder of a finished run.
///
/// @param study whose rows they are
/// @param directory for messages
record StoredRows(Study study, RunDirectory directory) implements RowSource {
    @Override
    public List<String> observableNames() {
        return study.observation().names();
    }

    @Override
    public int training(int wish) {
        return wish;
    }

    @Override
    public int calibration(int wish) {
        return wish;
    }

    @Override
    public boolean simulates() {
        return !(study.simulator() instanceof SimulatorSource.Table);
    }

    @Override
    public Simulations rows(Campaign campaign, int from, int to) {
        throw missing(campaign);
    }

    @Override
    public Simulations at(Campaign campaign, int from, Tensor theta) {
        throw missing(campaign);
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    private StudyException missing(Campaign campaign) {
        return new StudyException("the " + campaign.key() + " simulations in " + directory.path()
                + " are not complete; finish the run with 'sibyl run " + study.file() + " --out " + directory.path()
                + " --resume'");
    }
}
