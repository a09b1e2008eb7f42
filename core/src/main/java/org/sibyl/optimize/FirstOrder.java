package org.sibyl.optimize;

import org.sibyl.function.DifferentiableFunction;

/// Minimisation by gradients and a learning rate: gradient descent, momentum, Adam, AdamW, AMSGrad.
///
/// @param rule what a gradient does to the variables
/// @param schedule the learning rates
/// @param clipping of the gradient, before the rule sees it
public record FirstOrder(UpdateRule rule, Schedule schedule, GradientClipping clipping)
        implements Optimizer<DifferentiableFunction, FirstOrder.State> {
    /// What is carried from step to step.
    ///
    /// @param iterate where it is
    /// @param moments the rule's memory
    /// @param pace the next learning rate
    public record State(Iterate iterate, UpdateRule.Moments moments, Schedule.Pace pace) {}

    /// With a constant learning rate and no clipping.
    public static FirstOrder of(UpdateRule rule, double learningRate) {
        return new FirstOrder(rule, new Schedule.Constant(learningRate), GradientClipping.NONE);
    }

    @Override
    public State init(DifferentiableFunction f, double... start) {
        return new State(Iterate.start(f, start), rule.init(start.length), schedule.init());
    }

    @Override
    public State step(DifferentiableFunction f, State state) {
        Iterate now = state.iterate();
        UpdateRule.Update update = rule.step(
                now.x(),
                clipping.clip(now.gradient()),
                state.moments(),
                state.pace().learningRate());
        return new State(now.next(f, update.x()), update.moments(), schedule.next(state.pace(), now.value()));
    }

    @Override
    public Iterate iterate(State state) {
        return state.iterate();
    }
}
