package org.sibyl.flow;

/// A flow before it is known how many features and context columns it has.
///
/// @param family its kind
/// @param transforms the number of transforms
/// @param hidden the width of the hidden layers
/// @param blocks for a masked autoregressive flow the number of hidden layers after the first, for a neural
///     spline flow the number of residual blocks
public record FlowArchitecture(FlowFamily family, int transforms, int hidden, int blocks) {
    /// @throws IllegalArgumentException if a number is not positive; `blocks` may be 0
    public FlowArchitecture {
        if (transforms < 1 || hidden < 1 || blocks < 0) {
            throw new IllegalArgumentException("a flow needs at least one transform and one hidden unit, found "
                    + transforms + " and " + hidden + " (and " + blocks + " blocks)");
        }
    }

    /// With 5 transforms, 50 hidden units and 2 blocks.
    public static FlowArchitecture of(FlowFamily family) {
        return new FlowArchitecture(family, 5, 50, 2);
    }

    /// The flow over so many features, given so many context columns; splines have 10 bins on [−3, 3].
    ///
    /// @throws IllegalArgumentException if a number is not positive
    public ConditionalFlow over(int features, int context) {
        return switch (family) {
            case MAF -> new MaskedAutoregressiveFlow(features, context, transforms, hidden, blocks);
            case NSF -> new NeuralSplineFlow(features, context, transforms, hidden, blocks, 10, 3);
        };
    }
}
