package org.sibyl.classify;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The order of classes.
final class Labels {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Labels() {}

    /// The different labels, by number if all are numbers, else by alphabet.
    static List<String> sorted(List<String> labels) {
        List<String> different = labels.stream().distinct().toList();
        boolean numbers =
                different.stream().allMatch(label -> NUMBER.matcher(label).matches());
        Comparator<String> order =
                numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        return different.stream().sorted(order).toList();
    }
}
