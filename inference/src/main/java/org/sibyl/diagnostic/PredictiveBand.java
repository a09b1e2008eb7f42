package org.sibyl.diagnostic;

/// Where one observable of the observation stands among the posterior's predictions.
///
/// @param name of the observable
/// @param observed its value
/// @param q05 the 5 % quantile of the predictions
/// @param q25 the 25 % quantile
/// @param q50 the median
/// @param q75 the 75 % quantile
/// @param q95 the 95 % quantile
/// @param rank the fraction of the predictions below the observed value, those equal to it counted half
/// @param pValue two-sided, min(1, 2 (1 + min(#≤, #≥))/(n + 1))
public record PredictiveBand(
        String name,
        double observed,
        double q05,
        double q25,
        double q50,
        double q75,
        double q95,
        double rank,
        double pValue) {}
