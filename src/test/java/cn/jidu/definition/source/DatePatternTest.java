package cn.jidu.definition.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of days as {@code strptime} has them. */
class DatePatternTest {
    @ParameterizedTest
    @CsvSource({
        "%Y-%m-%d, 2019-03-01, 2019-03-01",
        "%Y-%m-%d, 2019-3-1, 2019-03-01",
        "%m/%d/%Y, 02/29/2020, 2020-02-29",
        "%m/%d/%Y, 2/9/2020, 2020-02-09",
        "%d%b%Y, 01JAN1997, 1997-01-01",
        "%d-%b-%y, 28-Feb-68, 2068-02-28",
        "%d-%b-%y, 28-feb-69, 1969-02-28",
        "%B %d. %Y, September 3. 1999, 1999-09-03",
        "%Y%m%d, 20190301, 2019-03-01",
        "%Y%j, 2020366, 2020-12-31",
        "%Y-%m-%d %H:%M:%S, 2019-03-01 23:59:59, 2019-03-01",
        "%d%%%m%%%Y, 5%6%2019, 2019-06-05",
    })
    void readWhatTheySay(String pattern, String written, LocalDate day) {
        assertThat(pattern(pattern).read(written)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({
        "%m/%d/%Y, 13/01/2019",
        "%m/%d/%Y, 02/30/2019",
        "%m/%d/%Y, 2019-03-01",
        "%m/%d/%Y, 03/01/19",
        "%m/%d/%Y, 03/01/2019 x",
        "%d%b%Y, 01MAI1997",
        "%Y%j, 2019366",
    })
    void readNothingElse(String pattern, String written) {
        assertThat(pattern(pattern).read(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "%m/%d", "%Y-%m", "%Y-%m-%d-%d", "%Y-%b-%m-%d", "%q", "%Y%m%d%j", "dd.MM.yyyy"})
    void areRefusedWhereTheyMakeNoDay(String pattern) {
        assertThat(DatePattern.parse(pattern)).isEqualTo(Optional.empty());
    }

    @Test
    void printThemselves() {
        assertThat(pattern("%m/%d/%Y")).hasToString("%m/%d/%Y");
    }

    private static DatePattern pattern(String text) {
        return DatePattern.parse(text).orElseThrow();
    }
}
