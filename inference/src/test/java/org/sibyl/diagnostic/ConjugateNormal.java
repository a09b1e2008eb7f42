package org.sibyl.diagnostic;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sibyl.distribution.Prior;
import org.sibyl.distribution.Priors;
import org.sibyl.posterior.AmortizedPosterior;
import org.sibyl.posterior.Posterior;
import org.sibyl.random.Seed;
import org.sibyl.simulator.Simulations;
import org.sibyl.tensor.Tensor;

/// θ_j ~ N(0, 1), x_j ~ N(θ_j, 1), so that θ_j | x ~ N(x_j/2, 1/2): exact, and spoilt on request in parameter 0.
///
/// @param p the number of parameters
/// @param shift added to the draws of parameter 0, in posterior standard deviations
/// @param stretch multiplies the standard deviation of parameter 0
record ConjugateNormal(int p, double shift, double stretch) implements AmortizedPosterior {
    static ConjugateNormal exact(int p) {
        return new ConjugateNormal(p, 0, 1);
    }

    Simulations simulate(int n, Seed seed) {
        Tensor theta = prior().sample(n, seed.child("prior"));
        double[] x = theta.toArray();
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child("simulate").child(i).generator();
            for (int j = 0; j < p; j++) {
                x[i * p + j] += random.nextGaussian();
            }
        }
        return Simulations.of(prior().names(), names("x"), theta, Tensor.adopt(x, n, p));
    }

    /// Simulations at draws of the posterior.
    Simulations predict(double[] observation, int n, Seed seed) {
        Tensor theta = given(observation).sample(n, seed.child("theta"));
        double[] x = theta.toArray();
        RandomGenerator random = seed.child("x").generator();
        for (int i = 0; i < x.length; i++) {
            x[i] += random.nextGaussian();
        }
        return Simulations.of(prior().names(), names("x"), theta, Tensor.adopt(x, n, p));
    }

    List<String> names(String stem) {
        return IntStream.range(0, p).mapToObj(j -> stem + j).toList();
    }

    @Override
    public Prior prior() {
        return Priors.product(
                names("theta").stream().map(name -> Priors.normal(name, 0, 1)).toArray(Prior[]::new));
    }

    @Override
    public Posterior given(double[] x) {
        return new Given(this, Tensor.vector(x));
    }

    private record Given(ConjugateNormal model, Tensor x) implements Posterior {
        @Override
        public Prior prior() {
            return model.prior();
        }

        @Override
        public Tensor sample(int n, Seed seed) {
            double[] z = prior().sample(n, seed).toArray();
            for (int i = 0; i < z.length; i++) {
                int j = i % model.p;
                z[i] = mean(j) + deviation(j) * z[i];
            }
            return Tensor.adopt(z, n, model.p);
        }

        @Override
        public Tensor logPotential(Tensor theta) {
            double[] result = new double[theta.rows()];
            for (int i = 0; i < result.length; i++) {
                for (int j = 0; j < model.p; j++) {
                    double z = (theta.get(i, j) - mean(j)) / Math.max(deviation(j), Double.MIN_NORMAL);
                    result[i] -= z * z / 2;
                }
            }
            return Tensor.vector(result);
        }

        private double mean(int j) {
            return x.get(j) / 2 + (j == 0 ? model.shift * Math.sqrt(0.5) : 0);
        }

        private double deviation(int j) {
            return Math.sqrt(0.5) * (j == 0 ? model.stretch : 1);
        }
    }
}
