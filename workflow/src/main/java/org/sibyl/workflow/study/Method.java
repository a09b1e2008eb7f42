package org.sibyl.workflow.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.sibyl.abc.Adjustment;
import org.sibyl.flow.FlowFamily;

/// How a study finds its posterior. Settings that the study leaves away have the method's defaults.
public sealed interface Method {
    /// The names that a study may give.
    List<String> NAMES = List.of("npe", "abc");

    /// The name in study files.
    String name();

    /// The name with the settings that the study gives.
    String describe();

    /// Neural posterior estimation.
    ///
    /// @param flow the kind of flow
    /// @param settings the numbers that the study gives, by key
    record Npe(FlowFamily flow, SequencedMap<String, Double> settings) implements Method {
        /// Copies the map.
        public Npe {
            settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
        }

        /// A setting, or its default.
        public double number(String key, double otherwise) {
            return settings.getOrDefault(key, otherwise);
        }

        /// A setting that is a whole number, or its default.
        public int integer(String key, int otherwise) {
            return (int) number(key, otherwise);
        }

        @Override
        public String name() {
            return "npe";
        }

        @Override
        public String describe() {
            return name()
                    + (flow == FlowFamily.MAF ? "" : ", flow " + flow.word())
                    + settings.entrySet().stream()
                            .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining());
        }
    }

    /// Rejection ABC.
    ///
    /// @param accepted how many of the nearest simulations are kept
    /// @param acceptedFraction what fraction of them, if `accepted` is not given
    /// @param adjustment what is done to their parameters
    record Abc(OptionalInt accepted, OptionalDouble acceptedFraction, Adjustment adjustment) implements Method {
        @Override
        public String name() {
            return "abc";
        }

        @Override
        public String describe() {
            String kept = accepted.isPresent() ? ", accepted " + accepted.getAsInt() : "";
            String fraction =
                    acceptedFraction.isPresent() ? ", accepted_fraction " + acceptedFraction.getAsDouble() : "";
            return name() + kept + fraction + (adjustment == Adjustment.NONE ? ", adjustment none" : "");
        }
    }
}
