package org.sibyl.workflow.study;

/// How much a run spends on evidence.
///
/// @param calibrationPairs held-out pairs (θ, x) for simulation-based calibration and coverage
/// @param predictiveDraws posterior draws that are simulated again for the predictive check
public record DiagnosticBudget(int calibrationPairs, int predictiveDraws) {
    /// 200 pairs and 500 draws.
    public static final DiagnosticBudget DEFAULT = new DiagnosticBudget(200, 500);
}
