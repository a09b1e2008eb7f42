package org.sibyl.likelihood;

/// estimate ± z · standard error, with z the quantile of N(0, 1) at (1 + level)/2. Right where the estimate
/// is nearly normal: for large samples, and for parameters whose log-likelihood is nearly a parabola, such as
/// log σ rather than σ.
///
/// @param name of the parameter
/// @param estimate where the log-likelihood is greatest
/// @param standardError of the estimate
/// @param lower end
/// @param upper end
/// @param level the share of samples whose interval holds the true value, if it is right
public record WaldInterval(
        String name, double estimate, double standardError, double lower, double upper, double level) {}
