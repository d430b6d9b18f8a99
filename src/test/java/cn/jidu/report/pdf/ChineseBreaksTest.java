package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 禁则: what may not begin a line, and what may not end it. */
class ChineseBreaksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "增长5.2%，其中# 增|长|5.2%，|其|中",
                "等……也# 等……|也",
                "其中——新# 其|中——|新",
                "王·李# 王·|李",
                "（一）总# （一）|总",
                "《计划》（2018）# 《计|划》|（2018）",
                "约“三年”，# 约|“三|年”，",
                "is a file_x# is |a |file_x"
            })
    void linesEndWhereTheRulesAllow(String text, String parts) {
        assertThat(parts(text)).isEqualTo(parts);
    }

    @Property(tries = 300)
    void noMarkStandsWhereItMayNot(
            @ForAll @Chars({'一', '二', '，', '。', '（', '）', '“', '”', '…', '·', '～', '％', '《', '》', '3', '%', 'a'})
                    String text) {
        for (String part : parts(text).split("\\|")) {
            if (!text.startsWith(part)) {
                assertThat(part)
                        .doesNotStartWith("，")
                        .doesNotStartWith("…")
                        .doesNotStartWith("·")
                        .doesNotStartWith("～");
            }
            if (!text.endsWith(part)) {
                assertThat(part).doesNotEndWith("（").doesNotEndWith("“").doesNotEndWith("《");
            }
        }
        BreakIterator lines = new ChineseBreaks();
        lines.setText(text);
        List<Integer> back = new ArrayList<>();
        for (int at = lines.last(); at != BreakIterator.DONE; at = lines.previous()) {
            back.add(0, at);
        }
        lines.setText(text);
        List<Integer> forth = new ArrayList<>();
        for (int at = lines.first(); at != BreakIterator.DONE; at = lines.next()) {
            forth.add(at);
        }
        assertThat(back).isEqualTo(forth);
    }

    private static String parts(String text) {
        BreakIterator lines = new ChineseBreaks();
        lines.setText(text);
        List<String> parts = new ArrayList<>();
        int from = lines.first();
        for (int to = lines.next(); to != BreakIterator.DONE; to = lines.next()) {
            parts.add(text.substring(from, to));
            from = to;
        }
        return String.join("|", parts);
    }
}
