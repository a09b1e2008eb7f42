package org.sibyl.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleUnaryOperator;

/// Work that is ready to be measured.
///
/// @param work what is repeated
/// @param value the row's value from the microseconds of one repetition
/// @param unit of the value
/// @param facts what else the row says, as in `parameters`
record Contender(Runnable work, DoubleUnaryOperator value, String unit, SequencedMap<String, Object> facts) {
    /// The fact that other tools tell as well: what the work found, each number with its name.
    static final String ANSWER = "answer";

    /// Work whose row is its microseconds.
    static Contender micros(Runnable work, String unit) {
        return new Contender(work, micros -> micros, unit, new LinkedHashMap<>());
    }

    /// Work whose row is its milliseconds.
    static Contender millis(Runnable work) {
        return new Contender(work, micros -> micros * 1e-3, "ms", new LinkedHashMap<>());
    }

    /// With one more fact.
    Contender with(String fact, Object content) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(facts);
        more.put(fact, content);
        return new Contender(work, value, unit, more);
    }

    /// With a number that the work found, to be compared with what other tools find.
    Contender finding(String name, double number) {
        SequencedMap<Object, Object> answer = new LinkedHashMap<>();
        if (facts.get(ANSWER) instanceof Map<?, ?> found) {
            answer.putAll(found);
        }
        answer.put(name, number);
        return with(ANSWER, answer);
    }
}
