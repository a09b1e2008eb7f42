package org.sibyl.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sibyl.tensor.Tensor;

/// Every wrong shape is refused when it is written, with the operation, both shapes and the remedy.
class ShapeErrorsTest {
    static Stream<Arguments> calls() {
        Graph graph = new Graph();
        Expr x = graph.input("x", 200, 8);
        Expr w = graph.parameter("w", 5, 50);
        Expr column = graph.input("column", 200, 1);
        return Stream.of(
                call(() -> x.matmul(w), "matmul", "[200, 8]", "[5, 50]", "as many columns as the right one has rows"),
                call(() -> x.matmul(x), "matmul", "transpose the right one"),
                call(
                        () -> x.plus(w),
                        "add",
                        "[200, 8]",
                        "[5, 50]",
                        "input 'x'",
                        "parameter 'w'",
                        "make the shapes equal"),
                call(() -> x.dividedBy(w), "divide", "[200, 8]"),
                call(() -> x.lessThan(w), "less", "[5, 50]"),
                call(() -> x.where(w, x), "where", "[5, 50]", "condition"),
                call(() -> x.sum(2), "axis must be 0", "found 2"),
                call(() -> x.max(-5), "axis must be 0", "found -5"),
                call(() -> x.columns(3, 9), "slice", "columns 3 to 9", "[200, 8]"),
                call(() -> x.rows(7, 7), "slice", "rows 7 to 7"),
                call(() -> x.pad(0, 1, 200, 8), "pad", "[200, 8]"),
                call(() -> Expr.concat(1, x, w), "concat along axis 1", "same number of rows"),
                call(() -> Expr.concat(0, x, w), "concat along axis 0", "same number of columns"),
                call(() -> Expr.concat(0), "there is no part"),
                call(() -> x.gatherColumns(0, 8), "position 8", "8 columns", "0 to 7"),
                call(() -> x.gatherRows(-1), "position -1", "200 rows"),
                call(() -> w.take(column), "take", "[5, 50]", "[200, 1]"),
                call(() -> x.put(column, 9), "put", "[200, 8]", "[200, 1]"),
                call(() -> x.scatterColumns(new Op.Index(0, 1), 3), "scatter", "2 positions"),
                call(() -> column.scatterColumns(new Op.Index(3), 3), "scatter", "position 3"),
                call(() -> x.reshape(7, 7), "reshape", "1600 elements", "49"),
                call(() -> x.convolution(w, Window.line(3, 3)), "convolution", "[200, 8]", "1x3 pixels", "each pixel"),
                call(() -> x.convolution(w, Window.line(4, 3)), "convolution", "[5, 50]", "8 channels", "24 rows"),
                call(() -> x.convolutionBack(w, Window.line(3, 3)), "back to the images", "[200, 8]", "1x3 patches"),
                call(() -> x.convolutionBack(w, Window.line(4, 3)), "back to the images", "[5, 50]", "8 outputs"),
                call(() -> x.convolutionKernel(w, Window.line(4, 3)), "200 patches", "[5, 50]", "each patch"),
                call(() -> Window.of(8, 8, 3, 3).withPadding(1, 3), "padding below", "8, 3, 1 and 3 along"),
                call(() -> Window.line(3, 5).withPadding(0, 0), "a kernel of 5 does not fit into 3"),
                call(() -> x.broadcast(200, 16), "broadcast", "[200, 8]", "[200, 16]"),
                call(() -> w.transpose().with(List.of(x)), "operands of the same shapes"),
                call(() -> graph.input("x", 1, 1), "named 'x'", "its own name"),
                call(() -> graph.parameter("none", 0, 3), "at least one row", "[0, 3]"),
                call(() -> graph.constant(Tensor.adopt(new double[8], 2, 2, 2)), "at most two axes", "[2, 2, 2]"),
                call(() -> x.plus(new Graph().constant(1)), "another graph"),
                call(() -> Plan.compile(List.of(), ElementType.FLOAT32), "at least one output"),
                call(() -> Plan.compile(List.of(x, new Graph().constant(1)), ElementType.FLOAT32), "another graph"));
    }

    private static Arguments call(ThrowingCallable call, String... fragments) {
        return Arguments.of(call, List.of(fragments));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isRefusedWithAMessage(ThrowingCallable call, List<String> fragments) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(fragments);
    }
}
