package org.sibyl.optimize;

/// Adam with the greatest second moment so far in place of the present one, so that no coordinate's rate
/// rises again (Reddi, Kale and Kumar 2018, algorithm 2), with Adam's bias corrections.
///
/// @param adam its other settings
public record AmsGrad(Adam adam) implements UpdateRule {
    /// With Adam's usual settings.
    public static final AmsGrad DEFAULT = new AmsGrad(Adam.DEFAULT);

    @Override
    public Update step(double[] x, double[] gradient, Moments moments, double learningRate) {
        Moments next = adam.next(moments, gradient);
        return new Update(adam.moved(x, next, next.greatest(), learningRate), next);
    }
}
