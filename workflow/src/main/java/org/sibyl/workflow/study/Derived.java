package org.sibyl.workflow.study;

/// A quantity that follows from the parameters.
///
/// @param name as in tables
/// @param expression how it follows, over the parameters in their order
/// @param unit empty for a pure number
/// @param label in words; the name if the study gives none
public record Derived(String name, Expression expression, String unit, String label) {}
