package org.sibyl.workflow.density;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sibyl.density.histogram.BinRule;
import org.sibyl.density.kernel.Bandwidth;
import org.sibyl.density.kernel.BandwidthRule;
import org.sibyl.density.kernel.Boundary;
import org.sibyl.density.kernel.CrossValidatedBandwidth;
import org.sibyl.density.kernel.ImprovedSheatherJones;
import org.sibyl.density.kernel.Kernel;
import org.sibyl.density.kernel.KernelDensityEstimator;
import org.sibyl.density.mixture.ComponentSelector;
import org.sibyl.density.mixture.CovarianceKind;
import org.sibyl.density.mixture.EmSettings;
import org.sibyl.density.mixture.GaussianMixtureEstimator;
import org.sibyl.density.mixture.SelectionCriterion;
import org.sibyl.density.parametric.ParametricFamily;
import org.sibyl.message.Nearest;
import org.sibyl.random.Seed;
import org.sibyl.workflow.StudyException;

/// A method and its settings in the words of the command line; null where nothing was said.
///
/// @param method as in `kde`
/// @param bins of a histogram: a rule or a number
/// @param kernel of a kernel density estimate
/// @param bandwidth of a kernel density estimate: a rule or a number
/// @param lower bounds of columns at which kernels are reflected
/// @param upper likewise
/// @param log columns whose logarithm gets the kernels
/// @param components of a mixture: a number or a range such as `1..8`
/// @param criterion that chooses the number of components
/// @param covariance of a mixture
public record MethodWords(
        String method,
        @Nullable String bins,
        @Nullable String kernel,
        @Nullable String bandwidth,
        Map<String, Double> lower,
        Map<String, Double> upper,
        List<String> log,
        @Nullable String components,
        @Nullable String criterion,
        @Nullable String covariance) {
    private static final int MOST_CROSS_VALIDATED = 10_000;
    // Many rows leave less to chance, and each start takes its time.
    private static final int MOST_RESTARTED = 50_000;
    private static final int MANY_RESTARTS = 10;
    private static final int FEW_RESTARTS = 3;
    private static final String HISTOGRAM = "histogram";
    private static final String KDE = "kde";
    private static final String GMM = "gmm";

    /// Copies the collections.
    ///
    /// @throws StudyException if there is no such method, or an option belongs to another one
    public MethodWords {
        lower = Map.copyOf(lower);
        upper = Map.copyOf(upper);
        log = List.copyOf(log);
        List<String> known = methods();
        if (!known.contains(method)) {
            throw new StudyException("there is no method '" + method + "'; " + Nearest.hint(method, known, "methods"));
        }
        requireOwn(method, HISTOGRAM, "--bins", bins != null);
        requireOwn(method, KDE, "--kernel", kernel != null);
        requireOwn(method, KDE, "--bandwidth", bandwidth != null);
        requireOwn(method, KDE, "--lower", !lower.isEmpty());
        requireOwn(method, KDE, "--upper", !upper.isEmpty());
        requireOwn(method, KDE, "--log", !log.isEmpty());
        requireOwn(method, GMM, "--components", components != null);
        requireOwn(method, GMM, "--criterion", criterion != null);
        requireOwn(method, GMM, "--covariance", covariance != null);
    }

    /// A method with its usual settings.
    public static MethodWords of(String method) {
        return new MethodWords(method, null, null, null, Map.of(), Map.of(), List.of(), null, null, null);
    }

    /// The names of all methods.
    public static List<String> methods() {
        List<String> names = new ArrayList<>(List.of(HISTOGRAM, KDE, GMM));
        for (ParametricFamily family : ParametricFamily.values()) {
            names.add(family.word());
        }
        return List.copyOf(names);
    }

    private static void requireOwn(String method, String owner, String option, boolean given) {
        if (given && !method.equals(owner)) {
            throw new StudyException(option + " is a setting of --method " + owner + ", found --method " + method
                    + "; leave it away, or take that method");
        }
    }

    /// Fits the method.
    ///
    /// @param folds of cross-validations
    FittedMethod fit(DensityData data, int folds, Seed seed, int threads) {
        return switch (method) {
            case HISTOGRAM -> FittedHistogram.of(binRule(), data.rows(), seed);
            case KDE -> FittedKernel.of(kernels(data, folds, threads), data, seed);
            case GMM -> FittedMixture.of(mixtures(data, folds, threads), data, seed);
            default -> FittedParametric.of(ParametricFamily.of(method).orElseThrow(), data.rows(), seed);
        };
    }

    private BinRule binRule() {
        if (bins == null) {
            return BinRule.named("auto");
        }
        Optional<Double> number = number(bins);
        if (number.isEmpty()) {
            return said(() -> BinRule.named(bins));
        }
        if (!(number.get() >= 1) || number.get() != Math.rint(number.get()) || number.get() > 1e9) {
            throw new StudyException("--bins is a rule or a whole number from 1 on, found " + bins);
        }
        return BinRule.count(number.get().intValue());
    }

    private KernelDensityEstimator kernels(DensityData data, int folds, int threads) {
        Map<String, Kernel> kernels = new LinkedHashMap<>();
        for (Kernel one : Kernel.values()) {
            kernels.put(one.name().toLowerCase(Locale.ROOT), one);
        }
        Kernel chosen = kernel == null ? Kernel.GAUSSIAN : pick(kernels, kernel, "kernel", "kernels");
        return KernelDensityEstimator.DEFAULT
                .withKernel(chosen)
                .withBandwidth(bandwidthRule(data, folds))
                .withBoundaries(boundaries(data))
                .withThreads(threads);
    }

    private BandwidthRule bandwidthRule(DensityData data, int folds) {
        String word = bandwidth == null ? usualRule(data) : bandwidth;
        Optional<Double> number = number(word);
        if (number.isPresent()) {
            return BandwidthRule.fixed(Bandwidth.of(number.get()));
        }
        Map<String, BandwidthRule> rules = new LinkedHashMap<>();
        rules.put("cv", CrossValidatedBandwidth.DEFAULT.withFolds(folds));
        rules.put("scott", BandwidthRule.SCOTT);
        rules.put("silverman", BandwidthRule.SILVERMAN);
        rules.put("isj", ImprovedSheatherJones.DEFAULT);
        return pick(rules, word, "bandwidth rule", "rules (or give a number)");
    }

    /// Cross-validation, whose work grows with the square of the rows, as long as that takes a moment.
    private static String usualRule(DensityData data) {
        return data.rows().size() <= MOST_CROSS_VALIDATED ? "cv" : data.dimension() == 1 ? "isj" : "scott";
    }

    private Boundary[] boundaries(DensityData data) {
        TreeMap<String, Boundary> ends = new TreeMap<>();
        for (String column : log) {
            ends.put(column, Boundary.log());
        }
        for (Map<String, Double> bounds : List.of(lower, upper)) {
            for (String column : bounds.keySet()) {
                if (log.contains(column)) {
                    throw new StudyException("column '" + column
                            + "' has both --log and a bound; choose the logarithm or the reflection");
                }
                ends.put(
                        column,
                        new Boundary.Reflect(
                                lower.getOrDefault(column, Double.NEGATIVE_INFINITY),
                                upper.getOrDefault(column, Double.POSITIVE_INFINITY)));
            }
        }
        for (String column : ends.keySet()) {
            if (!data.columns().contains(column)) {
                throw new StudyException("the bound is of a column '" + column + "' that was not chosen; "
                        + Nearest.hint(column, data.columns(), "columns"));
            }
        }
        return ends.isEmpty()
                ? new Boundary[0]
                : data.columns().stream()
                        .map(column -> ends.getOrDefault(column, Boundary.NONE))
                        .toArray(Boundary[]::new);
    }

    private ComponentSelector mixtures(DensityData data, int folds, int threads) {
        int[] range = range(components == null ? "1..8" : components);
        CovarianceKind kind = covariance == null
                ? CovarianceKind.FULL
                : pick(words(CovarianceKind.values(), CovarianceKind::word), covariance, "covariance", "kinds");
        Map<String, SelectionCriterion> criteria = words(SelectionCriterion.values(), SelectionCriterion::word);
        criteria.put("cv", SelectionCriterion.CROSS_VALIDATION);
        SelectionCriterion by =
                criterion == null ? SelectionCriterion.BIC : pick(criteria, criterion, "criterion", "criteria");
        GaussianMixtureEstimator estimator = GaussianMixtureEstimator.of(range[0])
                .withCovariance(kind)
                .withRestarts(data.rows().size() <= MOST_RESTARTED ? MANY_RESTARTS : FEW_RESTARTS)
                .withEm(EmSettings.DEFAULT.withThreads(threads));
        ComponentSelector selector =
                ComponentSelector.of(estimator, range[0], range[1]).withCriterion(by);
        return by == SelectionCriterion.CROSS_VALIDATION ? selector.withFolds(folds) : selector;
    }

    private static int[] range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            int least = Integer.parseInt(ends[0]);
            int most = ends.length == 1 ? least : Integer.parseInt(ends[1]);
            if (ends.length <= 2 && least >= 1 && most >= least) {
                return new int[] {least, most};
            }
        } catch (NumberFormatException _) {
            // Said below, with the ranges that are not in order.
        }
        throw new StudyException(
                "--components is a number or a range from 1 on such as 1..8, found '" + text + "'; give one of these");
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T value : values) {
            map.put(word.apply(value), value);
        }
        return map;
    }

    private static <T> T pick(Map<String, T> known, String word, String noun, String nouns) {
        T value = known.get(word.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new StudyException(
                    "there is no " + noun + " '" + word + "'; " + Nearest.hint(word, known.keySet(), nouns));
        }
        return value;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static <T> T said(java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new StudyException(String.valueOf(e.getMessage()), e);
        }
    }
}
