package org.sibyl.engine;

import java.util.stream.Stream;

/// What a step has to do, counted from its shapes.
///
/// @param flops floating-point operations: 2·m·n·k for a product, one for each element of an elementwise operation
///     whatever its function, one for each element that is reduced, none for a move
/// @param bytes what it reads and writes, padding left out
record Work(long flops, long bytes) {
    static Work of(Plan.Step step, ElementType type) {
        Expr expr = step.expr();
        long moved = Stream.concat(Stream.of(expr), expr.operands().stream())
                .mapToLong(Work::elements)
                .sum();
        return new Work(flops(expr), moved * type.bytes());
    }

    private static long flops(Expr expr) {
        return switch (expr.op()) {
            case Op.Product product -> PlanText.productFlops(expr);
            case Op.ProductAdd product -> PlanText.productFlops(expr) + elements(expr);
            case Op.Unary unary -> elements(expr);
            case Op.Binary binary -> elements(expr);
            case Op.Biased biased -> 2 * elements(expr);
            case Op.Where where -> elements(expr);
            case Op.CumulativeSum sum -> elements(expr);
            case Op.Reduce reduce -> elements(expr.operands().getFirst());
            // The greatest element, the exponentials, their sum, and the logarithm or the quotients.
            case Op.LogSumExp logSumExp -> 4 * elements(expr.operands().getFirst());
            case Op.Softmax softmax -> 4 * elements(expr);
            case Op.Convolution convolution ->
                2 * elements(expr) * expr.operands().get(1).rows();
            case Op.ConvolutionBack convolution ->
                2 * elements(expr.operands().get(0)) * expr.operands().get(1).columns();
            case Op.ConvolutionKernel convolution ->
                2 * elements(expr.operands().get(1)) * expr.rows();
            default -> 0;
        };
    }

    private static long elements(Expr expr) {
        return (long) expr.rows() * expr.columns();
    }
}
