package org.sibyl.workflow.classification;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sibyl.classify.ClassWeights;
import org.sibyl.classify.Learner;
import org.sibyl.classify.LogisticRegression;
import org.sibyl.classify.MlpClassifier;
import org.sibyl.classify.Standardized;
import org.sibyl.message.Nearest;
import org.sibyl.metric.ThresholdPolicy;
import org.sibyl.workflow.StudyException;

/// A classifier, its settings and the policy of its threshold in the words of the command line; null where
/// nothing was said.
///
/// @param method `logistic` or `mlp`
/// @param policy as in `fixed=0.5`, `fpr=0.01`, `f1` or `cost=10:1`
/// @param degree of polynomial features
/// @param l2 the penalty on squared weights
/// @param classWeights `none` or `balanced`
/// @param hidden units of the hidden layers; empty for the usual ones
public record ClassifierWords(
        String method,
        String policy,
        @Nullable Integer degree,
        @Nullable Double l2,
        @Nullable String classWeights,
        List<Integer> hidden) {
    private static final String LOGISTIC = "logistic";
    private static final String MLP = "mlp";
    private static final List<String> METHODS = List.of(LOGISTIC, MLP);
    private static final List<String> POLICIES = List.of("fixed", "fpr", "f1", "cost");
    private static final Pattern POLICY = Pattern.compile("([a-z0-9]+)(?:=([0-9.eE+-]+)(?::([0-9.eE+-]+))?)?");

    /// Copies the list.
    ///
    /// @throws StudyException if a word is unknown, a number is out of range, or an option is of another
    ///     method
    public ClassifierWords {
        hidden = List.copyOf(hidden);
        if (!METHODS.contains(method)) {
            throw new StudyException(
                    "there is no method '" + method + "'; " + Nearest.hint(method, METHODS, "methods"));
        }
        requireOwn(method, LOGISTIC, "--degree", degree != null);
        requireOwn(method, LOGISTIC, "--class-weights", classWeights != null);
        requireOwn(method, MLP, "--hidden", !hidden.isEmpty());
        if (degree != null && (degree < 1 || degree > 10)) {
            throw new StudyException("--degree is a number from 1 to 10, found " + degree);
        }
        if (l2 != null && !(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
            throw new StudyException("--l2 is a number from 0 on, found " + l2);
        }
        if (hidden.stream().anyMatch(units -> units < 1)) {
            throw new StudyException("--hidden gives the units of each layer, at least 1, found " + hidden);
        }
        if (classWeights != null && !List.of("none", "balanced").contains(classWeights)) {
            throw new StudyException("--class-weights is 'none' or 'balanced', found '" + classWeights + "'");
        }
        parse(policy);
    }

    private static void requireOwn(String method, String owner, String option, boolean given) {
        if (given && !method.equals(owner)) {
            throw new StudyException(option + " is a setting of --method " + owner + ", found --method " + method
                    + "; leave it away, or take that method");
        }
    }

    /// How the threshold is chosen.
    ThresholdPolicy thresholdPolicy() {
        return parse(policy);
    }

    /// The classifier before it has seen a row. Columns are standardized, so that a penalty treats them
    /// alike; without penalty that makes no difference, and the standard errors are kept.
    Learner<?> learner(int threads) {
        if (method.equals(MLP)) {
            MlpClassifier perceptron =
                    hidden.isEmpty() ? MlpClassifier.DEFAULT : MlpClassifier.DEFAULT.withHidden(layers());
            return new Standardized(l2 == null ? perceptron : perceptron.withL2(l2));
        }
        LogisticRegression regression = LogisticRegression.DEFAULT.withThreads(threads);
        LogisticRegression penalised = l2 == null ? regression : regression.withL2(l2);
        LogisticRegression weighted =
                "balanced".equals(classWeights) ? penalised.withClassWeights(new ClassWeights.Balanced()) : penalised;
        return weighted.l2() == 0 ? weighted : new Standardized(weighted);
    }

    private Integer[] layers() {
        return hidden.toArray(Integer[]::new);
    }

    /// The degree of the polynomial features, if they are more than the features themselves.
    Optional<Integer> polynomial() {
        return degree == null || degree == 1 ? Optional.empty() : Optional.of(degree);
    }

    private static ThresholdPolicy parse(String text) {
        Matcher matcher = POLICY.matcher(text);
        if (!matcher.matches() || !POLICIES.contains(matcher.group(1))) {
            String word = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
            throw new StudyException("there is no threshold policy '" + text + "'; "
                    + Nearest.hint(word, List.of("fixed=0.5", "fpr=0.01", "f1", "cost=10:1"), "policies"));
        }
        String number = matcher.group(2);
        return switch (matcher.group(1)) {
            case "fixed" -> policy(text, number, ThresholdPolicy.Fixed::new);
            case "fpr" -> policy(text, number, ThresholdPolicy.FalsePositiveRate::new);
            case "cost" -> {
                double miss = matcher.group(3) == null ? 1 : parsed(text, matcher.group(3));
                yield policy(text, number, alarm -> new ThresholdPolicy.CostRatio(alarm / miss));
            }
            default -> new ThresholdPolicy.MaximumF1();
        };
    }

    private static ThresholdPolicy policy(
            String text, @Nullable String number, DoubleFunction<ThresholdPolicy> constructor) {
        if (number == null) {
            throw new StudyException("the threshold policy '" + text + "' needs a number, as in '" + text + "=0.1'");
        }
        try {
            return constructor.apply(parsed(text, number));
        } catch (IllegalArgumentException e) {
            throw new StudyException(String.valueOf(e.getMessage()), e);
        }
    }

    private static double parsed(String text, String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new StudyException("the threshold policy '" + text + "' needs a number, found '" + number + "'", e);
        }
    }
}
