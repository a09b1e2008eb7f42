package org.sibyl.workflow.study;

/// How much a run spends on evidence.
///
/// @param calibrationPairs held-out pairs (θ, x) for simulation-based calibration and coverage
/// @param calibrationDraws posterior draws for each pair
/// @param predictiveDraws posterior draws that are simulated again for the predictive check
public record DiagnosticBudget(int calibrationPairs, int calibrationDraws, int predictiveDraws) {
    /// 200 pairs of 199 draws, and 500 predictive draws.
    public static final DiagnosticBudget DEFAULT = new DiagnosticBudget(200, 199, 500);
}
