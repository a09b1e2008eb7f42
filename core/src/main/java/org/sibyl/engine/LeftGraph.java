package org.sibyl.engine;

import org.sibyl.scalar.Scalar;

/// What is said when a function asks an expression for its number while it is traced.
final class LeftGraph {
    private LeftGraph() {}

    static String message(Expr expr) {
        String place = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> !isOurs(frame.getDeclaringClass()))
                        .findFirst()
                        .map(frame ->
                                frame.getFileName() + ":" + frame.getLineNumber() + " (" + frame.getMethodName() + ")")
                        .orElse("the function"));
        return place + " leaves the graph: it asks " + expr
                + " for its number, which is known only when the plan runs; "
                + "use the expression's own functions (exp() for Math.exp) and where() for a branch, or differentiate "
                + "code with branches and loops by dual numbers";
    }

    private static boolean isOurs(Class<?> type) {
        return type == LeftGraph.class || type == Expr.class || type == Scalar.class;
    }
}
