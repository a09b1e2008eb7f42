package org.sibyl.density;

import java.util.OptionalInt;
import org.sibyl.distribution.Distribution;
import org.sibyl.tensor.Tensor;

/// A fitted density over vectors of d numbers.
public interface DensityModel extends Distribution {
    /// The mean log-density of rows: (1/n) Σ log p(xᵢ) in nats for each row, the negative of the loss that density
    /// estimation
    /// minimises. −∞ if the density of a row is zero.
    ///
    /// @param x `[n, d]` with at least one row
    default double score(Tensor x) {
        Tensor logProb = logProb(x);
        double sum = 0;
        for (int i = 0; i < logProb.size(); i++) {
            sum += logProb.get(i);
        }
        return sum / logProb.size();
    }

    /// How many numbers were fitted, for information criteria; empty where the question has no answer, as for a kernel
    /// density estimate.
    OptionalInt freeParameters();
}
