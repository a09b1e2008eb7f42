package org.sibyl.estimator;

/// One pass over the training data.
///
/// @param number counted from 1
/// @param limit the largest number of epochs that the budget allows
/// @param trainingLoss the mean loss over the training rows
/// @param validationLoss the mean loss over the validation rows
/// @param best whether this is the lowest validation loss so far
public record Epoch(int number, int limit, double trainingLoss, double validationLoss, boolean best) {}
