package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
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
            })
    void numbers(String raw, BigDecimal value) {
        assertThat(Numbers.parse(raw)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2E+5", "12,34", "1,2345", ",123", "1.", ".", "", "1 2", "12元", "--1", "(1", "1,234.5,6", "abc"
            })
    void noNumbers(String raw) {
        assertThat(Numbers.parse(raw)).isEmpty();
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
                "2019/03/01 8:30"
            })
    void days(String raw) {
        assertThat(Dates.parse(raw)).contains(LocalDate.of(2019, 3, 1));
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
                "2019-003-01"
            })
    void noDays(String raw) {
        assertThat(Dates.parse(raw)).isEmpty();
    }

    @Test
    void quarters() {
        Quarters quarters = new Quarters();
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

    @Test
    void areas() {
        AreaReader city = new AreaReader(Fixture.DEFINITIONS.areas(), "331000");
        for (String raw : new String[] {
            "331002", "331002000", "331002001000", "331002000000", "椒江区", "椒江", "浙江省台州市椒江区", "台州市 椒江区", "台州椒江", "浙江椒江区"
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
