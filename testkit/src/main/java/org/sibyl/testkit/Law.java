package org.sibyl.testkit;

/// One law, which a subject obeys or does not.
///
/// @param <T> the subject
@FunctionalInterface
interface Law<T> {
    void test(T subject);
}
