package org.sibyl.optimize;

/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², x ← x − η (m̂ / (√v̂ + ε) + λ x) with m̂ = m/(1 − β₁ᵗ), v̂
/// = v/(1 − β₂ᵗ) (Kingma and Ba 2015); with λ > 0 this is AdamW (Loshchilov and Hutter 2019, algorithm 2).
///
/// @param beta1 β₁ in [0, 1)
/// @param beta2 β₂ in [0, 1)
/// @param epsilon ε > 0
/// @param weightDecay λ ≥ 0, decoupled from the gradient
public record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements UpdateRule {
    /// β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, no decay.
    public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8, 0);

    /// AdamW with the usual decay, λ = 0.01.
    public static final Adam W = DEFAULT.withWeightDecay(0.01);

    /// @throws IllegalArgumentException if a number is outside its range
    public Adam {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "beta1 and beta2 must be in [0, 1), epsilon positive and the weight decay not "
                            + "negative, found " + beta1 + ", " + beta2 + ", " + epsilon + ", " + weightDecay
                            + "; 0.9, 0.999, 1e-8 and 0 are usual");
        }
    }

    /// With another weight decay.
    public Adam withWeightDecay(double decay) {
        return new Adam(beta1, beta2, epsilon, decay);
    }

    @Override
    public Update step(double[] x, double[] gradient, Moments moments, double learningRate) {
        Moments next = next(moments, gradient);
        return new Update(moved(x, next, next.second(), learningRate), next);
    }

    Moments next(Moments moments, double[] gradient) {
        int n = gradient.length;
        double[] first = new double[n];
        double[] second = new double[n];
        double[] greatest = new double[n];
        for (int i = 0; i < n; i++) {
            first[i] = beta1 * moments.first()[i] + (1 - beta1) * gradient[i];
            second[i] = beta2 * moments.second()[i] + (1 - beta2) * gradient[i] * gradient[i];
            greatest[i] = Math.max(moments.greatest()[i], second[i]);
        }
        return new Moments(moments.steps() + 1, first, second, greatest);
    }

    double[] moved(double[] x, Moments moments, double[] second, double learningRate) {
        double bias1 = 1 - StrictMath.pow(beta1, (double) moments.steps());
        double bias2 = 1 - StrictMath.pow(beta2, (double) moments.steps());
        double[] next = x.clone();
        for (int i = 0; i < next.length; i++) {
            double direction = moments.first()[i] / bias1 / (Math.sqrt(second[i] / bias2) + epsilon);
            next[i] -= learningRate * (direction + weightDecay * x[i]);
        }
        return next;
    }
}
