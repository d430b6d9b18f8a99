package cn.jidu.report.data;

import cn.jidu.definition.Definitions;
import cn.jidu.measure.Measurement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What measurements are compared with, as {@code year-before.csv} has it: of a flow that of the quarter, of all else its end. */
final class YearBeforeRows {
    private static final int YEAR = -4;

    private YearBeforeRows() {}

    /** In the order of the columns of {@link CsvTables#YEAR_BEFORE}; of each plan, where something is known. */
    static Stream<List<String>> of(Definitions definitions, Collection<Measurement> measurements) {
        return measurements.stream()
                .filter(YearBeforeRows::isTold)
                .sorted(MeasurementRows.ORDER)
                .map(m -> values(definitions, m));
    }

    /** Whether there is a row of it. */
    static boolean isTold(Measurement m) {
        return !m.plan().equals(Measurement.NONE) && !m.yearBefore().isEmpty();
    }

    private static List<String> values(Definitions definitions, Measurement m) {
        return List.of(
                m.plan(),
                m.targetId(),
                m.indicator(),
                m.area(),
                m.quarter().plus(YEAR).sdmx(),
                CsvFile.decimal(m.yearBefore().value()),
                Optional.ofNullable(definitions.indicators().get(m.indicator()))
                        .map(i -> i.unit())
                        .orElse(m.unit()),
                m.basis().name().toLowerCase(Locale.ROOT),
                CsvFile.decimal(m.yearBefore().returned()));
    }
}
