package org.sibyl.optimize;

/// x ← x − η g (Cauchy 1847).
public record GradientDescent() implements UpdateRule {
    @Override
    public Update step(double[] x, double[] gradient, Moments moments, double learningRate) {
        double[] next = x.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] -= learningRate * gradient[i];
        }
        return new Update(
                next, new Moments(moments.steps() + 1, moments.first(), moments.second(), moments.greatest()));
    }
}
