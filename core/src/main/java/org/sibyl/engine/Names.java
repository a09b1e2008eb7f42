package org.sibyl.engine;

import java.util.Locale;

/// What operations are called in plans and messages.
final class Names {
    private Names() {}

    static String of(Op op) {
        return switch (op) {
            case Op.Input(String name) -> "input '" + name + "'";
            case Op.TurnedInput(String name) -> "input '" + name + "'";
            case Op.Parameter(String name) -> "parameter '" + name + "'";
            case Op.Constant(double[] values) -> values.length == 1 ? "constant " + values[0] : "constant";
            case Op.Unary unary -> lower(unary.function());
            case Op.Binary binary -> lower(binary.function());
            case Op.Where where -> "where";
            case Op.Stretch stretch -> "broadcast";
            case Op.Reduce reduce -> lower(reduce.reduction()) + " of " + lower(reduce.extent());
            case Op.Product product ->
                "matmul " + (product.transposeLeft() ? "T" : "N") + (product.transposeRight() ? "T" : "N");
            case Op.ProductWhere product ->
                "matmul " + (product.transposeLeft() ? "T" : "N") + (product.transposeRight() ? "T" : "N") + " where";
            case Op.Transpose transpose -> "transpose";
            case Op.LogSumExp logSumExp -> "logSumExp";
            case Op.Softmax softmax -> "softmax";
            case Op.CumulativeSum sum -> "cumulativeSum " + lower(sum.scan());
            case Op.Slice slice -> "slice";
            case Op.Pad pad -> "pad";
            case Op.Concat concat -> "concat";
            case Op.GatherColumns gather -> "gatherColumns";
            case Op.ScatterColumns scatter -> "scatterColumns";
            case Op.GatherRows gather -> "gatherRows";
            case Op.ScatterRows scatter -> "scatterRows";
            case Op.Take take -> "take";
            case Op.Put put -> "put";
            case Op.Reshape reshape -> "reshape";
            case Op.Convolution convolution -> "convolution";
            case Op.ConvolutionBack convolution -> "convolution, back to the images";
            case Op.ConvolutionKernel convolution -> "convolution, back to the kernel";
            case Op.Stop stop -> "stopGradient";
            case Op.Biased biased -> lower(biased.function()) + " of sum with bias";
            case Op.ProductAdd product -> "add matmul " + (product.transposeLeft() ? "TN" : "NN");
        };
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
