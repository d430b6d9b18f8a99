package cn.jidu.report.data;

import cn.jidu.measure.Measurement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measurements as {@code measurements.csv} has them, in its order. */
final class MeasurementRows {
    static final Comparator<Measurement> ORDER = Comparator.comparing(Measurement::plan)
            .thenComparing(Measurement::targetId)
            .thenComparing(Measurement::indicator)
            .thenComparing(Measurement::area)
            .thenComparing(Measurement::quarter);

    private MeasurementRows() {}

    /** In the order of the columns of {@link CsvTables#MEASUREMENTS}. */
    static Stream<List<String>> of(Collection<Measurement> measurements) {
        return measurements.stream().sorted(ORDER).map(MeasurementRows::values);
    }

    private static List<String> values(Measurement m) {
        return List.of(
                "dataflow",
                "JIDU:MEASUREMENTS(1.0)",
                "I",
                m.plan(),
                m.targetId(),
                m.indicator(),
                m.area(),
                m.quarter().sdmx(),
                CsvFile.decimal(m.value()),
                m.unit(),
                m.basis().name().toLowerCase(Locale.ROOT),
                CsvFile.decimal(m.flow()),
                CsvFile.decimal(m.cumulative()),
                CsvFile.decimal(m.ytd()),
                CsvFile.decimal(m.yoy()),
                CsvFile.decimal(m.target()),
                CsvFile.decimal(m.progress()),
                CsvFile.decimal(m.timeProgress()),
                CsvFile.decimal(m.pace()),
                m.rank().map(String::valueOf).orElse(""),
                CsvFile.decimal(m.returned()),
                m.status().name());
    }
}
