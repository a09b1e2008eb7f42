package org.sibyl.engine.kernel;

/// Which elements of its row a running sum has counted at position j.
public enum Scan {
    /// 0 … j
    PREFIX,
    /// 0 … j − 1
    PREFIX_EXCLUSIVE,
    /// j … n − 1
    SUFFIX,
    /// j + 1 … n − 1
    SUFFIX_EXCLUSIVE
}
