package org.sibyl.simd;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.UnaryOp;

/// Which loop computes a function of `@real@`. Through a table, not a switch: the compiler would inline every loop that a
/// switch leads to into one method, run into its limit on nodes, and leave vector operations as calls that allocate. A
/// call through an interface with many targets stays a call, and each loop is compiled by itself.
final class Vector@Real@Loops {
    /// out = f(x).
    @FunctionalInterface
    interface Loop {
        void run(int length, @real@[] x, @real@[] out);
    }

    /// out = f(x + bias).
    @FunctionalInterface
    interface BiasedLoop {
        void run(int rows, int columns, @real@[] x, @real@[] bias, @real@[] out);
    }

    private final Map<UnaryOp, Loop> unary = new EnumMap<>(Map.of(
            UnaryOp.STEP, Vector@Real@Elementwise::step,
            UnaryOp.EXP, Vector@Real@Elementwise::exp,
            UnaryOp.LOG, Vector@Real@Elementwise::log,
            UnaryOp.TANH, Vector@Real@Tanh::plain,
            UnaryOp.SIGMOID, Vector@Real@Elementwise::sigmoid,
            UnaryOp.SOFTPLUS, Vector@Real@Elementwise::softplus));
    private final Map<UnaryOp, BiasedLoop> biasedByRow = new EnumMap<>(Map.of(
            UnaryOp.RELU, Vector@Real@Biased::reluOfRow,
            UnaryOp.SIGMOID, Vector@Real@Biased::sigmoidOfRow,
            UnaryOp.SOFTPLUS, Vector@Real@Biased::softplusOfRow));
    private final Map<UnaryOp, BiasedLoop> biasedByColumn = new EnumMap<>(Map.of(
            UnaryOp.TANH, Vector@Real@Tanh::ofColumn,
            UnaryOp.RELU, Vector@Real@Biased::reluOfColumn,
            UnaryOp.SIGMOID, Vector@Real@Biased::sigmoidOfColumn,
            UnaryOp.SOFTPLUS, Vector@Real@Biased::softplusOfColumn));

    /// The loop of a function, or null where the plain one is as good.
    @Nullable Loop unary(UnaryOp op) {
        return unary.get(op);
    }

    /// The loop of a function of a biased argument, or null where two loops do as well.
    @Nullable BiasedLoop biased(UnaryOp op, Broadcast broadcast) {
        return switch (broadcast) {
            case ROW -> biasedByRow.get(op);
            case COLUMN -> biasedByColumn.get(op);
            case NONE, SCALAR -> null;
        };
    }
}
