import module org.sibyl.core;

/// The Hessian of a network's loss by its 10,000 parameters has 10⁸ elements. Its product with a vector needs
/// none of them: forward mode over reverse mode, for the work of a few gradients. Checked against differences
/// of gradients.
void main() {
    int inputs = 99;
    int hidden = 99;
    Graph graph = new Graph();
    Expr x = graph.input("x", 50, inputs);
    Expr y = graph.input("y", 50, 1);
    Expr layer = x.matmul(graph.parameter("w1", inputs, hidden)).plus(graph.parameter("b1", 1, hidden)).tanh();
    Expr output = layer.matmul(graph.parameter("w2", hidden, 1)).plus(graph.parameter("b2", 1, 1));
    Expr loss = output.minus(y).square().mean();

    RandomGenerator random = Seed.of(4).generator();
    ScalarFunction f = ScalarFunction.of(loss, Map.of(x, normal(random, 1, 50, inputs), y, normal(random, 1, 50, 1)));
    double[] at = normal(random, 0.1, f.dimension()).toArray();
    double[] v = normal(random, 1, f.dimension()).toArray();

    double[] product = f.hessianVector(at, v);
    double h = 1e-6;
    double[] up = f.gradient(plus(at, h, v));
    double[] down = f.gradient(plus(at, -h, v));
    double difference = 0;
    double size = 0;
    for (int i = 0; i < product.length; i++) {
        difference = Math.max(difference, Math.abs(product[i] - (up[i] - down[i]) / (2 * h)));
        size = Math.max(size, Math.abs(product[i]));
    }
    IO.println("parameters              " + f.dimension());
    IO.println("largest element of H v  " + size);
    IO.println("largest difference      " + difference);
}

Tensor normal(RandomGenerator random, double scale, int... extents) {
    int size = Shape.of(extents).size();
    return Tensor.of(DoubleStream.generate(() -> scale * random.nextGaussian()).limit(size).toArray(), extents);
}

double[] plus(double[] x, double h, double[] v) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] + h * v[i]).toArray();
}
