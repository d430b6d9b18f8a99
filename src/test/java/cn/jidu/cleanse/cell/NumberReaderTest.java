package cn.jidu.cleanse.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.table.FileRow;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers with their own unit behind them, as people and number formats write them. */
class NumberReaderTest {
    private static final String NUMBER = "数字，如 1234.50";
    private static final String SAME = "数字；后面的单位须与本行所填的单位相同，如 85.6%、%";

    /** The heading's factor stands for 元, 万元 and 亿元 over a field in 万元, and for % and ‰ over one in %. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance|1|123.4|123.4",
                "balance|1|123.4万元|123.4",
                "balance|0.0001|123.4万元|123.4",
                "balance|1|1,234,000元|123.4",
                "balance|10000|1234000 元|123.4",
                "balance|1|0.5亿元|5000",
                "balance|1|１２３．４万元|123.4",
                "balance|1|123.4万|123.4",
                "balance|10000|1.2亿|12000",
                "annual_rate|1|4.35%|4.35",
                "annual_rate|1|4.35％|4.35",
                "annual_rate|0.1|4.35%|4.35",
                "annual_rate|1|5‰|0.5",
                "annual_rate|0.1|5|0.5",
            })
    void aUnitBehindTheNumberWinsOverTheHeading(String field, BigDecimal factor, String raw, BigDecimal value) {
        assertThat(read("loan", field, factor, raw, ""))
                .isInstanceOfSatisfying(BigDecimal.class, v -> assertThat(v).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({"10万㎡,10", "100000㎡,10", "100000m²,10", "10万M²,10", "10万平方米,10"})
    void squareMetresAreWrittenInManyWays(String raw, BigDecimal value) {
        assertThat(read("park", "floor_area", BigDecimal.ONE, raw, ""))
                .isInstanceOfSatisfying(BigDecimal.class, v -> assertThat(v).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({
        "balance,0.0001,123.4万",
        "balance,10000,123.4万",
        "balance,1,85.6%",
        "balance,1,123.4家",
        "annual_rate,1,4.35元"
    })
    void whatCannotBeConvertedIsRejected(String field, BigDecimal factor, String raw) {
        String expected = "数字；后面带单位的，须能换算为" + field("loan", field).unit().orElseThrow();
        assertThat(read("loan", field, factor, raw, ""))
                .isEqualTo(new CellFault(RejectCode.NUMBER_INVALID, title("loan", field), raw, expected));
    }

    @ParameterizedTest
    @CsvSource({"123.4万5", "万元", "123.4万元整", "123.4篇", "J12", "123.4①万元"})
    void whatIsNoUnitIsRejected(String raw) {
        assertThat(read("loan", "balance", BigDecimal.ONE, raw, ""))
                .isEqualTo(new CellFault(RejectCode.NUMBER_INVALID, title("loan", "balance"), raw, NUMBER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"85.6%|%|85.6", "85.6%|％|85.6", "85.6|%|85.6", "85.6||85.6", "12.5亿元|亿元|12.5", "12家|家|12"})
    void aReturnedFigureIsInTheUnitOfItsRow(String raw, String unit, BigDecimal value) {
        assertThat(read("return", "value", BigDecimal.ONE, raw, unit == null ? "" : unit))
                .isInstanceOfSatisfying(BigDecimal.class, v -> assertThat(v).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"85.6%|", "85.6%|家", "85.6%|‰", "12.5万元|亿元", "12.5亿|亿元"})
    void aReturnedFigureInAnotherUnitIsRejected(String raw, String unit) {
        assertThat(read("return", "value", BigDecimal.ONE, raw, unit == null ? "" : unit))
                .isEqualTo(new CellFault(RejectCode.NUMBER_INVALID, "本季值", raw, SAME));
    }

    @ParameterizedTest
    @CsvSource({"12人,12", "12家,12", "12,12"})
    void persons(String raw, Long value) {
        assertThat(read("park-tenant", "employees", BigDecimal.ONE, raw, "")).isEqualTo(value);
    }

    /** The value, or the fault. */
    private static Object read(String source, String name, BigDecimal factor, String raw, String unit) {
        SourceField field = field(source, name);
        Optional<Integer> column = field.form().unitField().map(u -> 1);
        FileRow row = new FileRow(1, "", 2, new String[] {raw, unit}, Optional.empty());
        RowFaults faults = new RowFaults();
        Object value = new NumberReader(field, factor, column).read(raw, row, faults);
        return value == null ? faults.list().get(0) : value;
    }

    private static String title(String source, String name) {
        return field(source, name).title();
    }

    private static SourceField field(String source, String name) {
        return Fixture.DEFINITIONS.sources().get(source).fields().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
