package org.sibyl.surrogate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sibyl.distribution.Prior;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.flow.ConditionalFlow;
import org.sibyl.flow.FlowArchitecture;
import org.sibyl.nn.RowFunction;
import org.sibyl.nn.Standardization;
import org.sibyl.nn.Weights;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.posterior.Posterior;
import org.sibyl.tensor.Tensor;
import org.sibyl.transform.Chain;
import org.sibyl.transform.Coordinatewise;

/// The posterior for any observation, as a trained flow: what [Npe] gives.
public final class NpePosterior implements AmortizedPosterior {
    private final Prior prior;
    private final FlowArchitecture architecture;
    private final ConditionalFlow flow;
    private final SequencedMap<String, Tensor> parameters;
    private final Coordinatewise ofTheta;
    private final Chain toFlow;
    private final Standardization ofX;
    private final List<String> observables;
    private final int threads;
    private final RowFunction inverse;
    private final RowFunction density;
    private final RowFunction preciseDensity;

    NpePosterior(
            Prior prior,
            FlowArchitecture architecture,
            SequencedMap<String, Tensor> parameters,
            Coordinatewise ofTheta,
            Standardization ofX,
            List<String> observables,
            int threads) {
        this.prior = prior;
        this.architecture = architecture;
        this.flow = architecture.over(prior.parameters().size(), observables.size());
        this.parameters = new LinkedHashMap<>(parameters);
        this.ofTheta = ofTheta;
        this.toFlow = Chain.of(prior.toUnconstrained(), ofTheta);
        this.ofX = ofX;
        this.observables = List.copyOf(observables);
        this.threads = threads;
        // The parts of a sample are shared among threads outside, with what comes before and after the flow.
        this.inverse = RowFunction.of(flow.features(), flow.context(), ElementType.FLOAT32, 1, this::inverse);
        this.density = RowFunction.of(flow.features(), flow.context(), ElementType.FLOAT32, 1, this::logProb);
        this.preciseDensity = RowFunction.of(flow.features(), flow.context(), ElementType.FLOAT64, 1, this::logProb);
    }

    /// The posterior that a state describes.
    ///
    /// @param prior the prior that it was trained with
    /// @param threads how many threads sample
    /// @throws IllegalArgumentException if the state is not complete, or is over other parameters
    public static NpePosterior restore(Prior prior, NpeState state, int threads) {
        if (!state.parameters().equals(prior.names())) {
            throw new IllegalArgumentException("the model is over the parameters " + state.parameters()
                    + " but the prior over " + prior.names() + "; use the study that the model was trained for");
        }
        return new NpePosterior(
                prior, state.flow(), state.weights(), state.ofTheta(), state.ofX(), state.observables(), threads);
    }

    /// What it consists of besides the prior.
    public NpeState state() {
        return new NpeState(architecture, prior.names(), observables, parameters, NpeState.scales(ofTheta, ofX));
    }

    @Override
    public Prior prior() {
        return prior;
    }

    /// The names of the observables, in the order in which [#given] takes them.
    public List<String> observables() {
        return observables;
    }

    @Override
    public Posterior given(double[] x) {
        return new FlowPosterior(this, context(x), density);
    }

    /// The posterior whose densities are computed in float64: sums there hardly depend on their order, so that a
    /// model can be recognised by them. Draws are those of [#given].
    ///
    /// @param x the observables
    /// @throws IllegalArgumentException if the number of observables is not the one that was trained on
    public Posterior givenPrecisely(double[] x) {
        return new FlowPosterior(this, context(x), preciseDensity);
    }

    private Tensor context(double[] x) {
        if (x.length != observables.size()) {
            throw new IllegalArgumentException("observation has " + x.length + " values but this posterior was trained"
                    + " on " + observables.size() + " (" + observables.getFirst() + " … " + observables.getLast()
                    + "); give one value for each observable");
        }
        for (int j = 0; j < x.length; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException(
                        "observable '" + observables.get(j) + "' is " + x[j] + "; an observation needs finite values");
            }
        }
        return ofX.apply(Tensor.of(x, 1, x.length));
    }

    Chain toFlow() {
        return toFlow;
    }

    /// f⁻¹(z; context), `[n, p]`.
    Tensor fromNormal(Tensor z, Tensor context) {
        return inverse.apply(z, context);
    }

    int threads() {
        return threads;
    }

    private Expr inverse(Graph graph, Expr z, Expr context) {
        return flow.inverse(new Weights(graph, parameters), z, context);
    }

    private Expr logProb(Graph graph, Expr phi, Expr context) {
        return flow.logProb(new Weights(graph, parameters), phi, context);
    }
}
