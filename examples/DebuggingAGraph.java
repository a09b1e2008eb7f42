import java.util.List;
import org.sibyl.autodiff.Autodiff;
import org.sibyl.engine.ElementType;
import org.sibyl.engine.Expr;
import org.sibyl.engine.Graph;
import org.sibyl.engine.Kernels;
import org.sibyl.engine.NonFiniteException;
import org.sibyl.engine.Parameters;
import org.sibyl.engine.Profile;
import org.sibyl.engine.Profiler;
import org.sibyl.engine.TrainingOptions;
import org.sibyl.engine.TrainingStep;
import org.sibyl.engine.Workers;
import org.sibyl.tensor.Tensor;

/// What a model costs, where its time goes, and where its NaN comes from: `./sibyl java examples/DebuggingAGraph.java`.
void main() {
    // log(x + shift), whose argument one row of the data makes negative.
    Graph graph = new Graph();
    Expr x = graph.input("x", 4, 1);
    Expr shift = graph.parameter("shift", 1, 1);
    Expr losses = x.plus(shift).log().square();
    IO.println(graph.toDot(losses));

    Profiler profiler = new Profiler();
    try (Workers workers = Workers.of(1)) {
        TrainingStep training = TrainingStep.compile(
                        Autodiff.objective(losses),
                        Parameters.of(graph, ElementType.FLOAT64),
                        TrainingOptions.DEFAULT,
                        Kernels.best().observedBy(profiler),
                        workers)
                .data(x, Tensor.of(new double[] {1, 2, -0.25, 5}, 4, 1));
        IO.println(training.describe());

        int[] good = {0, 1, 3};
        for (int step = 0; step < 200; step++) {
            training.step(good, 0, good.length, 0.001);
        }
        List<Profile> profiles = profiler.profiles();
        IO.println(profiles.getFirst());

        int[] all = {0, 1, 2, 3};
        try {
            training.step(all, 0, all.length, 0.001);
        } catch (NonFiniteException e) {
            IO.println(e.getMessage());
        }
    }
}
