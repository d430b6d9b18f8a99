package cn.jidu.report.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.report.data.ReportException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phrase says what its figure is: the verb by the sign, the number as printed. */
class PhraseBookTest {
    private static final Path TEMPLATES = Path.of("report-templates/quarterly");
    private static final Pattern CHANGE = Pattern.compile("(增长|下降|上升)(\\d+\\.\\d)(%|个百分点)|持平");
    private static final Pattern LAG = Pattern.compile("甲完成(-?\\d+\\.\\d)%，(?:(快|慢)于时间进度(\\d+\\.\\d)个百分点|与时间进度持平)（乙）");

    private static final Pattern DISTANCE =
            Pattern.compile("(?:(快|慢|高|低)于(?:时间进度|目标)(\\d+\\.\\d\\d)个百分点)|与(?:时间进度|目标)持平");

    private final PhraseBook phrases = PhraseBook.load(TEMPLATES);

    @TempDir
    Path scratch;

    /** Reading runs every example of the file. */
    @Test
    void anExampleThatIsWrongStopsTheReport() throws IOException {
        String written = Files.readString(TEMPLATES.resolve("phrases.yml"));
        Files.writeString(scratch.resolve("phrases.yml"), written.replace("less: 下降{percent}%", "less: 增长{percent}%"));

        assertThatThrownBy(() -> PhraseBook.load(scratch))
                .isInstanceOf(ReportException.class)
                .hasMessage("phrases.yml 的语句“change”与其示例不符：应为“下降50.0%”，实为“增长50.0%”。请修改语句或示例。");
    }

    @Test
    void whatIsNotGivenIsTold() {
        assertThatThrownBy(() -> phrases.say("lagging", Map.of())).hasMessage("报告模板缺失或有误：phrases.yml。lagging {items}");
        assertThatThrownBy(() -> phrases.say("none", Map.of())).hasMessage("报告模板缺失或有误：phrases.yml。none");
    }

    @Property(tries = 2000)
    void noChangeContradictsItsFigure(@ForAll @BigRange(min = "-1000", max = "1000") @Scale(1) BigDecimal change) {
        for (Map.Entry<String, String> kind :
                Map.of("change", "percent", "changePoints", "points").entrySet()) {
            String said = phrases.say(kind.getKey(), Map.of(kind.getValue(), change.toPlainString()));
            Matcher read = CHANGE.matcher(said);
            assertThat(read.matches()).as(said).isTrue();
            BigDecimal size = read.group(2) == null ? BigDecimal.ZERO : new BigDecimal(read.group(2));
            BigDecimal meant = "下降".equals(read.group(1)) ? size.negate() : size;
            assertThat(meant).isEqualByComparingTo(change);
            assertThat(said.contains("百分点"))
                    .isEqualTo(change.signum() != 0 && kind.getKey().equals("changePoints"));
        }
    }

    @Property(tries = 2000)
    void noLagContradictsItsFigures(
            @ForAll @BigRange(min = "-50", max = "300") @Scale(1) BigDecimal done,
            @ForAll @BigRange(min = "0", max = "100") @Scale(1) BigDecimal due) {
        String said = phrases.say(
                "lag",
                Map.of(
                        "title",
                        "甲",
                        "units",
                        "（乙）",
                        "done",
                        done.toPlainString(),
                        "difference",
                        done.subtract(due).toPlainString()));
        Matcher read = LAG.matcher(said);
        assertThat(read.matches()).as(said).isTrue();
        assertThat(new BigDecimal(read.group(1))).isEqualByComparingTo(done);
        BigDecimal size = read.group(3) == null ? BigDecimal.ZERO : new BigDecimal(read.group(3));
        assertThat("慢".equals(read.group(2)) ? size.negate() : size).isEqualByComparingTo(done.subtract(due));
    }

    @Property(tries = 2000)
    void noDistanceContradictsItsFigure(@ForAll @BigRange(min = "-500", max = "500") @Scale(2) BigDecimal difference) {
        String given = difference.toPlainString();
        for (String said : List.of(
                phrases.say("pace", Map.of("difference", given)),
                phrases.say("toTarget", Map.of("difference", given, "unit", "个百分点")))) {
            Matcher read = DISTANCE.matcher(said);
            assertThat(read.matches()).as(said).isTrue();
            BigDecimal size = read.group(2) == null ? BigDecimal.ZERO : new BigDecimal(read.group(2));
            boolean less = "慢".equals(read.group(1)) || "低".equals(read.group(1));
            assertThat(less ? size.negate() : size).isEqualByComparingTo(difference);
        }
    }
}
