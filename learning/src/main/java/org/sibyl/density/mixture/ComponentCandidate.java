package org.sibyl.density.mixture;

import java.util.Optional;
import java.util.OptionalDouble;

/// One number of components that was tried.
///
/// @param components K
/// @param freeParameters p
/// @param logLikelihood ln L of the rows in nats; empty if the fit failed
/// @param bic −2 ln L + p ln n; empty if the fit failed
/// @param aic −2 ln L + 2 p; empty if the fit failed
/// @param heldOutScore mean log-density of a held-out row; empty if it was not asked for, or a fit without
/// a fold failed
/// @param fit the fit to all rows; empty if it failed
/// @param problem why a fit failed; empty if none did
public record ComponentCandidate(
        int components,
        int freeParameters,
        OptionalDouble logLikelihood,
        OptionalDouble bic,
        OptionalDouble aic,
        OptionalDouble heldOutScore,
        Optional<MixtureFit> fit,
        Optional<String> problem) {
    static ComponentCandidate failed(int components, int freeParameters, String problem) {
        OptionalDouble none = OptionalDouble.empty();
        return new ComponentCandidate(
                components, freeParameters, none, none, none, none, Optional.empty(), Optional.of(problem));
    }

    static ComponentCandidate of(MixtureFit fit, double rows) {
        GaussianMixture mixture = fit.mixture();
        int parameters = mixture.freeParameters().orElseThrow();
        double deviance = -2 * fit.last().logLikelihood();
        return new ComponentCandidate(
                mixture.components().size(),
                parameters,
                OptionalDouble.of(fit.last().logLikelihood()),
                OptionalDouble.of(deviance + parameters * StrictMath.log(rows)),
                OptionalDouble.of(deviance + 2 * parameters),
                OptionalDouble.empty(),
                Optional.of(fit),
                Optional.empty());
    }

    ComponentCandidate withHeldOutScore(double score) {
        return new ComponentCandidate(
                components, freeParameters, logLikelihood, bic, aic, OptionalDouble.of(score), fit, problem);
    }

    ComponentCandidate withProblem(String sentence) {
        return new ComponentCandidate(
                components, freeParameters, logLikelihood, bic, aic, heldOutScore, fit, Optional.of(sentence));
    }

    /// What the criterion wants least of; empty if it is not known.
    OptionalDouble cost(SelectionCriterion criterion) {
        return switch (criterion) {
            case BIC -> bic;
            case AIC -> aic;
            case CROSS_VALIDATION ->
                heldOutScore.isPresent() ? OptionalDouble.of(-heldOutScore.getAsDouble()) : OptionalDouble.empty();
        };
    }
}
