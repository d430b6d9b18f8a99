package cn.jidu.report.data;

import cn.jidu.measure.ClassFigure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures of breakdowns as {@code class-figures.csv} has them. */
final class ClassFigureRows {
    private ClassFigureRows() {}

    /** In the order of the columns of {@link CsvTables#CLASS_FIGURES}. */
    static Stream<List<String>> of(QuarterResults results, Collection<ClassFigure> figures) {
        return figures.stream()
                .map(f -> List.of(
                        f.universe(),
                        f.breakdown(),
                        f.className(),
                        f.measure(),
                        f.area(),
                        results.quarter().sdmx(),
                        CsvFile.decimal(f.value()),
                        unit(results, f),
                        f.status().name()));
    }

    private static String unit(QuarterResults results, ClassFigure f) {
        return Optional.ofNullable(results.definitions().breakdowns().get(f.breakdown())).stream()
                .flatMap(b -> b.measures().stream())
                .filter(m -> m.key().equals(f.measure()))
                .map(m -> m.figure().unit())
                .findFirst()
                .orElse("");
    }
}
