package cn.jidu.cleanse.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a cell in place of its value. */
class FailedCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#N/A",
                "#n/a",
                "#REF!",
                "#DIV/0!",
                "#DIV/0！",
                "＃N/A",
                "#NAME?",
                "#GETTING_DATA",
                "#BUSY!",
                "#FIELD!",
                "#CONNECT!",
                "#BLOCKED!",
                "#UNKNOWN!",
                "#PYTHON!",
                "Err:502",
                "=VLOOKUP(A1,B:C,2,0)",
                "=A1",
                "=Sheet1!$B$2",
                "=A1&B1",
                "=-C3",
                "#未计算"
            })
    void errorsAndFormulas(String raw) {
        assertThat(FailedCell.isError(raw)).isEqualTo(!raw.equals("#未计算"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "#91331002MA2B000196", "#A1", "=", "Erdos", "E5", "=甲=", "#5", "Err", "91331002MA2B000196"})
    void whatIsNone(String raw) {
        assertThat(FailedCell.isError(raw)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"同上", " 同 上", "〃", "″", "\"", "同前"})
    void asAbove(String raw) {
        assertThat(FailedCell.isAsAbove(raw)).isTrue();
        assertThat(FailedCell.isAsAbove(raw + "甲")).isFalse();
    }

    /** What spreadsheets and programs make of a long number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.13E+17",
                "9.13E+017",
                "9.13e+17",
                "9E+17",
                "9.13310021234567E17",
                "９.１３Ｅ＋１７",
                "9.13 E+17",
                "L9.1331E+17",
                "9.13×10^17",
                "913310020000000000.0",
                "913,310,020,000,000,000"
            })
    void roundedNumbers(String raw) {
        assertThat(CodeReader.isRounded(raw)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91331002MA2B000196",
                "1E5",
                "E10",
                "2018.1",
                "J001.0",
                "1,234",
                "20180000000000000001",
                "12.50",
                "X10",
                "3E+"
            })
    void numbersThatAreWhole(String raw) {
        assertThat(CodeReader.isRounded(raw)).isFalse();
    }
}
