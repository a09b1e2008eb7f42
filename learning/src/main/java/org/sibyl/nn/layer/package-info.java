/// Layers of networks beyond the linear one: convolutions, pooling, normalisation, dropout, residual blocks,
/// embeddings and functions of sets.
///
/// **Images and lines** run through the convolutional layers as their pixels, one under the other: a batch of n
/// images is `[n · height · width, channels]`, a batch of lines `[n · length, channels]`. [ToPixels] makes
/// this of rows that hold an image each, and [GlobalAverage] or [Flatten] make one row of each image again.
/// What works on rows, such as [BatchNorm] and the linear layer, works on pixels as it is.
@NullMarked
package org.sibyl.nn.layer;

import org.jspecify.annotations.NullMarked;
