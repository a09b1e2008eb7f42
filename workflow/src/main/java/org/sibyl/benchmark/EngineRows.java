package org.sibyl.benchmark;

import java.util.List;
import org.sibyl.flow.FlowFamily;
import org.sibyl.flow.MaskedAutoregressiveFlow;
import org.sibyl.flow.NeuralSplineFlow;

/// The rows of `bench engine`, in the order of the table.
final class EngineRows {
    private static final List<EngineRow> ALL = List.of(
            new ProductRow(200, 128, 128),
            new TrainingRow("maf-5-8", () -> BenchmarkModel.flow(MaskedAutoregressiveFlow.of(5, 8))),
            new TrainingRow("maf-10-10", () -> BenchmarkModel.flow(MaskedAutoregressiveFlow.of(10, 10))),
            new TrainingRow("nsf-5-8", () -> BenchmarkModel.flow(NeuralSplineFlow.of(5, 8))),
            new TrainingRow("nsf-10-10", () -> BenchmarkModel.flow(NeuralSplineFlow.of(10, 10))),
            new TrainingRow("mlp-2x50", () -> BenchmarkModel.classifier(50, 50)),
            new TrainingRow("mlp-3x128", () -> BenchmarkModel.classifier(128, 128, 128)),
            PosteriorRow.sampling("sample-maf-5-8", FlowFamily.MAF),
            PosteriorRow.sampling("sample-nsf-5-8", FlowFamily.NSF),
            PosteriorRow.density("logprob-maf-5-8", FlowFamily.MAF),
            new ImageRow("resnet18-32"));

    private EngineRows() {}

    static List<EngineRow> all() {
        return ALL;
    }

    static List<String> names() {
        return ALL.stream().map(EngineRow::name).toList();
    }
}
