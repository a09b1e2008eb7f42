package org.sibyl.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.TrainingCurve;

/// How the fit ended, and whether the model learned its training rows by heart.
///
/// A fit that converged passes unless the gap, validation loss − training loss at the best epoch, exceeds
/// `largestGap`. A spent budget and a divergence are concerns with the fit's own advice. Fits without a training
/// curve, such as rejection ABC, are judged by their ending alone.
///
/// @param largestGap in the loss's units, nats for density estimators
public record TrainingCheck(double largestGap) {
    /// Half a nat.
    public static final TrainingCheck DEFAULT = new TrainingCheck(0.5);

    /// @throws IllegalArgumentException if the gap is not positive
    public TrainingCheck {
        if (!(largestGap > 0)) {
            throw new IllegalArgumentException(
                    "the largest gap is " + largestGap + "; give a positive number of nats, such as 0.5");
        }
    }

    /// The same with another gap.
    public TrainingCheck withLargestGap(double gap) {
        return new TrainingCheck(gap);
    }

    /// Judges a fit. The value of `training` is the gap, NaN if there is no training curve.
    public Diagnostic run(Fit<?> fit) {
        return run(fit.status(), fit.curve());
    }

    /// Judges an ending and a curve.
    public Diagnostic run(FitStatus status, TrainingCurve curve) {
        Map<String, Double> details = new LinkedHashMap<>();
        double training = at(curve.training(), curve.bestEpoch());
        double validation = at(curve.validation(), curve.bestEpoch());
        double gap = validation - training;
        details.put("epochs", (double) curve.training().size());
        details.put("best_epoch", (double) curve.bestEpoch());
        details.put("training_loss", training);
        details.put("validation_loss", validation);
        details.put("gap", gap);
        Verdict verdict = switch (status) {
            case FitStatus.Converged converged -> gap > largestGap ? overfitted(gap) : new Verdict.Pass();
            case FitStatus.BudgetSpent spent ->
                new Verdict.Concern("the fit's budget ended before it converged; " + spent.advice());
            case FitStatus.Diverged diverged ->
                new Verdict.Concern("the fit diverged in epoch " + diverged.epoch() + " (" + diverged.cause() + "); "
                        + diverged.advice());
        };
        return new Diagnostic("training", verdict, gap, details);
    }

    private Verdict overfitted(double gap) {
        return new Verdict.Concern(String.format(
                Locale.ROOT,
                "the validation loss lies %.2g above the training loss, more than %.2g: the model learns its training"
                        + " rows by heart; simulate more rows or take a smaller network",
                gap,
                largestGap));
    }

    private static double at(List<Double> losses, int epoch) {
        return epoch >= 1 && epoch <= losses.size() ? losses.get(epoch - 1) : Double.NaN;
    }
}
