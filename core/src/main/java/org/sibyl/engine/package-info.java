/// Models as graphs of matrices, and plans that run them.
///
/// A [org.sibyl.engine.Graph] holds the inputs and parameters; the fluent methods of [org.sibyl.engine.Expr] build
/// on them, with all shapes known and checked while they are written; `org.sibyl.autodiff` adds gradients, which are
/// expressions again; a [org.sibyl.engine.Plan] turns expressions into a list of kernel calls over buffers that are
/// allocated once.
@NullMarked
package org.sibyl.engine;

import org.jspecify.annotations.NullMarked;
