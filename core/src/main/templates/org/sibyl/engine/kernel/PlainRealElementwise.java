package org.sibyl.engine.kernel;

/// Elementwise functions for `@real@` in plain Java. One loop for each function and way of stretching: a loop over a
/// function object would not be compiled to vector code.
final class Plain@Real@Elementwise {
    private Plain@Real@Elementwise() {}

    static void unary(UnaryOp op, int rows, int columns, @real@[] x, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        if (2 * columns > stride) {
            range(op, 0, rows * stride, x, out);
        } else {
            // Mostly padding: not worth an exponential.
            for (int i = 0; i < rows; i++) {
                range(op, i * stride, i * stride + columns, x, out);
            }
        }
    }

    static void binary(
            BinaryOp op, Broadcast broadcast, int rows, int columns, @real@[] x, @real@[] y, @real@[] out) {
        int stride = @Real@Kernels.stride(columns);
        switch (broadcast) {
            case NONE -> same(op, rows * stride, x, y, out);
            case SCALAR -> scalar(op, 0, rows * stride, x, y[0], out);
            case COLUMN -> {
                for (int i = 0; i < rows; i++) {
                    scalar(op, i * stride, i * stride + columns, x, y[i * @Real@Kernels.LANES], out);
                }
            }
            case ROW -> {
                for (int i = 0; i < rows; i++) {
                    row(op, i * stride, columns, x, y, out);
                }
            }
        }
    }

    private static void range(UnaryOp op, int from, int to, @real@[] x, @real@[] out) {
        switch (op) {
            case NEGATE -> {
                for (int i = from; i < to; i++) {
                    out[i] = -x[i];
                }
            }
            case ABS -> {
                for (int i = from; i < to; i++) {
                    out[i] = Math.abs(x[i]);
                }
            }
            case SIGN -> {
                for (int i = from; i < to; i++) {
                    out[i] = Math.signum(x[i]);
                }
            }
            case STEP -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] > 0 ? 1 : 0;
                }
            }
            case RECIPROCAL -> {
                for (int i = from; i < to; i++) {
                    out[i] = 1 / x[i];
                }
            }
            case SQUARE -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] * x[i];
                }
            }
            case SQRT -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.sqrt(x[i]);
                }
            }
            case EXP -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.exp(x[i]);
                }
            }
            case LOG -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.log(x[i]);
                }
            }
            case TANH -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.tanh(x[i]);
                }
            }
            case SIGMOID -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.sigmoid(x[i]);
                }
            }
            case SOFTPLUS -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.softplus(x[i]);
                }
            }
            case RELU -> {
                for (int i = from; i < to; i++) {
                    out[i] = Math.max(x[i], 0);
                }
            }
            case SIN -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.sin(x[i]);
                }
            }
            case COS -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.cos(x[i]);
                }
            }
            case ATAN, LOG1P, EXPM1, ERF, LOG_GAMMA, NORMAL_LOG_CDF, INVERSE_MILLS_RATIO -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.special(op, x[i]);
                }
            }
        }
    }

    private static void same(BinaryOp op, int length, @real@[] x, @real@[] y, @real@[] out) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] + y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] - y[i];
                }
            }
            case REVERSE_SUBTRACT -> {
                for (int i = 0; i < length; i++) {
                    out[i] = y[i] - x[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] * y[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] / y[i];
                }
            }
            case REVERSE_DIVIDE -> {
                for (int i = 0; i < length; i++) {
                    out[i] = y[i] / x[i];
                }
            }
            case POWER, REVERSE_POWER, POLYGAMMA -> {
                for (int i = 0; i < length; i++) {
                    out[i] = Scalars.special(op, x[i], y[i]);
                }
            }
            case MAX -> {
                for (int i = 0; i < length; i++) {
                    out[i] = Math.max(x[i], y[i]);
                }
            }
            case MIN -> {
                for (int i = 0; i < length; i++) {
                    out[i] = Math.min(x[i], y[i]);
                }
            }
            case LESS -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] < y[i] ? 1 : 0;
                }
            }
            case AT_MOST -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] <= y[i] ? 1 : 0;
                }
            }
            case GREATER -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] > y[i] ? 1 : 0;
                }
            }
            case AT_LEAST -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] >= y[i] ? 1 : 0;
                }
            }
            case EQUAL -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] == y[i] ? 1 : 0;
                }
            }
            case TANH_GRADIENT -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] * (1 - y[i] * y[i]);
                }
            }
            case RELU_GRADIENT -> {
                for (int i = 0; i < length; i++) {
                    out[i] = y[i] > 0 ? x[i] : 0;
                }
            }
            case SIGMOID_GRADIENT -> {
                for (int i = 0; i < length; i++) {
                    out[i] = x[i] * y[i] * (1 - y[i]);
                }
            }
        }
    }

    private static void scalar(BinaryOp op, int from, int to, @real@[] x, @real@ y, @real@[] out) {
        switch (op) {
            case ADD -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] + y;
                }
            }
            case SUBTRACT -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] - y;
                }
            }
            case REVERSE_SUBTRACT -> {
                for (int i = from; i < to; i++) {
                    out[i] = y - x[i];
                }
            }
            case MULTIPLY -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] * y;
                }
            }
            case DIVIDE -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] / y;
                }
            }
            case REVERSE_DIVIDE -> {
                for (int i = from; i < to; i++) {
                    out[i] = y / x[i];
                }
            }
            case POWER, REVERSE_POWER, POLYGAMMA -> {
                for (int i = from; i < to; i++) {
                    out[i] = Scalars.special(op, x[i], y);
                }
            }
            case MAX -> {
                for (int i = from; i < to; i++) {
                    out[i] = Math.max(x[i], y);
                }
            }
            case MIN -> {
                for (int i = from; i < to; i++) {
                    out[i] = Math.min(x[i], y);
                }
            }
            case LESS -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] < y ? 1 : 0;
                }
            }
            case AT_MOST -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] <= y ? 1 : 0;
                }
            }
            case GREATER -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] > y ? 1 : 0;
                }
            }
            case AT_LEAST -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] >= y ? 1 : 0;
                }
            }
            case EQUAL -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] == y ? 1 : 0;
                }
            }
            case TANH_GRADIENT -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] * (1 - y * y);
                }
            }
            case RELU_GRADIENT -> {
                for (int i = from; i < to; i++) {
                    out[i] = y > 0 ? x[i] : 0;
                }
            }
            case SIGMOID_GRADIENT -> {
                for (int i = from; i < to; i++) {
                    out[i] = x[i] * y * (1 - y);
                }
            }
        }
    }

    private static void row(BinaryOp op, int from, int columns, @real@[] x, @real@[] y, @real@[] out) {
        switch (op) {
            case ADD -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] + y[j];
                }
            }
            case SUBTRACT -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] - y[j];
                }
            }
            case REVERSE_SUBTRACT -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = y[j] - x[from + j];
                }
            }
            case MULTIPLY -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] * y[j];
                }
            }
            case DIVIDE -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] / y[j];
                }
            }
            case REVERSE_DIVIDE -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = y[j] / x[from + j];
                }
            }
            case POWER, REVERSE_POWER, POLYGAMMA -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = Scalars.special(op, x[from + j], y[j]);
                }
            }
            case MAX -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = Math.max(x[from + j], y[j]);
                }
            }
            case MIN -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = Math.min(x[from + j], y[j]);
                }
            }
            case LESS -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] < y[j] ? 1 : 0;
                }
            }
            case AT_MOST -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] <= y[j] ? 1 : 0;
                }
            }
            case GREATER -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] > y[j] ? 1 : 0;
                }
            }
            case AT_LEAST -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] >= y[j] ? 1 : 0;
                }
            }
            case EQUAL -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] == y[j] ? 1 : 0;
                }
            }
            case TANH_GRADIENT -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] * (1 - y[j] * y[j]);
                }
            }
            case RELU_GRADIENT -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = y[j] > 0 ? x[from + j] : 0;
                }
            }
            case SIGMOID_GRADIENT -> {
                for (int j = 0; j < columns; j++) {
                    out[from + j] = x[from + j] * y[j] * (1 - y[j]);
                }
            }
        }
    }
}
