package org.sibyl.benchmark;

import java.util.List;

/// The rows of `bench engine`, in the order of the table.
final class EngineRows {
    private static final List<EngineRow> ALL = List.of(
            new ProductRow(200, 128, 128),
            new TrainingRow("maf-5-8", () -> BenchmarkModel.flow(5, 8)),
            new TrainingRow("maf-10-10", () -> BenchmarkModel.flow(10, 10)),
            new TrainingRow("mlp-2x50", () -> BenchmarkModel.classifier(50, 50)),
            new TrainingRow("mlp-3x128", () -> BenchmarkModel.classifier(128, 128, 128)));

    private EngineRows() {}

    static List<EngineRow> all() {
        return ALL;
    }

    static List<String> names() {
        return ALL.stream().map(EngineRow::name).toList();
    }
}
