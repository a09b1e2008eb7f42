package org.sibyl.dataset;

/// The cells of one column that hold no number.
///
/// @param column its name
/// @param rows how many rows lack it
/// @param firstLine the first of them, counted from 1 in the file
public record MissingCells(String column, int rows, long firstLine) {}
