package org.sibyl.classify;

import java.util.Arrays;
import java.util.List;
import org.sibyl.tensor.Tensor;

/// Rows of two classes.
///
/// @param x `[n, d]`
/// @param labels 0 or 1 `[n]`
public record LabelledRows(Tensor x, Tensor labels) {
    /// @throws IllegalArgumentException if there is not one label 0 or 1 for each row
    public LabelledRows {
        if (x.shape().rank() != 2 || labels.shape().rank() != 1 || labels.size() != x.rows()) {
            throw new IllegalArgumentException("rows " + x.shape() + " and labels " + labels.shape()
                    + " do not belong together; give rows [n, d] and labels [n]");
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) != 0 && labels.get(i) != 1) {
                throw new IllegalArgumentException(
                        "label " + i + " is " + labels.get(i) + "; every label must be 0 or 1");
            }
        }
    }

    /// The rows of class 0 followed by those of class 1.
    ///
    /// @throws IllegalArgumentException if they differ in the number of columns
    public static LabelledRows of(Tensor zeros, Tensor ones) {
        double[] labels = new double[zeros.rows() + ones.rows()];
        Arrays.fill(labels, zeros.rows(), labels.length, 1);
        return new LabelledRows(Tensor.concatRows(List.of(zeros, ones)), Tensor.adopt(labels, labels.length));
    }

    /// The rows with these indices, in this order.
    public LabelledRows select(int[] rows) {
        return new LabelledRows(x.select(rows), labels.select(rows));
    }
}
