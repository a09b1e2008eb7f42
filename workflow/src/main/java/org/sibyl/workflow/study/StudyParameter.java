package org.sibyl.workflow.study;

/// What a study says about a parameter beside its prior.
///
/// @param name as in tables and in the simulator's θ
/// @param unit empty for a pure number
/// @param label in words; the name if the study gives none
/// @param prior the prior as text, as in `lognormal(mu 0.5, sigma 0.5)`
public record StudyParameter(String name, String unit, String label, String prior) {}
