package org.sibyl.engine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as text.
final class PlanText {
    private PlanText() {}

    static String of(Plan plan, @Nullable Profile profile) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s plan: %d set-up steps, %d steps%n",
                plan.type().name().toLowerCase(Locale.ROOT),
                plan.setup().size(),
                plan.body().size()));
        text.append(String.format(
                Locale.ROOT,
                "  step  %-28s%9s%9s%s  result <- operands%n",
                "operation",
                "kflop",
                "KiB",
                profile == null ? "" : "  % time        us"));
        append(text, "set-up (once after the parameters change)", plan, plan.setup(), profile);
        append(text, "run", plan, plan.body(), profile);
        text.append(String.format(
                Locale.ROOT,
                "%.3f MFLOP in matrix products; %d results in %d buffers, %.1f KiB at the peak, %.1f KiB set up%n",
                plan.productFlops() / 1e6,
                plan.body().size(),
                plan.local().size(),
                plan.workingBytes() / 1024.0,
                plan.shared().stream()
                                .mapToLong(n -> (long) n * plan.type().bytes())
                                .sum()
                        / 1024.0));
        if (profile != null) {
            text.append(String.format(
                    Locale.ROOT, "%d runs, %.3f s in all steps%n", profile.runs(), profile.nanos() * 1e-9));
        }
        return text.toString();
    }

    private static void append(
            StringBuilder text, String title, Plan plan, List<Plan.Step> steps, @Nullable Profile profile) {
        text.append(title).append(System.lineSeparator());
        for (int i = 0; i < steps.size(); i++) {
            Plan.Step step = steps.get(i);
            Expr expr = step.expr();
            StringBuilder operands = new StringBuilder();
            for (int k = 0; k < step.sources().size(); k++) {
                Expr operand = expr.operands().get(k);
                operands.append(k == 0 ? "" : ", ")
                        .append(name(step.sources().get(k), operand))
                        .append(' ')
                        .append(operand.shape());
            }
            Work work = Work.of(step, plan.type());
            text.append(String.format(
                    Locale.ROOT,
                    "  %4d  %-28s%9.1f%9.1f%s  %s %s <- %s%n",
                    i,
                    Names.of(expr.op()),
                    work.flops() / 1e3,
                    work.bytes() / 1024.0,
                    profile == null ? "" : time(profile, step),
                    name(step.target(), expr),
                    expr.shape(),
                    operands));
        }
    }

    private static String time(Profile profile, Plan.Step step) {
        return String.format(Locale.ROOT, "%8.1f%10.2f", 100 * profile.share(step), profile.micros(step));
    }

    static String name(Slot slot, Expr expr) {
        return switch (slot.area()) {
            case LEAF -> Names.of(expr.op());
            case SHARED -> "s" + slot.index();
            case LOCAL -> "b" + slot.index();
        };
    }

    /// 2·m·n·k of a matrix product and of the products in a convolution, 0 of anything else.
    static long productFlops(Expr expr) {
        boolean transposed;
        switch (expr.op()) {
            case Op.Product product -> transposed = product.transposeLeft();
            case Op.ProductWhere product -> transposed = product.transposeLeft();
            case Op.ProductAdd product -> transposed = product.transposeLeft();
            case Op.Convolution(Window window) -> {
                return convolutionFlops(expr, expr.operands().get(0), window);
            }
            case Op.ConvolutionBack(Window window) -> {
                return convolutionFlops(expr.operands().get(0), expr, window);
            }
            case Op.ConvolutionKernel(Window window) -> {
                return convolutionFlops(expr.operands().get(1), expr.operands().get(0), window);
            }
            default -> {
                return 0;
            }
        }
        Expr left = expr.operands().getFirst();
        return 2L * expr.rows() * expr.columns() * (transposed ? left.rows() : left.columns());
    }

    private static long convolutionFlops(Expr result, Expr images, Window window) {
        return 2L * result.rows() * result.columns() * window.taps() * images.columns();
    }
}
