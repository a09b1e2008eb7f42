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

    private final TrainingPlans plans;
    private final Parameters parameters;
    private final Kernels provider;
    private final Workers workers;
    private final List<Expr> shapes;
    private final @Real@Slices stepSlices;
    private final @Real@Slices lossSlices;
    private final @Real@Kernels kernels;
    private final @real@[][] values;
    private final @real@[][] first;
    private final @real@[][] second;
    private final @real@[] @Nullable [] factors;
    private final @real@[] @Nullable [][] lanes = new @real@[MOST_LANES][][];
    private final @real@[][] total;
    /// Of each worker, where its gradients and its losses come out.
    private final @real@[][][] gradients;
    private final @real@[][] stepLoss;
    private final @real@[][] lossAlone;
    private final Workers.Portion stepPortion = this::gradientOfLane;
    private final Workers.Portion lossPortion = this::lossOfSlice;
    private double[] losses = new double[MOST_LANES];
    private int[] rows = new int[0];
    private int from;
    private int to;
    private int slices;
    private int activeLanes;
    private double power1 = 1;
    private double power2 = 1;

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
        this.kernels = provider.@real@s();
        @Real@Rows data = new @Real@Rows(rowInputs, objective.weights());
        stepSlices = new @Real@Slices(plans.step(), data, parameters, provider, workers.threads());
        lossSlices = new @Real@Slices(plans.loss(), data, parameters, provider, workers.threads());
        @Real@Storage storage = (@Real@Storage) parameters.storage();
        int count = shapes.size();
        values = new @real@[count][];
        first = new @real@[count][];
        second = new @real@[count][];
        factors = new @real@[count][];
        total = new @real@[count][];
        for (int i = 0; i < count; i++) {
            Expr shape = shapes.get(i);
            values[i] = storage.array(parameters.position(((Op.Parameter) shape.op()).name()));
            first[i] = @Real@Storage.allocate(shape);
            second[i] = @Real@Storage.allocate(shape);
            Expr factor = plans.factors().get(i);
            factors[i] = factor == null ? null : stepSlices.machine(0).result(factor);
        }
        lane(0);
        gradients = new @real@[workers.threads()][][];
        stepLoss = new @real@[workers.threads()][];
        lossAlone = new @real@[workers.threads()][];
        for (int worker = 0; worker < workers.threads(); worker++) {
            @Real@Machine machine = stepSlices.machine(worker);
            gradients[worker] = plans.gradients().stream().map(machine::result).toArray(@real@[][]::new);
            stepLoss[worker] = machine.result(plans.lossOutput());
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
        for (int lane = 0; lane < activeLanes; lane++) {
            lane(lane);
        }
        stepSlices.masks().nextStep();
        stepSlices.refresh();
        workers.run(activeLanes, stepPortion);
        addLanes();
        return sumOfLosses();
    }

    private void gradientOfLane(int worker, int lane) {
        @Real@Machine machine = stepSlices.machine(worker);
        @real@[][] sums = lane(lane);
        for (int slice = lane; slice < slices; slice += activeLanes) {
            stepSlices.fill(machine, rows, from, to, slice);
            stepSlices.masks().fill(machine, slice);
            machine.run();
            losses[slice] = stepLoss[worker][0];
            if (slices == 1) {
                // One slice has nothing to be added to: addLanes reads its gradients where they are.
                return;
            }
            for (int i = 0; i < sums.length; i++) {
                @real@[] gradient = gradients[worker][i];
                if (slice == lane) {
                    System.arraycopy(gradient, 0, sums[i], 0, sums[i].length);
                } else {
                    add(i, sums[i], gradient);
                }
            }
        }
    }

    private void addLanes() {
        @real@[][] sums = lane(0);
        for (int i = 0; i < sums.length; i++) {
            Expr shape = shapes.get(i);
            total[i] = slices == 1 ? gradients[0][i] : sums[i];
            for (int lane = 1; lane < activeLanes; lane++) {
                add(i, total[i], lane(lane)[i]);
            }
            @real@[] factor = factors[i];
            if (factor != null) {
                kernels.binary(
                        BinaryOp.MULTIPLY, Broadcast.NONE, shape.rows(), shape.columns(), total[i], factor, sums[i]);
                total[i] = sums[i];
            }
        }
    }

    private void add(int i, @real@[] sum, @real@[] part) {
        Expr shape = shapes.get(i);
        kernels.binary(BinaryOp.ADD, Broadcast.NONE, shape.rows(), shape.columns(), sum, part, sum);
    }

    @Override
    public double gradientNorm() {
        double sum = 0;
        for (int i = 0; i < total.length; i++) {
            Expr shape = shapes.get(i);
            sum += kernels.sumOfSquares(shape.rows(), shape.columns(), total[i]);
        }
        return Math.sqrt(sum);
    }

    @Override
    public void adam(TrainingOptions options, double scale, double learningRate) {
        power1 *= options.beta1();
        power2 *= options.beta2();
        double rate = learningRate / (1 - power1);
        double rootCorrection = 1 / Math.sqrt(1 - power2);
        double shrink = 1 - learningRate * options.weightDecay();
        for (int i = 0; i < total.length; i++) {
            kernels.adam(
                    values[i].length,
                    values[i],
                    total[i],
                    first[i],
                    second[i],
                    scale,
                    options.beta1(),
                    options.beta2(),
                    rate,
                    rootCorrection,
                    options.epsilon(),
                    shrink);
        }
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
