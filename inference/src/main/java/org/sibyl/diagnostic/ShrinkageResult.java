package org.sibyl.diagnostic;

import java.util.List;
import org.sibyl.tensor.Tensor;

/// How much narrower than the prior the posterior is.
///
/// @param parameters the parameters' names
/// @param shrinkage 1 − Var_post/Var_prior `[p]`
/// @param standardErrors of the shrinkage, from the finite numbers of draws `[p]`
/// @param diagnostic `shrinkage`; its value is the smallest shrinkage
public record ShrinkageResult(List<String> parameters, Tensor shrinkage, Tensor standardErrors, Diagnostic diagnostic) {
    /// Copies the list.
    public ShrinkageResult {
        parameters = List.copyOf(parameters);
    }
}
