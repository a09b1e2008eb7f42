package org.sibyl.engine;

import java.util.function.Function;
import org.sibyl.engine.kernel.Bands;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.Store;

/// Ties a plan's step to its arrays and its kernel.
final class @Real@Binder {
    private @Real@Binder() {}

    static Runnable bind(Plan.Step step, Function<Slot, @real@[]> memory, @Real@Kernels kernels, @Real@Scratch scratch) {
        Expr expr = step.expr();
        int rows = expr.rows();
        int columns = expr.columns();
        @real@[] out = memory.apply(step.target());
        @real@[][] in = step.sources().stream().map(memory).toArray(@real@[][]::new);
        @real@[] x = in[0];
        int height = expr.operands().get(0).rows();
        int width = expr.operands().get(0).columns();
        return switch (expr.op()) {
            case Op.Unary(var function) -> () -> kernels.unary(function, rows, columns, x, out);
            case Op.Biased(var function) -> {
                @real@[] bias = in[1];
                Broadcast broadcast = Expr.broadcastOf(expr.operands().get(1), rows, columns);
                yield () -> kernels.biased(function, broadcast, rows, columns, x, bias, out);
            }
            case Op.Binary(var function) -> {
                @real@[] y = in[1];
                Broadcast broadcast = Expr.broadcastOf(expr.operands().get(1), rows, columns);
                yield () -> kernels.binary(function, broadcast, rows, columns, x, y, out);
            }
            case Op.Where where -> {
                @real@[] yes = in[1];
                @real@[] no = in[2];
                yield () -> kernels.where(rows, columns, x, yes, no, out);
            }
            case Op.Stretch(var broadcast) -> () -> kernels.broadcast(broadcast, rows, columns, x, out);
            case Op.Reduce(var reduction, var extent) ->
                () -> kernels.reduce(reduction, extent, height, width, x, out);
            case Op.Product(boolean transposeLeft, var right) ->
                product(expr, transposeLeft, in, out, kernels, Store.REPLACE);
            case Op.ProductWhere(boolean transposeLeft, var right) ->
                product(expr, transposeLeft, in, out, kernels, Store.REPLACE);
            case Op.ProductAdd(boolean transposeLeft) -> {
                Runnable add = product(expr, transposeLeft, in, out, kernels, Store.ADD);
                @real@[] base = in[2];
                int length = rows * @Real@Kernels.stride(columns);
                yield base == out
                        ? add
                        : () -> {
                            System.arraycopy(base, 0, out, 0, length);
                            add.run();
                        };
            }
            case Op.Transpose transpose -> () -> kernels.transpose(height, width, x, out);
            case Op.LogSumExp logSumExp -> () -> kernels.logSumExp(height, width, x, out);
            case Op.Softmax softmax -> () -> kernels.softmax(rows, columns, x, out);
            case Op.CumulativeSum(var scan) -> () -> kernels.cumulativeSum(scan, rows, columns, x, out);
            case Op.Slice(int row, int column) ->
                () -> @Real@Moves.block(rows, columns, x, width, row, column, out, columns, 0, 0);
            case Op.Pad(int row, int column) -> () -> {
                @Real@Moves.clear(rows, columns, out);
                @Real@Moves.block(height, width, x, width, 0, 0, out, columns, row, column);
            };
            case Op.Concat(int axis) -> concat(expr, axis, in, out);
            case Op.GatherColumns(Op.Index index) -> {
                int[] positions = index.toArray();
                yield () -> @Real@Moves.gatherColumns(rows, positions, x, width, out);
            }
            case Op.ScatterColumns(Op.Index index) -> {
                int[] positions = index.toArray();
                yield () -> @Real@Moves.scatterColumns(rows, columns, positions, x, out);
            }
            case Op.GatherRows(Op.Index index) -> {
                int[] positions = index.toArray();
                yield () -> @Real@Moves.gatherRows(positions, columns, x, out);
            }
            case Op.ScatterRows(Op.Index index) -> {
                int[] positions = index.toArray();
                yield () -> @Real@Moves.scatterRows(rows, columns, positions, x, out);
            }
            case Op.Take take -> {
                @real@[] index = in[1];
                yield () -> @Real@Moves.take(rows, columns, width, x, index, out);
            }
            case Op.Put put -> {
                @real@[] index = in[1];
                yield () -> @Real@Moves.put(rows, width, columns, x, index, out);
            }
            case Op.Reshape reshape -> () -> @Real@Moves.reshape(height, width, columns, x, out);
            case Op.Convolution(Window window) -> {
                @real@[] y = in[1];
                @Real@Convolution convolution = new @Real@Convolution(window, height, width, columns, kernels, scratch);
                yield () -> convolution.forward(x, y, out);
            }
            case Op.ConvolutionBack(Window window) -> {
                @real@[] y = in[1];
                @Real@Convolution convolution = new @Real@Convolution(window, rows, columns, width, kernels, scratch);
                yield () -> convolution.back(x, y, out);
            }
            case Op.ConvolutionKernel(Window window) -> {
                @real@[] y = in[1];
                @Real@Convolution convolution = new @Real@Convolution(window, height, width, columns, kernels, scratch);
                yield () -> convolution.kernel(x, y, out);
            }
            case Op.Input input -> throw notAStep(expr);
            case Op.TurnedInput input -> throw notAStep(expr);
            case Op.Parameter parameter -> throw notAStep(expr);
            case Op.Constant constant -> throw notAStep(expr);
            case Op.Stop stop -> throw notAStep(expr);
        };
    }

    private static Runnable product(
            Expr expr, boolean transposeLeft, @real@[][] in, @real@[] out, @Real@Kernels kernels, Store store) {
        Expr left = expr.operands().getFirst();
        int m = expr.rows();
        int n = expr.columns();
        int k = transposeLeft ? left.rows() : left.columns();
        Bands bands = bands(expr, transposeLeft, left, k);
        @real@[] x = in[0];
        @real@[] y = in[1];
        return transposeLeft
                ? () -> kernels.productTn(m, n, k, x, y, out, store, bands)
                : () -> kernels.productNn(m, n, k, x, y, out, store, bands);
    }

    private static Bands bands(Expr product, boolean transposeLeft, Expr left, int k) {
        boolean where = product.op() instanceof Op.ProductWhere;
        int m = product.rows();
        int n = product.columns();
        if (!where && !Zeros.areKnown(left)) {
            return Bands.full(m, n, k);
        }
        Bands.Counts terms = transposeLeft
                ? (i, p) -> Zeros.mayDiffer(left, p, i)
                : (i, p) -> Zeros.mayDiffer(left, i, p);
        Bands.Counts looked = where ? (i, j) -> Zeros.mayDiffer(product.operands().get(2), i, j) : (i, j) -> true;
        return Bands.of(m, n, k, terms, looked, @Real@Kernels.LANES);
    }

    private static Runnable concat(Expr expr, int axis, @real@[][] parts, @real@[] out) {
        int[] extents = expr.operands().stream()
                .mapToInt(part -> axis == 0 ? part.rows() : part.columns())
                .toArray();
        int rows = expr.rows();
        int columns = expr.columns();
        return () -> {
            int from = 0;
            for (int i = 0; i < parts.length; i++) {
                if (axis == 0) {
                    @Real@Moves.block(extents[i], columns, parts[i], columns, 0, 0, out, columns, from, 0);
                } else {
                    @Real@Moves.block(rows, extents[i], parts[i], extents[i], 0, 0, out, columns, 0, from);
                }
                from += extents[i];
            }
        };
    }

    private static IllegalStateException notAStep(Expr expr) {
        return new IllegalStateException(expr + " is not something that a plan computes");
    }
}
