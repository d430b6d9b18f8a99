package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＠SUM(1)", "=cmd|' /C calc'!A0", "'quoted"})
    void marksWhatASpreadsheetWouldTakeForAFormula(String text) {
        assertThat(Formulas.neutralised(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "台州", "1-1", "a=b", " =1"})
    void leavesTheRestAlone(String text) {
        assertThat(Formulas.neutralised(text)).isEqualTo(text);
    }

    @Property
    void oneApostropheLessIsTheOriginal(@ForAll String text) {
        String written = Formulas.neutralised(text);
        assertThat(written.startsWith("'") ? written.substring(1) : written).isEqualTo(text);
    }
}
