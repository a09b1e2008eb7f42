package org.sibyl.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sibyl.estimator.DataException;
import org.sibyl.random.Seed;
import org.sibyl.random.Variates;
import org.sibyl.tensor.Tensor;

/// The rows of each class.
///
/// @param labels of the classes, increasing
/// @param rows of each, increasing
record Strata(List<Double> labels, List<int[]> rows) {
    /// One class of all rows.
    static Strata ofOne(int n) {
        return of(Tensor.adopt(new double[n], n));
    }

    static Strata of(Tensor labels) {
        List<Double> classes =
                Arrays.stream(labels.toArray()).distinct().sorted().boxed().toList();
        List<int[]> rows = classes.stream()
                .map(label -> IntStream.range(0, labels.size())
                        .filter(i -> labels.get(i) == label)
                        .toArray())
                .toList();
        return new Strata(classes, rows);
    }

    List<int[]> shuffled(Seed seed) {
        List<int[]> orders = new ArrayList<>(rows.size());
        for (int stratum = 0; stratum < rows.size(); stratum++) {
            int[] order = rows.get(stratum).clone();
            Variates.shuffle(seed.child(stratum).generator(), order);
            orders.add(order);
        }
        return orders;
    }

    Split split(double testShare, Seed seed) {
        if (!(testShare > 0 && testShare < 1)) {
            throw new DataException("the share of test rows is " + testShare + ", expected a number between 0 and 1");
        }
        requireRows(2, "parts");
        int n = rows.stream().mapToInt(stratum -> stratum.length).sum();
        int[] training = new int[n];
        int[] test = new int[n];
        int trained = 0;
        int tested = 0;
        for (int[] order : shuffled(seed)) {
            int count = Math.clamp(Math.round(testShare * order.length), 1, order.length - 1);
            for (int i = 0; i < order.length; i++) {
                if (i < count) {
                    test[tested++] = order[i];
                } else {
                    training[trained++] = order[i];
                }
            }
        }
        int[] trainingRows = Arrays.copyOf(training, trained);
        int[] testRows = Arrays.copyOf(test, tested);
        Arrays.sort(trainingRows);
        Arrays.sort(testRows);
        return new Split(trainingRows, testRows);
    }

    void requireRows(int least, String parts) {
        for (int stratum = 0; stratum < rows.size(); stratum++) {
            int count = rows.get(stratum).length;
            if (count < least) {
                throw new DataException((labels.size() == 1 ? "there are " : "class " + labels.get(stratum) + " has ")
                        + count + " rows, too few for " + least + " " + parts + "; give more rows, or fewer " + parts);
            }
        }
        if (rows.isEmpty()) {
            throw new DataException("there are no rows to divide into " + parts);
        }
    }
}
