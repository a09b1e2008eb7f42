package org.sibyl.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sibyl.engine.kernel.@Real@Kernels;
import org.sibyl.engine.kernel.BinaryOp;
import org.sibyl.engine.kernel.Broadcast;
import org.sibyl.random.Seed;

/// Losses, gradients and Adam in `@real@`, data-parallel over slices.
///
/// The slices' gradients are added along a fixed number of lanes: lane l adds slices l, l + lanes, … in this order,
/// and then the lanes are added in order. The sum therefore depends on the number of slices only.
final class @Real@Trainer implements Trainer {
    private static final int MOST_LANES = 16;

    /// Fewer parameters than this are moved sooner than handed out.
    private static final int WORTH_SHARING = 16_384;

    private final TrainingPlans plans;
    private final Parameters parameters;
    private final Kernels provider;
    private final Workers workers;
    private final List<Expr> shapes;
    private final @Real@Slices stepSlices;
    private final @Real@Slices lossSlices;
    private final @Real@Kernels[] kernels;
    private final @real@[] @Nullable [] factors;
    private final @real@[] @Nullable [][] lanes = new @real@[MOST_LANES][][];
    private final @real@[][] total;
    /// Where the machines' gradients and losses come out.
    private final @real@[][][] gradients;
    private final @real@[][] stepLoss;
    private final @real@[][] lossAlone;
    private final Workers.Portion stepPortion = this::gradientOfLane;
    private final Workers.Portion lossPortion = this::lossOfSlice;
    private final Workers.Portion sumPortion = this::addLanes;
    private final Workers.Portion squarePortion = this::square;
    private final Workers.Portion adamPortion = this::move;
    private final double[] squares;
    private final boolean worthSharing;
    private final @Real@Adam adam;
    private double[] losses = new double[MOST_LANES];
    private int[] rows = new int[0];
    private int from;
    private int to;
    private int slices;
    private int activeLanes;

    @Real@Trainer(
            Objective objective,
            TrainingPlans plans,
            List<Expr> rowInputs,
            Parameters parameters,
            Kernels provider,
            Workers workers) {
        this.plans = plans;
        this.parameters = parameters;
        this.provider = provider;
        this.workers = workers;
        this.shapes = List.copyOf(objective.gradient().sequencedKeySet());
        kernels = new @Real@Kernels[workers.threads()];
        for (int worker = 0; worker < kernels.length; worker++) {
            kernels[worker] = provider.@real@s();
        }
        @Real@Rows data = new @Real@Rows(rowInputs, objective.weights());
        stepSlices = new @Real@Slices(plans.step(), data, parameters, provider, workers.threads());
        lossSlices = new @Real@Slices(plans.loss(), data, parameters, provider, workers.threads());
        @Real@Storage storage = (@Real@Storage) parameters.storage();
        int count = shapes.size();
        @real@[][] values = new @real@[count][];
        factors = new @real@[count][];
        total = new @real@[count][];
        squares = new double[count];
        worthSharing = parameters.count() >= WORTH_SHARING;
        for (int i = 0; i < count; i++) {
            Expr shape = shapes.get(i);
            values[i] = storage.array(parameters.position(((Op.Parameter) shape.op()).name()));
            Expr factor = plans.factors().get(i);
            factors[i] = factor == null ? null : stepSlices.machine(0).result(factor);
        }
        adam = new @Real@Adam(shapes, values);
        lane(0);
        gradients = new @real@[stepSlices.machines()][][];
        stepLoss = new @real@[stepSlices.machines()][];
        for (int i = 0; i < stepSlices.machines(); i++) {
            @Real@Machine machine = stepSlices.machine(i);
            gradients[i] = plans.gradients().stream().map(machine::result).toArray(@real@[][]::new);
            stepLoss[i] = machine.result(plans.lossOutput());
        }
        lossAlone = new @real@[workers.threads()][];
        for (int worker = 0; worker < workers.threads(); worker++) {
            lossAlone[worker] = lossSlices.machine(worker).result(plans.lossOutput());
        }
    }

    @Override
    public void data(int input, double[] numbers) {
        stepSlices.data().set(input, numbers);
    }

    @Override
    public void set(Expr input, double[] numbers) {
        stepSlices.set(input, numbers);
        lossSlices.set(input, numbers);
    }

    @Override
    public void mask(Expr input, double keep, Seed seed) {
        stepSlices.masks().add(input, keep, seed);
        lossSlices.masks().add(input, keep, seed);
        lossSlices.keepAll();
    }

    @Override
    public double gradient(int[] rows, int from, int to) {
        begin(rows, from, to);
        activeLanes = Math.min(slices, MOST_LANES);
        for (int lane = 0; lane < activeLanes && !haveMachines(); lane++) {
            lane(lane);
        }
        stepSlices.masks().nextStep();
        stepSlices.refresh();
        workers.run(activeLanes, stepPortion);
        each(sumPortion);
        return sumOfLosses();
    }

    private void gradientOfLane(int worker, int lane) {
        int own = haveMachines() ? lane : worker;
        @Real@Machine machine = stepSlices.machine(own);
        for (int slice = lane; slice < slices; slice += activeLanes) {
            stepSlices.fill(machine, rows, from, to, slice);
            stepSlices.masks().fill(machine, slice);
            machine.run();
            losses[slice] = stepLoss[own][0];
            if (haveMachines()) {
                return;
            }
            @real@[][] sums = lane(lane);
            for (int i = 0; i < sums.length; i++) {
                @real@[] gradient = gradients[own][i];
                if (slice == lane) {
                    System.arraycopy(gradient, 0, sums[i], 0, sums[i].length);
                } else {
                    binary(worker, BinaryOp.ADD, shapes.get(i), sums[i], gradient, sums[i]);
                }
            }
        }
    }

    /// Something for each parameter: what a parameter gets does not depend on the thread.
    private void each(Workers.Portion portion) {
        if (worthSharing) {
            workers.run(total.length, portion);
            return;
        }
        for (int i = 0; i < total.length; i++) {
            portion.run(0, i);
        }
    }

    private void addLanes(int worker, int i) {
        @real@[] sum = lane(0)[i];
        Expr shape = shapes.get(i);
        total[i] = gradientOf(0, i);
        for (int lane = 1; lane < activeLanes; lane++) {
            binary(worker, BinaryOp.ADD, shape, total[i], gradientOf(lane, i), sum);
            total[i] = sum;
        }
        @real@[] factor = factors[i];
        if (factor != null) {
            binary(worker, BinaryOp.MULTIPLY, shape, total[i], factor, sum);
            total[i] = sum;
        }
    }

    /// Whether each slice of the batch has a machine of its own.
    private boolean haveMachines() {
        return slices <= stepSlices.machines();
    }

    /// What the slices of a lane add up to.
    private @real@[] gradientOf(int lane, int parameter) {
        return haveMachines() ? gradients[lane][parameter] : lane(lane)[parameter];
    }

    private void binary(int worker, BinaryOp op, Expr shape, @real@[] x, @real@[] y, @real@[] out) {
        kernels[worker].binary(op, Broadcast.NONE, shape.rows(), shape.columns(), x, y, out);
    }

    @Override
    public double gradientNorm() {
        each(squarePortion);
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    private void square(int worker, int i) {
        Expr shape = shapes.get(i);
        squares[i] = kernels[worker].sumOfSquares(shape.rows(), shape.columns(), total[i]);
    }

    @Override
    public void adam(TrainingOptions options, double scale, double learningRate) {
        adam.begin(options, scale, learningRate);
        each(adamPortion);
    }

    private void move(int worker, int i) {
        adam.move(i, total[i], kernels[worker]);
    }

    @Override
    public double loss(int[] rows, int from, int to) {
        begin(rows, from, to);
        lossSlices.refresh();
        workers.run(slices, lossPortion);
        return sumOfLosses();
    }

    private void lossOfSlice(int worker, int slice) {
        @Real@Machine machine = lossSlices.machine(worker);
        lossSlices.fill(machine, rows, from, to, slice);
        machine.run();
        losses[slice] = lossAlone[worker][0];
    }

    @Override
    public Optional<String> diagnose(int[] rows, int from, int to) {
        begin(rows, from, to);
        @Real@Slices checking = new @Real@Slices(plans.checking(), stepSlices.data(), parameters, provider, 1);
        stepSlices.settings().forEach(checking::set);
        checking.masks().takeOver(stepSlices.masks());
        checking.refresh();
        for (int slice = 0; slice < slices; slice++) {
            checking.fill(checking.machine(0), rows, from, to, slice);
            checking.masks().fill(checking.machine(0), slice);
            checking.machine(0).run();
            Optional<Diagnosis.Finding> found =
                    Diagnosis.of(checking.plan(), checking.machine(0), plans.sliceRows());
            if (found.isPresent()) {
                return Optional.of(located(found.get(), from + slice * plans.sliceRows()));
            }
        }
        return Optional.empty();
    }

    /// The finding, with the number that its row has in the data.
    private String located(Diagnosis.Finding found, int start) {
        boolean present = found.row() >= 0 && start + found.row() < to;
        return present
                ? found.operation() + " (that row is row " + rows[start + found.row()] + " of the data)"
                : found.operation();
    }

    private void begin(int[] rows, int from, int to) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        slices = Math.ceilDiv(to - from, plans.sliceRows());
        if (losses.length < slices) {
            losses = new double[slices];
        }
    }

    private double sumOfLosses() {
        double sum = 0;
        for (int slice = 0; slice < slices; slice++) {
            sum += losses[slice];
        }
        return sum;
    }

    private @real@[][] lane(int lane) {
        @real@[][] sums = lanes[lane];
        if (sums == null) {
            sums = shapes.stream().map(@Real@Storage::allocate).toArray(@real@[][]::new);
            lanes[lane] = sums;
        }
        return sums;
    }
}
