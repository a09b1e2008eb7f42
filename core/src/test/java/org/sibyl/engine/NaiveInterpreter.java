package org.sibyl.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogGamma;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Extent;
import org.sibyl.engine.kernel.Reduction;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.engine.kernel.UnaryOp;
import org.sibyl.tensor.Tensor;

/// Evaluates expressions straight from the definitions, in float64: the oracle for plans and kernels, with which it
/// shares no code.
public final class NaiveInterpreter {
    private final Map<String, Tensor> leaves;
    private final Map<Expr, double[][]> known = new HashMap<>();

    public NaiveInterpreter(Map<String, Tensor> leaves) {
        this.leaves = leaves;
    }

    public Tensor value(Expr expr) {
        return Tensor.ofRows(Arrays.asList(matrix(expr)));
    }

    private double[][] matrix(Expr expr) {
        double[][] found = known.get(expr);
        if (found == null) {
            found = compute(expr);
            known.put(expr, found);
        }
        return found;
    }

    private interface Element {
        double at(int i, int j);
    }

    private static double[][] fill(Expr expr, Element element) {
        double[][] result = new double[expr.rows()][expr.columns()];
        for (int i = 0; i < expr.rows(); i++) {
            for (int j = 0; j < expr.columns(); j++) {
                result[i][j] = element.at(i, j);
            }
        }
        return result;
    }

    private static double stretched(double[][] x, int i, int j) {
        return x[x.length == 1 ? 0 : i][x[0].length == 1 ? 0 : j];
    }

    private double[][] operand(Expr expr, int k) {
        return matrix(expr.operands().get(k));
    }

    private double[][] compute(Expr expr) {
        return switch (expr.op()) {
            case Op.Input(String name) -> fill(expr, (i, j) -> leaf(name).get(i * expr.columns() + j));
            case Op.Parameter(String name) -> fill(expr, (i, j) -> leaf(name).get(i * expr.columns() + j));
            case Op.Constant(double[] values) -> fill(expr, (i, j) -> values[i * expr.columns() + j]);
            case Op.Unary(UnaryOp function) -> {
                double[][] x = operand(expr, 0);
                yield fill(expr, (i, j) -> unary(function).applyAsDouble(x[i][j]));
            }
            case Op.Binary(BinaryOp function) -> {
                double[][] x = operand(expr, 0);
                double[][] y = operand(expr, 1);
                yield fill(expr, (i, j) -> binary(function).applyAsDouble(stretched(x, i, j), stretched(y, i, j)));
            }
            case Op.TurnedInput(String name) -> fill(expr, (i, j) -> leaf(name).get(j * expr.rows() + i));
            case Op.Biased(UnaryOp function) -> {
                double[][] x = operand(expr, 0);
                double[][] y = operand(expr, 1);
                yield fill(expr, (i, j) -> unary(function).applyAsDouble(x[i][j] + stretched(y, i, j)));
            }
            case Op.Where where -> {
                double[][] c = operand(expr, 0);
                double[][] x = operand(expr, 1);
                double[][] y = operand(expr, 2);
                yield fill(expr, (i, j) -> c[i][j] != 0 ? x[i][j] : y[i][j]);
            }
            case Op.Stretch stretch -> {
                double[][] x = operand(expr, 0);
                yield fill(expr, (i, j) -> stretched(x, i, j));
            }
            case Op.Reduce(Reduction reduction, Extent extent) -> {
                double[][] x = operand(expr, 0);
                yield fill(
                        expr,
                        (i, j) -> reduce(
                                reduction,
                                block(
                                        x,
                                        extent == Extent.EACH_ROW ? i : 0,
                                        extent == Extent.EACH_ROW ? i + 1 : x.length,
                                        extent == Extent.EACH_COLUMN ? j : 0,
                                        extent == Extent.EACH_COLUMN ? j + 1 : x[0].length)));
            }
            case Op.Product product ->
                product(
                        expr,
                        product.transposeLeft() ? transpose(operand(expr, 0)) : operand(expr, 0),
                        product.transposeRight() ? transpose(operand(expr, 1)) : operand(expr, 1));
            case Op.ProductWhere product ->
                product(
                        expr,
                        product.transposeLeft() ? transpose(operand(expr, 0)) : operand(expr, 0),
                        product.transposeRight() ? transpose(operand(expr, 1)) : operand(expr, 1));
            case Op.ProductAdd(boolean transposeLeft) -> {
                double[][] product =
                        product(expr, transposeLeft ? transpose(operand(expr, 0)) : operand(expr, 0), operand(expr, 1));
                double[][] base = operand(expr, 2);
                yield fill(expr, (i, j) -> base[i][j] + product[i][j]);
            }
            case Op.Transpose transpose -> transpose(operand(expr, 0));
            case Op.LogSumExp logSumExp -> {
                double[][] x = operand(expr, 0);
                yield fill(
                        expr,
                        (i, j) -> Math.log(Arrays.stream(x[i]).map(Math::exp).sum()));
            }
            case Op.Softmax softmax -> {
                double[][] x = operand(expr, 0);
                yield fill(
                        expr,
                        (i, j) -> Math.exp(x[i][j])
                                / Arrays.stream(x[i]).map(Math::exp).sum());
            }
            case Op.CumulativeSum(Scan scan) -> {
                double[][] x = operand(expr, 0);
                int n = expr.columns();
                yield fill(expr, (i, j) -> switch (scan) {
                    case PREFIX -> Arrays.stream(x[i], 0, j + 1).sum();
                    case PREFIX_EXCLUSIVE -> Arrays.stream(x[i], 0, j).sum();
                    case SUFFIX -> Arrays.stream(x[i], j, n).sum();
                    case SUFFIX_EXCLUSIVE -> Arrays.stream(x[i], j + 1, n).sum();
                });
            }
            case Op.Slice(int row, int column) -> {
                double[][] x = operand(expr, 0);
                yield fill(expr, (i, j) -> x[row + i][column + j]);
            }
            case Op.Pad(int row, int column) -> {
                double[][] x = operand(expr, 0);
                yield fill(
                        expr,
                        (i, j) -> i >= row && i < row + x.length && j >= column && j < column + x[0].length
                                ? x[i - row][j - column]
                                : 0);
            }
            case Op.Concat(int axis) -> {
                double[][] result = new double[expr.rows()][expr.columns()];
                int from = 0;
                for (Expr part : expr.operands()) {
                    double[][] x = matrix(part);
                    for (int i = 0; i < part.rows(); i++) {
                        for (int j = 0; j < part.columns(); j++) {
                            result[axis == 0 ? from + i : i][axis == 1 ? from + j : j] = x[i][j];
                        }
                    }
                    from += axis == 0 ? part.rows() : part.columns();
                }
                yield result;
            }
            case Op.GatherColumns(Op.Index index) -> {
                double[][] x = operand(expr, 0);
                yield fill(expr, (i, j) -> x[i][index.at(j)]);
            }
            case Op.GatherRows(Op.Index index) -> {
                double[][] x = operand(expr, 0);
                yield fill(expr, (i, j) -> x[index.at(i)][j]);
            }
            case Op.ScatterColumns(Op.Index index) -> {
                double[][] x = operand(expr, 0);
                double[][] result = new double[expr.rows()][expr.columns()];
                for (int i = 0; i < x.length; i++) {
                    for (int j = 0; j < index.length(); j++) {
                        result[i][index.at(j)] += x[i][j];
                    }
                }
                yield result;
            }
            case Op.ScatterRows(Op.Index index) -> {
                double[][] x = operand(expr, 0);
                double[][] result = new double[expr.rows()][expr.columns()];
                for (int i = 0; i < index.length(); i++) {
                    for (int j = 0; j < expr.columns(); j++) {
                        result[index.at(i)][j] += x[i][j];
                    }
                }
                yield result;
            }
            case Op.Take take -> {
                double[][] x = operand(expr, 0);
                double[][] index = operand(expr, 1);
                yield fill(expr, (i, j) -> x[i][(int) index[i][j]]);
            }
            case Op.Put put -> {
                double[][] x = operand(expr, 0);
                double[][] index = operand(expr, 1);
                double[][] result = new double[expr.rows()][expr.columns()];
                for (int i = 0; i < x.length; i++) {
                    for (int j = 0; j < x[i].length; j++) {
                        result[i][(int) index[i][j]] += x[i][j];
                    }
                }
                yield result;
            }
            case Op.Reshape reshape -> {
                double[][] x = operand(expr, 0);
                int width = x[0].length;
                yield fill(expr, (i, j) -> {
                    int position = i * expr.columns() + j;
                    return x[position / width][position % width];
                });
            }
            case Op.Convolution(Window window) -> {
                double[][] x = operand(expr, 0);
                double[][] kernel = operand(expr, 1);
                double[][] result = new double[expr.rows()][expr.columns()];
                eachTerm(
                        window,
                        x.length,
                        x[0].length,
                        expr.columns(),
                        (pixel, c, tap, patch, o) -> result[patch][o] += x[pixel][c] * kernel[tap][o]);
                yield result;
            }
            case Op.ConvolutionBack(Window window) -> {
                double[][] y = operand(expr, 0);
                double[][] turned = operand(expr, 1);
                double[][] result = new double[expr.rows()][expr.columns()];
                eachTerm(
                        window,
                        expr.rows(),
                        expr.columns(),
                        y[0].length,
                        (pixel, c, tap, patch, o) -> result[pixel][c] += y[patch][o] * turned[o][tap]);
                yield result;
            }
            case Op.ConvolutionKernel(Window window) -> {
                double[][] x = operand(expr, 0);
                double[][] y = operand(expr, 1);
                double[][] result = new double[expr.rows()][expr.columns()];
                eachTerm(
                        window,
                        x.length,
                        x[0].length,
                        expr.columns(),
                        (pixel, c, tap, patch, o) -> result[tap][o] += x[pixel][c] * y[patch][o]);
                yield result;
            }
            case Op.Stop stop -> operand(expr, 0);
        };
    }

    private interface Term {
        void of(int pixel, int channel, int tap, int patch, int output);
    }

    /// Every product of a pixel and a kernel's element that a convolution sums up.
    private static void eachTerm(Window w, int pixels, int channels, int outputs, Term term) {
        for (int image = 0; image < pixels / w.pixels(); image++) {
            for (int oy = 0; oy < w.outputHeight(); oy++) {
                for (int ox = 0; ox < w.outputWidth(); ox++) {
                    for (int ky = 0; ky < w.kernelHeight(); ky++) {
                        for (int kx = 0; kx < w.kernelWidth(); kx++) {
                            int y = oy * w.strideHeight() + ky - w.paddingHeight();
                            int x = ox * w.strideWidth() + kx - w.paddingWidth();
                            if (y < 0 || y >= w.height() || x < 0 || x >= w.width()) {
                                continue;
                            }
                            for (int c = 0; c < channels; c++) {
                                for (int o = 0; o < outputs; o++) {
                                    term.of(
                                            (image * w.height() + y) * w.width() + x,
                                            c,
                                            (ky * w.kernelWidth() + kx) * channels + c,
                                            (image * w.outputHeight() + oy) * w.outputWidth() + ox,
                                            o);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private Tensor leaf(String name) {
        Tensor values = leaves.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no values for " + name);
        }
        return values;
    }

    private static double[] block(double[][] x, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        return Arrays.stream(x, rowFrom, rowTo)
                .flatMapToDouble(row -> Arrays.stream(row, columnFrom, columnTo))
                .toArray();
    }

    private static double reduce(Reduction reduction, double[] values) {
        return switch (reduction) {
            case SUM -> Arrays.stream(values).sum();
            case MAX -> Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
        };
    }

    private static double[][] transpose(double[][] x) {
        double[][] result = new double[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length; j++) {
                result[j][i] = x[i][j];
            }
        }
        return result;
    }

    private static double[][] product(Expr expr, double[][] x, double[][] y) {
        return fill(expr, (i, j) -> {
            double sum = 0;
            for (int k = 0; k < y.length; k++) {
                sum += x[i][k] * y[k][j];
            }
            return sum;
        });
    }

    static DoubleUnaryOperator unary(UnaryOp function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case ABS -> Math::abs;
            case SIGN -> Math::signum;
            case STEP -> x -> x > 0 ? 1 : 0;
            case RECIPROCAL -> x -> 1 / x;
            case SQUARE -> x -> x * x;
            case SQRT -> Math::sqrt;
            case EXP -> Math::exp;
            case LOG -> Math::log;
            case TANH -> Math::tanh;
            case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case RELU -> x -> Math.max(x, 0);
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case ATAN -> Math::atan;
            case LOG1P -> Math::log1p;
            case EXPM1 -> Math::expm1;
            case ERF -> Erf::value;
            case LOG_GAMMA -> LogGamma::value;
            case NORMAL_LOG_CDF -> x -> Math.log(0.5 * Erfc.value(-x / Math.sqrt(2)));
            case INVERSE_MILLS_RATIO ->
                x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / (0.5 * Erfc.value(-x / Math.sqrt(2)));
        };
    }

    static DoubleBinaryOperator binary(BinaryOp function) {
        return switch (function) {
            case ADD -> Double::sum;
            case SUBTRACT -> (x, y) -> x - y;
            case REVERSE_SUBTRACT -> (x, y) -> y - x;
            case MULTIPLY -> (x, y) -> x * y;
            case DIVIDE -> (x, y) -> x / y;
            case REVERSE_DIVIDE -> (x, y) -> y / x;
            case POWER -> Math::pow;
            case REVERSE_POWER -> (x, y) -> Math.pow(y, x);
            case POLYGAMMA -> NaiveInterpreter::polygamma;
            case MAX -> Math::max;
            case MIN -> Math::min;
            case LESS -> (x, y) -> x < y ? 1 : 0;
            case AT_MOST -> (x, y) -> x <= y ? 1 : 0;
            case GREATER -> (x, y) -> x > y ? 1 : 0;
            case AT_LEAST -> (x, y) -> x >= y ? 1 : 0;
            case EQUAL -> (x, y) -> x == y ? 1 : 0;
            case TANH_GRADIENT -> (x, y) -> x * (1 - y * y);
            case RELU_GRADIENT -> (x, y) -> y > 0 ? x : 0;
            case SIGMOID_GRADIENT -> (x, y) -> x * y * (1 - y);
        };
    }

    /// By the series Σ 1/(x + k)ⁿ⁺¹ (Abramowitz and Stegun 6.3.16, 6.4.10), its end by Euler and Maclaurin.
    private static double polygamma(double x, double order) {
        int last = 2000;
        double sum = 0;
        for (int k = last - 1; k >= 0; k--) {
            sum += Math.pow(x + k, -order - 1);
        }
        double end = x + last;
        if (order == 0) {
            return Math.log(end) - 1 / (2 * end) - 1 / (12 * end * end) - sum;
        }
        sum += Math.pow(end, -order) / order + Math.pow(end, -order - 1) / 2;
        double factorial = 1;
        for (int i = 2; i <= order; i++) {
            factorial *= i;
        }
        return (order % 2 == 0 ? -1 : 1) * factorial * sum;
    }
}
