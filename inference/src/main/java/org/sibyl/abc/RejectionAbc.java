package org.sibyl.abc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.sibyl.distribution.Prior;
import org.sibyl.estimator.Epoch;
import org.sibyl.estimator.Estimator;
import org.sibyl.estimator.Fit;
import org.sibyl.estimator.FitStatus;
import org.sibyl.estimator.Provenance;
import org.sibyl.estimator.TrainingCurve;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;

/// Rejection ABC (Pritchard et al. 1999) with linear-regression adjustment (Beaumont, Zhang and Balding 2002): keep
/// the k simulations nearest to the observation and correct their parameters for the distance that is left.
///
/// Nearness is Euclidean distance after each observable is divided by its scaled median absolute deviation;
/// constant observables are left out. With the largest accepted distance ε, an accepted row has the Epanechnikov
/// weight w = 1 − (d/ε)²; the weighted regression φ ≈ α + βᵀ(s − s_o) of the unconstrained parameters φ = T(θ) on
/// the scaled observables s gives θ' = T⁻¹(φ − βᵀ(s − s_o)), which never leaves the prior's support. A posterior
/// draw is one of these θ' with probability proportional to w.
///
/// Rows that are not valid are left out; that biases nothing, since a valid observation cannot come from them.
/// Fitting draws no random number.
///
/// @param prior that the simulations' θ were drawn from
/// @param acceptedFraction of the valid simulations, in (0, 1]
/// @param fewestAccepted simulations to keep where the fraction would be fewer
/// @param adjustment of the accepted parameters
public record RejectionAbc(Prior prior, double acceptedFraction, int fewestAccepted, Adjustment adjustment)
        implements Estimator<Simulations, AmortizedPosterior> {
    private static final double FRACTION = 0.05;
    private static final int FEWEST = 200;
    private static final int ROWS_FOR_EACH_COEFFICIENT = 5;

    /// @throws IllegalArgumentException if a setting is out of range
    public RejectionAbc {
        if (!(acceptedFraction > 0 && acceptedFraction <= 1)) {
            throw new IllegalArgumentException("the accepted fraction is " + acceptedFraction
                    + "; give a number above 0 and at most 1, such as " + FRACTION);
        }
        if (fewestAccepted < 2) {
            throw new IllegalArgumentException(
                    "the fewest accepted simulations are " + fewestAccepted + "; give at least 2, such as " + FEWEST);
        }
    }

    /// Keeps the nearest 5 % of the simulations, at least 200, with linear adjustment.
    public static RejectionAbc of(Prior prior) {
        return new RejectionAbc(prior, FRACTION, FEWEST, Adjustment.LINEAR);
    }

    /// The same with another accepted fraction.
    public RejectionAbc withAcceptedFraction(double fraction) {
        return new RejectionAbc(prior, fraction, fewestAccepted, adjustment);
    }

    /// The same with another smallest number of accepted simulations.
    public RejectionAbc withFewestAccepted(int rows) {
        return new RejectionAbc(prior, acceptedFraction, rows, adjustment);
    }

    /// Keeps exactly this many simulations, or all if there are fewer.
    public RejectionAbc withAccepted(int rows) {
        return new RejectionAbc(prior, Double.MIN_VALUE, rows, adjustment);
    }

    /// The same with another adjustment.
    public RejectionAbc withAdjustment(Adjustment other) {
        return new RejectionAbc(prior, acceptedFraction, fewestAccepted, other);
    }

    /// Prepares the simulations; the accepted rows are chosen for each observation anew. The ending is a spent
    /// budget if so few are accepted that the regression follows their noise.
    ///
    /// @throws IllegalArgumentException if the simulations have other parameters than the prior, or fewer than
    ///     two are valid
    @Override
    public Fit<AmortizedPosterior> fit(Simulations data, Seed seed, Consumer<Epoch> progress) {
        if (!data.parameterNames().equals(prior.names())) {
            throw new IllegalArgumentException("the simulations have parameters " + data.parameterNames()
                    + " but the prior has " + prior.names() + "; use simulations of the same study");
        }
        Simulations valid = data.valid();
        if (valid.rows() < 2) {
            throw new IllegalArgumentException("only " + valid.rows() + " of " + data.rows()
                    + " simulations are valid; rejection ABC needs at least 2, so check the simulator");
        }
        int accepted =
                Math.min(valid.rows(), Math.max(fewestAccepted, (int) Math.ceil(acceptedFraction * valid.rows())));
        AbcPosterior model = AbcPosterior.of(prior, valid, accepted, adjustment);
        return new Fit<>(
                model,
                status(valid.rows(), accepted, model.observables()),
                new TrainingCurve(List.of(), List.of(), 0),
                Provenance.of(seed, List.of(data.theta(), data.x()), "none", settings()));
    }

    private FitStatus status(int rows, int accepted, int observables) {
        int wanted = adjustment == Adjustment.LINEAR
                ? Math.max(FEWEST, ROWS_FOR_EACH_COEFFICIENT * (observables + 1))
                : FEWEST;
        if (accepted >= wanted) {
            return new FitStatus.Converged(0);
        }
        return new FitStatus.BudgetSpent("only " + accepted + " of " + rows + " simulations are accepted but at least "
                + wanted + " are needed for " + observables + " observables; "
                + (rows >= wanted ? "accept a larger fraction or simulate more" : "simulate more"));
    }

    private Map<String, String> settings() {
        return Map.of(
                "method", "rejection-abc",
                "accepted_fraction", String.valueOf(acceptedFraction),
                "fewest_accepted", String.valueOf(fewestAccepted),
                "adjustment", adjustment.name().toLowerCase(Locale.ROOT));
    }
}
