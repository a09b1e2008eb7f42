package org.sibyl.workflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.sibyl.message.Nearest;
import org.sibyl.workflow.StudyException;

/// A quantity computed from parameters, such as `beta / gamma`.
///
/// ```
/// sum     = product (("+" | "-") product)*
/// product = sign (("*" | "/") sign)*
/// sign    = ("-" | "+") sign | power
/// power   = atom ("^" sign)?
/// atom    = number | name | function "(" sum ("," sum)* ")" | "(" sum ")"
/// ```
///
/// A power binds to the right and more strongly than a sign: `-2^2` is −4 and `2^3^2` is 512. Functions: exp, log, sqrt
/// and abs of one argument, pow of two, min and max of two or more. `pi` and `e` are constants unless a parameter has
/// that name.
public final class Expression {
    private static final Map<String, DoubleUnaryOperator> UNARY =
            Map.of("exp", Math::exp, "log", Math::log, "sqrt", Math::sqrt, "abs", Math::abs);
    private static final Map<String, DoubleBinaryOperator> FOLDS = Map.of("min", Math::min, "max", Math::max);
    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    private final String text;
    private final Term root;

    private Expression(String text, Term root) {
        this.text = text;
        this.root = root;
    }

    /// The expression that a text stands for.
    ///
    /// @param names the parameters, in the order in which `value` gets their values
    /// @throws StudyException if the text is not an expression of these names; the message tells the column
    public static Expression parse(String text, List<String> names) {
        Parser parser = new Parser(text, names);
        Term root = parser.sum();
        parser.end();
        return new Expression(text, root);
    }

    /// The value at one point.
    ///
    /// @param theta the values of the names, in their order
    public double value(double[] theta) {
        return root.value(theta);
    }

    /// The text.
    @Override
    public String toString() {
        return text;
    }

    @FunctionalInterface
    private interface Term {
        double value(double[] theta);
    }

    private static final class Parser {
        private final String text;
        private final List<String> names;
        private int at;

        Parser(String text, List<String> names) {
            this.text = text;
            this.names = names;
        }

        Term sum() {
            Term left = product();
            while (true) {
                Term a = left;
                if (take('+')) {
                    Term b = product();
                    left = theta -> a.value(theta) + b.value(theta);
                } else if (take('-')) {
                    Term b = product();
                    left = theta -> a.value(theta) - b.value(theta);
                } else {
                    return a;
                }
            }
        }

        private Term product() {
            Term left = sign();
            while (true) {
                Term a = left;
                if (take('*')) {
                    Term b = sign();
                    left = theta -> a.value(theta) * b.value(theta);
                } else if (take('/')) {
                    Term b = sign();
                    left = theta -> a.value(theta) / b.value(theta);
                } else {
                    return a;
                }
            }
        }

        private Term sign() {
            if (take('-')) {
                Term a = sign();
                return theta -> -a.value(theta);
            }
            return take('+') ? sign() : power();
        }

        private Term power() {
            Term base = atom();
            if (!take('^')) {
                return base;
            }
            Term exponent = sign();
            return theta -> Math.pow(base.value(theta), exponent.value(theta));
        }

        private Term atom() {
            if (take('(')) {
                Term inner = sum();
                expect(')');
                return inner;
            }
            skipSpace();
            int start = at;
            if (start < text.length() && (isDigit(text.charAt(start)) || text.charAt(start) == '.')) {
                return number(start);
            }
            if (start < text.length() && Character.isJavaIdentifierStart(text.charAt(start))) {
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                return named(text.substring(start, at), start);
            }
            throw wrong(start, "expected a number, a name or '(' but " + found(start));
        }

        private Term number(int start) {
            while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
                int exponent = at + 1;
                if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                    exponent++;
                }
                if (exponent < text.length() && isDigit(text.charAt(exponent))) {
                    at = exponent;
                    while (at < text.length() && isDigit(text.charAt(at))) {
                        at++;
                    }
                }
            }
            String digits = text.substring(start, at);
            try {
                double value = Double.parseDouble(digits);
                return theta -> value;
            } catch (NumberFormatException e) {
                throw wrong(start, "'" + digits + "' is not a number");
            }
        }

        private Term named(String name, int start) {
            int index = names.indexOf(name);
            if (index >= 0) {
                return theta -> theta[index];
            }
            if (take('(')) {
                return function(name, arguments(), start);
            }
            Double constant = CONSTANTS.get(name);
            if (constant != null) {
                double value = constant;
                return theta -> value;
            }
            throw wrong(start, "there is no parameter '" + name + "'; " + Nearest.hint(name, names, "parameters"));
        }

        private List<Term> arguments() {
            List<Term> arguments = new ArrayList<>();
            do {
                arguments.add(sum());
            } while (take(','));
            expect(')');
            return arguments;
        }

        private Term function(String name, List<Term> arguments, int start) {
            Term first = arguments.getFirst();
            DoubleUnaryOperator unary = UNARY.get(name);
            if (unary != null) {
                require(arguments.size() == 1, name, "one argument", arguments, start);
                return theta -> unary.applyAsDouble(first.value(theta));
            }
            if (name.equals("pow")) {
                require(arguments.size() == 2, name, "two arguments", arguments, start);
                Term exponent = arguments.getLast();
                return theta -> Math.pow(first.value(theta), exponent.value(theta));
            }
            DoubleBinaryOperator fold = FOLDS.get(name);
            if (fold != null) {
                require(arguments.size() >= 2, name, "two or more arguments", arguments, start);
                return theta -> {
                    double value = first.value(theta);
                    for (Term argument : arguments.subList(1, arguments.size())) {
                        value = fold.applyAsDouble(value, argument.value(theta));
                    }
                    return value;
                };
            }
            List<String> functions = Stream.concat(
                            Stream.concat(UNARY.keySet().stream(), FOLDS.keySet().stream()), Stream.of("pow"))
                    .sorted()
                    .toList();
            throw wrong(start, "there is no function '" + name + "'; " + Nearest.hint(name, functions, "functions"));
        }

        private void require(boolean right, String name, String expected, List<Term> arguments, int start) {
            if (!right) {
                throw wrong(start, name + " takes " + expected + ", found " + arguments.size());
            }
        }

        void end() {
            skipSpace();
            if (at < text.length()) {
                throw wrong(at, "expected an operator or the end but " + found(at));
            }
        }

        private boolean take(char symbol) {
            skipSpace();
            if (at < text.length() && text.charAt(at) == symbol) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char symbol) {
            if (!take(symbol)) {
                throw wrong(at, "expected '" + symbol + "' but " + found(at));
            }
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private String found(int position) {
            return position < text.length() ? "found '" + text.charAt(position) + "'" : "the expression ends";
        }

        private StudyException wrong(int position, String what) {
            return new StudyException("in '" + text + "', column " + (position + 1) + ": " + what);
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
