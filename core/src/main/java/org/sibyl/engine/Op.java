package org.sibyl.engine;

import java.util.Arrays;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.UnaryOp;

/// What an expression does with its operands. Everything else is composed of these, and has its derivatives from
/// them.
public sealed interface Op {
    /// Numbers that each run is given.
    record Input(String name) implements Op {}

    /// The same numbers, stored as their transpose; in plans only.
    record TurnedInput(String name) implements Op {}

    /// Numbers that stay from run to run and that training changes.
    record Parameter(String name) implements Op {}

    /// Numbers known when the graph is written, row-major.
    @SuppressWarnings("ArrayRecordComponent") // equality by content is what finding common constants needs
    record Constant(double[] values) implements Op {
        @Override
        public boolean equals(Object other) {
            return other instanceof Constant constant && Arrays.equals(values, constant.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return values.length == 1 ? "Constant " + values[0] : "Constant of " + values.length;
        }
    }

    /// A function of each element.
    record Unary(UnaryOp function) implements Op {}

    /// A function of each pair of elements; either operand stretches.
    record Binary(BinaryOp function) implements Op {}

    /// The second operand where the first is not 0, else the third; equal shapes.
    record Where() implements Op {}

    /// Stretches its operand over the expression's shape.
    record Stretch(Broadcast broadcast) implements Op {}

    /// Sums or maxima.
    record Reduce(Reduction reduction, Extent extent) implements Op {}

    /// A matrix product of the operands, each transposed first if so said.
    record Product(boolean transposeLeft, boolean transposeRight) implements Op {}

    /// The transpose.
    record Transpose() implements Op {}

    /// ln Σ exp of each row.
    record LogSumExp() implements Op {}

    /// exp(x) / Σ exp(x) of each row.
    record Softmax() implements Op {}

    /// Running sums along each row.
    record CumulativeSum(Scan scan) implements Op {}

    /// The block whose first element is (row, column).
    record Slice(int row, int column) implements Op {}

    /// Zeros, with the operand as the block whose first element is (row, column).
    record Pad(int row, int column) implements Op {}

    /// The operands, side by side (axis 1) or one under the other (axis 0).
    record Concat(int axis) implements Op {}

    /// Column j is the operand's column `index[j]`.
    record GatherColumns(Index index) implements Op {}

    /// Column j of the operand is added to column `index[j]` of zeros.
    record ScatterColumns(Index index) implements Op {}

    /// Row i is the operand's row `index[i]`.
    record GatherRows(Index index) implements Op {}

    /// Row i of the operand is added to row `index[i]` of zeros.
    record ScatterRows(Index index) implements Op {}

    /// Element (i, j) is the first operand's element (i, k) with k the second operand's element (i, j).
    record Take() implements Op {}

    /// Element (i, j) of the first operand is added to element (i, k) of zeros, with k as in [Take].
    record Put() implements Op {}

    /// The same elements, row-major, in another shape.
    record Reshape() implements Op {}

    /// The patches of images `[n · pixels, channels]` times a kernel `[taps · channels, outputs]`.
    record Convolution(Window window) implements Op {}

    /// The adjoint of [Convolution] for the images: from a cotangent `[n · patches, outputs]` and the
    /// kernel's transpose `[outputs, taps · channels]`.
    record ConvolutionBack(Window window) implements Op {}

    /// The adjoint of [Convolution] for the kernel: from images and a cotangent.
    record ConvolutionKernel(Window window) implements Op {}

    /// The operand itself, through which no derivative passes.
    record Stop() implements Op {}

    /// f(x + bias) of each element: a plan makes it from an addition and a function. Never traced.
    record Biased(UnaryOp function) implements Op {}

    /// The matrix product of the first two operands, each transposed first if so said, where the third is not 0; what
    /// is elsewhere is not said. In plans only.
    record ProductWhere(boolean transposeLeft, boolean transposeRight) implements Op {}

    /// The third operand plus the matrix product of the first, transposed if so said, and the second: a plan makes it
    /// from a product and an addition. Never traced.
    record ProductAdd(boolean transposeLeft) implements Op {}

    /// Immutable positions.
    final class Index {
        private final int[] positions;

        Index(int... positions) {
            this.positions = positions.clone();
        }

        /// The number of positions.
        public int length() {
            return positions.length;
        }

        /// Position i.
        public int at(int i) {
            return positions[i];
        }

        /// True if each of 0 … extent − 1 occurs exactly once.
        public boolean isPermutationOf(int extent) {
            if (positions.length != extent) {
                return false;
            }
            boolean[] seen = new boolean[extent];
            for (int position : positions) {
                if (seen[position]) {
                    return false;
                }
                seen[position] = true;
            }
            return true;
        }

        /// The permutation that undoes this one.
        public Index inverse() {
            int[] inverse = new int[positions.length];
            for (int i = 0; i < positions.length; i++) {
                inverse[positions[i]] = i;
            }
            return new Index(inverse);
        }

        int[] toArray() {
            return positions.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Index index && Arrays.equals(positions, index.positions);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions);
        }

        @Override
        public String toString() {
            return positions.length <= 8 ? Arrays.toString(positions) : "[" + positions.length + " positions]";
        }
    }
}
