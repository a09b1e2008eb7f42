/// Estimators: settings in, model out.
@NullMarked
package org.sibyl.estimator;

import org.jspecify.annotations.NullMarked;
