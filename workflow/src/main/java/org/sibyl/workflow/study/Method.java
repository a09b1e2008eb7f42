package org.sibyl.workflow.study;

import java.util.List;
import java.util.OptionalInt;

/// How a study finds its posterior. Absent settings mean the method's defaults.
public sealed interface Method {
    /// The names that a study may give.
    List<String> NAMES = List.of("npe", "abc");

    /// The name in study files.
    String name();

    /// Neural posterior estimation with a masked autoregressive flow.
    ///
    /// @param settings the numbers that the study gives, by key
    record Npe(java.util.SequencedMap<String, Double> settings) implements Method {
        /// Copies the map.
        public Npe {
            settings = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(settings));
        }

        @Override
        public String name() {
            return "npe";
        }
    }

    /// Rejection with regression adjustment.
    ///
    /// @param accept how many of the nearest simulations are kept
    /// @param adjustment whether the kept parameters are moved along a linear regression
    record Abc(OptionalInt accept, Adjustment adjustment) implements Method {
        @Override
        public String name() {
            return "abc";
        }
    }

    /// What is done to the parameters of accepted simulations.
    enum Adjustment {
        /// Local linear regression on the observables.
        LINEAR,
        /// Nothing.
        NONE
    }
}
