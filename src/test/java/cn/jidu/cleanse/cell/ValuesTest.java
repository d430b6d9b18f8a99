package cn.jidu.cleanse.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.SerialWindow;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, days, quarters and areas as departments write them. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "1234.50=1234.50",
                "1,234.50=1234.50",
                "(1,234.50)=-1234.50",
                "（１，２３４．５）=-1234.5",
                "-3=-3",
                "−3=-3",
                "+3=3",
                "１２３=123",
                "1,234,567=1234567",
                "' 12 '=12",
                "\u202D1,234.50\u202C=1234.50",
                "1\u200E2\u00AD3=123",
            })
    void numbers(String raw, BigDecimal value) {
        assertThat(NumberText.parse(raw)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2E+5",
                "12,34",
                "1,2345",
                ",123",
                "1.",
                ".",
                "",
                "1 2",
                "12元",
                "--1",
                "(1",
                "1,234.5,6",
                "abc",
                "10²",
                "1234①",
                "②",
                "㊿",
                "1⑴"
            })
    void noNumbers(String raw) {
        assertThat(NumberText.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-03-01",
                "2019/3/1",
                "20190301",
                "2019.3.1",
                "2019年3月1日",
                "２０１９年３月１日",
                "43525",
                "43525.5",
                " 2019-03-01 00:00:00.0",
                "2019-03-01T08:30",
                "2019/03/01 8:30",
                "\u202D2019-03-01\u202C",
                "\u200E2019\u200E年\u200E3\u200E月\u200E1\u200E日",
                "2019-\u00AD03-01\uFEFF"
            })
    void days(String raw) {
        assertThat(DateText.parse(raw, Optional.empty())).contains(LocalDate.of(2019, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-02-30",
                "2019",
                "2019-03",
                "201903",
                "0019-03-01",
                "2019-3/1",
                "2019年3月",
                "4352",
                "长期",
                "1.3.2019",
                "2019-003-01",
                "20181",
                "19990",
                "2019-03-01 24:00:00",
                "2019-03-01T24:00",
                "2019-03-01 8:60",
                "2019-3-1②"
            })
    void noDays(String raw) {
        assertThat(DateText.parse(raw, Optional.empty())).isEmpty();
    }

    @Test
    void aSerialIsBelievedWithinTheContractsDays() {
        Optional<SerialWindow> window =
                Optional.of(new SerialWindow(LocalDate.of(1980, 1, 1), LocalDate.of(2019, 12, 31)));
        assertThat(DateText.parse("43525", window)).contains(LocalDate.of(2019, 3, 1));
        for (String raw : new String[] {"29220", "43831", "20181", "43831.5"}) {
            assertThat(DateText.parse(raw, window)).as(raw).isEmpty();
        }
        assertThat(DateText.parse("1979-12-31", window)).as("no serial").isPresent();
    }

    @Test
    void quarters() {
        QuarterText quarters = new QuarterText();
        for (String raw : new String[] {
            "2019Q3", "2019-Q3", "2019q3", "2019年第三季度", "2019年三季度", "2019年3季度", "201907-201909", "２０１９Ｑ３", " 2019年 三季度"
        }) {
            assertThat(quarters.parse(raw)).as(raw).isEqualTo(Optional.of(new Quarter(2019, 3)));
        }
        for (String raw :
                new String[] {"2019Q5", "201907-201908", "201908-201910", "201907-202009", "2019", "201910-201912x"}) {
            assertThat(quarters.parse(raw)).as(raw).isEmpty();
        }
        assertThat(quarters.parse("201910-201912")).isEqualTo(Optional.of(new Quarter(2019, 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "—",
                "/",
                "无",
                "NULL",
                "null",
                "N/A",
                "n/a",
                "Ｎ／Ａ",
                "\\N",
                "不详",
                " 暂无 ",
                "未\u200E知",
                "\u202D\u202C",
                // tags, each of two characters of Java
                "\uDB40\uDC41\uDB40\uDC42\uDB40\uDC43",
                "不\uDB40\uDC41\uDB40\uDC42详"
            })
    void marksOfMissing(String raw) {
        assertThat(MissingMarks.USUAL.is(raw)).isTrue();
        assertThat(EnterpriseCode.of(raw).kind()).isEqualTo(EnterpriseCode.CodeKind.EMPTY);
    }

    /** As a key, each would make one enterprise of all that have none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "未填写",
                "——",
                "…",
                "？",
                "待补",
                "（空）",
                "***",
                "0",
                "000000000000000000",
                "xxxxxxxxxxxxxxxxxx",
                "111111111111111111",
                "None",
                "NaN",
                "NA",
                "N.A.",
                "(null)",
                "<NULL>",
                "undefined",
                "\\\\N/A",
                "、",
                "ｎｏｎｅ",
                "无-----------"
            })
    void whatIsWrittenForNoCode(String raw) {
        assertThat(CodeText.isNone(raw)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91331002MA2B000196",
                "331002600123456",
                "1",
                "J12",
                "第1号",
                "11111",
                "NA1",
                "浙税字3",
                "A-1",
                "ABCDEFGHIJKL",
                "11111111111A"
            })
    void whatMayBeACode(String raw) {
        assertThat(CodeText.isNone(raw)).isFalse();
    }

    /** The manual is the one place where departments read what counts as nothing. */
    @Test
    void theManualListsWhatIsReadAsNothing() throws IOException {
        String page = Files.readString(Path.of("docs/manual/departments.md"));
        assertThat(quoted(page, "- 没有值：", "\n- 没有代码：")).isEqualTo(MissingMarks.USUAL_MARKS);

        Set<String> codes = quoted(page, "- 没有代码：", "\n- ");
        assertThat(codes).allMatch(CodeText::isNone);
        assertThat(codes.stream().map(c -> c.toUpperCase(Locale.ROOT))).containsAll(CodeText.NONE);
    }

    private static Set<String> quoted(String page, String from, String to) {
        int begin = page.indexOf(from) + from.length();
        return Pattern.compile("`([^`]+)`")
                .matcher(page.substring(begin, page.indexOf(to, begin)))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }

    /** What turns the direction of writing, joins, breaks softly or has no width is no part of a text. */
    @Test
    void marksWithoutWidthAreFoldedAwayWhereverTheyStand() {
        for (String mark : "\u00AD \u061C \u180E \u200B \u200C \u200D \u200E \u200F \u202A \u202B \u202C \u202D \u202E"
                .concat(" \u2060 \u2061 \u2066 \u2067 \u2068 \u2069 \u206F \uFE0F \uFEFF \uDB40\uDC20 \uDB40\uDD00")
                .concat(
                        " \u034F \u115F \u1160 \u17B4 \u180B \u180F \u3164 \uFFA0 \uFFF0 \uFFF9 \uD82F\uDCA0 \uD834\uDD73")
                .split(" ")) {
            String marked = mark + " 台州" + mark + " 甲厂 " + mark;
            assertThat(TextFold.trim(marked)).as(ShownText.text(mark)).isEqualTo("台州 甲厂");
            assertThat(TextFold.tight(marked)).as(ShownText.text(mark)).isEqualTo("台州甲厂");
            assertThat(TextFold.isBlank(mark)).as(ShownText.text(mark)).isTrue();
            assertThat(ShownText.text("甲" + mark)).isEqualTo("甲〔U+%04X〕".formatted(mark.codePointAt(0)));
            assertThat(EnterpriseCode.of("9133-1002" + mark + "MA2A0001XH").text())
                    .isEqualTo("91331002MA2A0001XH");
            for (String area : new String[] {"331" + mark + "002", mark + "椒江" + mark + "区", "台州市椒江区" + mark}) {
                assertThat(new AreaReader(Fixture.DEFINITIONS.areas(), "331000")
                                .read(area)
                                .code())
                        .as(ShownText.text(area))
                        .contains("331002");
            }
        }
    }

    /** Signs as wide as characters are common, and taken for such without a look at each: none of them is rare. */
    @Test
    void noWideFormIsRare() {
        for (char c = 0xFF00; c < 0xFFF0; c++) {
            assertThat(RareCharacters.told("甲" + c + "乙\uE000"))
                    .as("%x", (int) c)
                    .isEqualTo("U+E000");
        }
    }

    @Test
    void radicalsAreTheCharactersThatTheyStandForAndListed() {
        assertThat(TextFold.tight("台州⻓江⻋辆、⾦龙、⻅龙⻔业、⺟")).isEqualTo("台州长江车辆、金龙、见龙门业、母");
        assertThat(TextFold.width("⺇⺀"))
                .as("outside the first plane; and one that is no character")
                .isEqualTo("𠘨⺀");
        assertThat(RareCharacters.occurIn("台州⾦龙")).isTrue();
        assertThat(RareCharacters.told("⻓江⻋辆")).isEqualTo("⻓（U+2ED3，应为长）、⻋（U+2ECB，应为车）");
    }

    @Test
    void areas() {
        AreaReader city = new AreaReader(Fixture.DEFINITIONS.areas(), "331000");
        for (String raw : new String[] {
            "331002",
            "331002000",
            "331002001000",
            "331002000000",
            "椒江区",
            "椒江",
            "浙江省台州市椒江区",
            "台州市 椒江区",
            "台州椒江",
            "浙江椒江区",
            "\u200E331002",
            "椒江\u202C区"
        }) {
            assertThat(city.read(raw).code()).as(raw).contains("331002");
            assertThat(city.read(raw).inside()).as(raw).isTrue();
        }
        for (String raw : new String[] {"331021", "玉环县", "台州市玉环县", "浙江省台州市玉环县", "玉环市", "玉环"}) {
            assertThat(city.read(raw).code()).as(raw).contains("331083");
        }
        for (String raw : new String[] {"330781", "兰溪市", "兰溪", "金华市兰溪市"}) {
            assertThat(city.read(raw).code()).as(raw).contains("330781");
            assertThat(city.read(raw).inside()).as(raw).isFalse();
        }
        assertThat(city.read("某某县").code()).isEmpty();
        assertThat(city.read("3310").code()).isEmpty();
    }
}
