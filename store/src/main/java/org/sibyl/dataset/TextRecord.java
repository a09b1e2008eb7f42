package org.sibyl.dataset;

import java.util.List;

/// One row of a text file.
///
/// @param line where it begins, counted from 1
/// @param cells as they stand there, without quotes
record TextRecord(long line, List<String> cells) {}
