package org.sibyl.density.parametric;

import java.util.List;
import org.sibyl.distribution.Univariate;

/// The distribution of one column that maximises the likelihood, and its parameters.
record ColumnFit(Univariate distribution, List<FittedParameter> parameters) {}
