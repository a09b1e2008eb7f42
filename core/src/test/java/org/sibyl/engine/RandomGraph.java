package org.sibyl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.sibyl.engine.kernel.Scan;
import org.sibyl.random.Seed;
import org.sibyl.tensor.Tensor;

/// A graph of random operations on matrices of a few shapes, with values that stay near 1 and away from kinks.
final class RandomGraph {
    private static final int[] EXTENTS = {1, 2, 5, 17};

    final Graph graph = new Graph();
    final Map<String, Tensor> leaves = new HashMap<>();
    final List<Expr> pool = new ArrayList<>();
    private final RandomGenerator random;

    RandomGraph(Seed seed, int operations) {
        random = seed.generator();
        for (int i = 0; i < 3; i++) {
            add(graph.input("x" + i, extent(), extent()));
            add(graph.parameter("p" + i, extent(), extent()));
            pool.add(graph.constant(values(extent(), extent())));
        }
        pool.add(graph.constant(0));
        pool.add(graph.constant(1));
        while (pool.size() < operations) {
            pool.add(next());
        }
    }

    private void add(Expr leaf) {
        String name = leaf.op() instanceof Op.Input(String n) ? n : ((Op.Parameter) leaf.op()).name();
        leaves.put(name, values(leaf.rows(), leaf.columns()));
        pool.add(leaf);
    }

    private Tensor values(int rows, int columns) {
        double[] numbers = new double[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextDouble(-1.5, 1.5);
        }
        return Tensor.adopt(numbers, rows, columns);
    }

    private int extent() {
        return EXTENTS[random.nextInt(EXTENTS.length)];
    }

    private Expr any() {
        return pool.get(random.nextInt(pool.size()));
    }

    /// Something of a shape that stretches together with x, or x itself.
    private Expr partner(Expr x) {
        List<Expr> fitting = pool.stream()
                .filter(y -> (y.rows() == x.rows() || y.rows() == 1 || x.rows() == 1)
                        && (y.columns() == x.columns() || y.columns() == 1 || x.columns() == 1))
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private Expr factor(Expr x) {
        List<Expr> fitting = pool.stream().filter(y -> y.rows() == x.columns()).toList();
        return fitting.isEmpty() ? x.transpose() : fitting.get(random.nextInt(fitting.size()));
    }

    private Expr next() {
        Expr x = any();
        Expr y = partner(x);
        return switch (random.nextInt(38)) {
            case 0 -> x.negate();
            case 1 -> x.tanh().square();
            case 2 -> x.tanh().exp();
            case 3, 4 -> x.tanh();
            case 5 -> x.sigmoid();
            case 6 -> x.softplus();
            case 7 -> x.square().plus(1).sqrt();
            case 8 -> x.square().plus(1).log();
            case 9 -> x.square().plus(1).reciprocal();
            case 10, 11, 12 -> x.plus(y);
            case 13, 14 -> x.minus(y);
            case 15, 16 -> x.tanh().times(y);
            case 17 -> x.dividedBy(y.sigmoid().plus(0.5));
            case 18 -> x.plus(0).times(1).dividedBy(1).minus(0);
            case 19 -> x.times(-1).times(0.5);
            case 20 -> y.minus(x.negate());
            case 21 -> x.sum(random.nextInt(2)).times(0.3);
            case 22 -> x.sum().times(0.1);
            case 23, 24, 25 -> x.tanh().matmul(factor(x)).times(0.3);
            case 26 -> x.transpose();
            case 27 -> x.softmax(random.nextInt(2));
            case 28 -> x.logSumExp(random.nextInt(2));
            case 29 -> x.cumulativeSum(random.nextInt(2), scan()).times(0.3);
            case 30 -> x.slice(0, (x.rows() + 1) / 2, x.columns() / 2, x.columns());
            case 31 -> x.pad(1, 2, x.rows() + 1, x.columns() + 3);
            case 32 -> Expr.concat(1, x, x.tanh());
            case 33 -> Expr.concat(0, x, x.negate());
            case 34 -> x.gatherColumns(positions(x.columns()));
            case 35 -> x.gatherRows(positions(x.rows()));
            case 36 -> x.reshape(x.columns(), x.rows());
            default -> x.rows() == 1 ? x.broadcast(5, x.columns()) : x.broadcast(x.rows(), x.columns());
        };
    }

    private Scan scan() {
        List<Scan> all = List.of(Scan.values());
        return all.get(random.nextInt(all.size()));
    }

    private int[] positions(int extent) {
        int[] positions = new int[random.nextInt(1, 2 * extent + 1)];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = random.nextInt(extent);
        }
        return positions;
    }

    /// A number that many expressions of the graph have a part in.
    Expr loss() {
        Expr loss = graph.constant(0);
        for (int i = 0; i < 6; i++) {
            loss = loss.plus(any().tanh().mean());
        }
        return loss;
    }

    List<Expr> leavesUnder(Expr loss) {
        return Reach.of(List.of(loss)).stream()
                .filter(expr -> expr.op() instanceof Op.Input || expr.op() instanceof Op.Parameter)
                .toList();
    }
}
