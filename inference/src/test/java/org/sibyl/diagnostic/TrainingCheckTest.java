package org.sibyl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;

class TrainingCheckTest {
    private static final TrainingCurve CURVE = new TrainingCurve(List.of(3.0, 2.0, 1.0), List.of(3.1, 2.2, 2.4), 2);

    @Test
    void aConvergedFitPassesWithItsGap() {
        Diagnostic diagnostic = TrainingCheck.DEFAULT.run(new FitStatus.Converged(2), CURVE);
        assertThat(diagnostic.verdict()).isEqualTo(new Verdict.Pass());
        assertThat(diagnostic.value()).isCloseTo(0.2, within(1e-12));
        assertThat(diagnostic.details()).containsEntry("epochs", 3.0).containsEntry("best_epoch", 2.0);
    }

    @Test
    void aWideGapIsAConcern() {
        Diagnostic diagnostic = TrainingCheck.DEFAULT.withLargestGap(0.1).run(new FitStatus.Converged(2), CURVE);
        assertThat(diagnostic.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Concern.class,
                        concern -> assertThat(concern.advice()).contains("by heart"));
    }

    @Test
    void badEndingsPassTheirAdviceOn() {
        assertThat(TrainingCheck.DEFAULT
                        .run(new FitStatus.BudgetSpent("raise max_epochs"), CURVE)
                        .verdict())
                .isEqualTo(new Verdict.Concern("the fit's budget ended before it converged; raise max_epochs"));
        assertThat(TrainingCheck.DEFAULT
                        .run(new FitStatus.Diverged(3, "NaN in log", "lower the learning rate"), CURVE)
                        .verdict())
                .isEqualTo(new Verdict.Concern("the fit diverged in epoch 3 (NaN in log); lower the learning rate"));
    }

    @Test
    void aFitWithoutACurveIsJudgedByItsEnding() {
        Diagnostic diagnostic =
                TrainingCheck.DEFAULT.run(new FitStatus.Converged(0), new TrainingCurve(List.of(), List.of(), 0));
        assertThat(diagnostic.verdict()).isEqualTo(new Verdict.Pass());
        assertThat(diagnostic.value()).isNaN();
    }
}
