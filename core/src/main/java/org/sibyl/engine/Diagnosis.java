package org.sibyl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a NaN or an infinity came from, found by looking at every result of a run whose buffers were not reused.
///
/// From a bad output it goes back along bad operands until all operands are finite: a NaN that another operation
/// discarded is not blamed.
final class Diagnosis {
    /// How many operations inside one another a formula shows: enough to find the line of the model.
    private static final int FORMULA_DEPTH = 4;

    private final Machine machine;

    private Diagnosis(Machine machine) {
        this.machine = machine;
    }

    /// One element of an expression.
    private record Place(Expr expr, int row, int column) {}

    /// What is to blame.
    ///
    /// @param operation the operation or the leaf, and the numbers that it worked on
    /// @param row the row of the bad element, if the matrix has a row for each row of a slice; else −1
    record Finding(String operation, int row) {}

    /// What is to blame for the first output that is not finite; nothing if all are finite.
    static Optional<Finding> of(Plan plan, Machine machine, int sliceRows) {
        Diagnosis diagnosis = new Diagnosis(machine);
        for (Stored output : plan.outputs()) {
            Place bad = diagnosis.firstBad(output.expr());
            if (bad != null) {
                for (@Nullable Place next = bad; next != null; next = diagnosis.cause(bad)) {
                    bad = next;
                }
                return Optional.of(
                        new Finding(diagnosis.describe(bad), bad.expr().rows() == sliceRows ? bad.row() : -1));
            }
        }
        return Optional.empty();
    }

    /// A bad element of an operand that this bad element was computed from, if there is one.
    private @Nullable Place cause(Place bad) {
        List<Expr> operands = bad.expr().operands();
        return switch (bad.expr().op()) {
            case Op.Where where -> {
                double condition = at(operands.get(0), bad);
                yield badAt(operands.get(condition != 0 ? 1 : 2), bad);
            }
            case Op.Unary unary -> badAmong(operands, bad);
            case Op.Biased biased -> badAmong(operands, bad);
            case Op.Binary binary -> badAmong(operands, bad);
            case Op.Stretch stretch -> badAmong(operands, bad);
            default -> {
                // In all other operations an element of the result may depend on any of the operands' elements.
                @Nullable Place found = null;
                for (Expr operand : operands) {
                    found = found != null ? found : firstBad(operand);
                }
                yield found;
            }
        };
    }

    private @Nullable Place badAmong(List<Expr> operands, Place place) {
        for (Expr operand : operands) {
            Place bad = badAt(operand, place);
            if (bad != null) {
                return bad;
            }
        }
        return null;
    }

    private @Nullable Place badAt(Expr operand, Place place) {
        if (Double.isFinite(at(operand, place))) {
            return null;
        }
        return new Place(operand, operand.rows() == 1 ? 0 : place.row(), operand.columns() == 1 ? 0 : place.column());
    }

    private double at(Expr operand, Place place) {
        int row = operand.rows() == 1 ? 0 : place.row();
        int column = operand.columns() == 1 ? 0 : place.column();
        return values(operand)[row * operand.columns() + column];
    }

    private @Nullable Place firstBad(Expr expr) {
        double[] values = values(expr);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return new Place(expr, i / expr.columns(), i % expr.columns());
            }
        }
        return null;
    }

    private double[] values(Expr expr) {
        double[] values = new double[expr.rows() * expr.columns()];
        machine.read(new Stored(expr, false), expr.rows(), values, 0);
        return values;
    }

    private String describe(Place place) {
        Expr bad = place.expr();
        String what =
                String.format(Locale.ROOT, "%s at row %d, column %d", at(bad, place), place.row(), place.column());
        if (bad.operands().isEmpty()) {
            String remedy = bad.op() instanceof Op.Input
                    ? "leave out rows that are not finite"
                    : "give it finite values, or lower the learning rate";
            return String.format(
                    Locale.ROOT, "%s of shape %s holds %s; %s", Names.of(bad.op()), bad.shape(), what, remedy);
        }
        List<String> ranges = new ArrayList<>();
        for (Expr operand : bad.operands()) {
            ranges.add(range(operand));
        }
        return String.format(
                Locale.ROOT,
                "the operation '%s' of shape %s gave %s from %s; it computes %s",
                Names.of(bad.op()),
                bad.shape(),
                what,
                String.join(" and ", ranges),
                formula(bad, FORMULA_DEPTH));
    }

    /// The finite numbers' range, and how many are not finite.
    private String range(Expr operand) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int finite = 0;
        double[] values = values(operand);
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                finite++;
            }
        }
        String name = Names.of(operand.op()) + " " + operand.shape();
        if (finite == 0) {
            return name + " without a finite element";
        }
        String range = String.format(Locale.ROOT, "%s in [%.4g, %.4g]", name, least, greatest);
        int others = values.length - finite;
        return others == 0 ? range : range + " (" + others + " of " + values.length + " elements are not finite)";
    }

    /// The expression in words, as in `log(add(input 'x', parameter 'shift'))`.
    private static String formula(Expr expr, int depth) {
        if (expr.operands().isEmpty()) {
            return Names.of(expr.op());
        }
        if (depth == 0) {
            return "…";
        }
        List<String> operands = new ArrayList<>();
        for (Expr operand : expr.operands()) {
            operands.add(formula(operand, depth - 1));
        }
        return Names.of(expr.op()) + "(" + String.join(", ", operands) + ")";
    }
}
