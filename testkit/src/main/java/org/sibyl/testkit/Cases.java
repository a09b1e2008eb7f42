package org.sibyl.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Turns subjects and a law into tests.
final class Cases {
    private Cases() {}

    static <T> Stream<DynamicTest> each(Stream<? extends T> subjects, Law<T> law) {
        return subjects.map(subject -> DynamicTest.dynamicTest(subject.toString(), () -> law.test(subject)));
    }
}
