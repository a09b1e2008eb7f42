package org.sibyl.simulator;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// What the threads of a batch have in common.
record ThreadedTask(Supplier<? extends Simulator> simulators, Tensor theta, long firstRow, Seed seed) {
    RandomGenerator generator(int row) {
        return seed.child(firstRow + row).generator();
    }
}
