package cn.jidu.report.data;

import cn.jidu.adjustment.FigureAdjustment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adjustments as {@code adjustments.csv} has them. */
final class AdjustmentLines {
    private AdjustmentLines() {}

    /** In the order of the columns of {@link CsvTables#ADJUSTMENTS}. */
    static Stream<List<String>> of(Collection<FigureAdjustment> adjustments) {
        return adjustments.stream().map(AdjustmentLines::values);
    }

    private static List<String> values(FigureAdjustment a) {
        return List.of(
                a.subject().indicator(),
                a.subject().area(),
                a.subject().quarter().sdmx(),
                CsvFile.decimal(a.rowsValue()),
                CsvFile.decimal(Optional.of(a.value())),
                a.reason(),
                a.evidence().name(),
                a.evidence().sha256(),
                a.by(),
                a.second().orElse(""));
    }
}
