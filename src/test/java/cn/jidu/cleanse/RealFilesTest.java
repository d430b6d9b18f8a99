package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.definition.Field;
import cn.jidu.definition.FieldType;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.TextForm;
import cn.jidu.definition.ValueForm;
import cn.jidu.intake.Extract;
import cn.jidu.intake.Original;
import cn.jidu.intake.Row;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published real files, where they are there, read with a contract of the test's own. */
class RealFilesTest {
    private static final Path REAL = Path.of(System.getProperty("jidu.shared", "none"), "real");

    @TempDir
    Path work;

    @Test
    void codesOfARealTaxList() throws Exception {
        String name = "tax_a_level_2018_heilongjiang.gbk.csv";
        assumeThere(name);
        Field id = field("纳税人识别号", FieldType.ENTERPRISE_CODE);
        assertThatThrownBy(() -> tally(name, id, bytes -> bytes))
                .as("its header has a tab in place of a comma, and a column that no row has")
                .hasMessage(name + " 第1行作为表头缺少必备列：纳税人识别号。" + "该行有：编号\t纳税人识别号、纳税人名称、信用级别、评价年度、税务机关。请按报送格式补齐列名后再报送。");
        Map<String, Integer> kinds = tally(name, id, RealFilesTest::withStraightHeader);
        assertThat(kinds).containsEntry("rows", 5233).containsEntry("USCC", 5198);
        assertThat(kinds.get("CITIZEN")).as("none of the known ones in clear").isGreaterThanOrEqualTo(3);
    }

    @Test
    void daysAndCodesOfARealRegister() throws Exception {
        String name = "reg_330781_lanxi.csv";
        assumeThere(name);
        assertThat(tally(name, field("注册日期", FieldType.DATE), bytes -> bytes))
                .isEqualTo(Map.of("rows", 1649, "value", 1649));
        assertThat(tally(name, field("统一社会信用代码", FieldType.ENTERPRISE_CODE), bytes -> bytes))
                .isEqualTo(Map.of("rows", 1649, "USCC", 1649));
        assertThat(tally(name, field("注册资金", FieldType.NUMBER), bytes -> bytes))
                .as("written with currencies and units: no number of the contract")
                .isEqualTo(Map.of("rows", 1649, "NUMBER_INVALID", 1649));
    }

    /** Before anything is expected to fail: what is not there fails otherwise. */
    private static void assumeThere(String name) {
        assumeTrue(Files.isRegularFile(REAL.resolve(name)), "no real files here");
    }

    private static byte[] withStraightHeader(byte[] bytes) {
        Charset gb = Charset.forName("GB18030");
        return new String(bytes, gb)
                .replaceFirst("\t", ",")
                .replaceFirst("信用级别,", "")
                .getBytes(gb);
    }

    /** How many rows gave what: a kind of code, a value, or the reason of a fault. */
    private Map<String, Integer> tally(String name, Field field, UnaryOperator<byte[]> change) throws Exception {
        Path file = REAL.resolve(name);
        Source source = new Source(
                "test",
                "test",
                Pattern.compile("x"),
                List.of(field),
                List.of(),
                Optional.empty(),
                false,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Source.Counted.UNIVERSE,
                Optional.empty(),
                Optional.empty(),
                TextForm.FOUND_OUT,
                Source.Examples.NONE);
        byte[] bytes = change.apply(Files.readAllBytes(file));
        Map<String, Integer> counts = new TreeMap<>();
        Original original = new Original(name, bytes.length, () -> new ByteArrayInputStream(bytes));
        try (Extract extract = Extract.open(original, source, Limits.DEFAULT, work)) {
            RowCleaner cleaner = new RowCleaner(
                    source, extract.header(), Fixture.DEFINITIONS, "330781", new Quarter(2019, 3), text -> "hash");
            for (Row row = extract.next(); row != null; row = extract.next()) {
                counts.merge("rows", 1, Integer::sum);
                counts.merge(
                        cleaner.clean(row)
                                ? kind(cleaner.value(0))
                                : cleaner.faults().get(0).code().name(),
                        1,
                        Integer::sum);
            }
        }
        return counts;
    }

    private static String kind(Object value) {
        return value instanceof CodeCell code ? code.kind().name() : value == null ? "missing" : "value";
    }

    private static Field field(String title, FieldType type) {
        return new Field(
                "f",
                title,
                List.of(),
                type,
                true,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ValueForm.USUAL);
    }
}
