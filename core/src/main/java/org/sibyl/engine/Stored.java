package org.sibyl.engine;

/// How a result is kept.
///
/// @param expr what is computed
/// @param turned whether that is the transpose of what was asked for
record Stored(Expr expr, boolean turned) {}
