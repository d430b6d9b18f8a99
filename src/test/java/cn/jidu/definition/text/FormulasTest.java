package cn.jidu.definition.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-",
                "-1-2",
                "+8613 8",
                "-1,23",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "＝1",
                "＠SUM(1)",
                "=cmd|' /C calc'!A0",
                "'quoted"
            })
    void marksWhatASpreadsheetWouldTakeForAFormula(String text) {
        assertThat(FormulaGuard.neutralised(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "台州", "1-1", "a=b", " =1", "-1", "+1.50", "-1,234.50", "-0.5%"})
    void leavesTheRestAlone(String text) {
        assertThat(FormulaGuard.neutralised(text)).isEqualTo(text);
    }

    @Property
    void oneApostropheLessIsTheOriginal(@ForAll String text) {
        String written = FormulaGuard.neutralised(text);
        assertThat(written.startsWith("'") ? written.substring(1) : written).isEqualTo(text);
        assertThat(FormulaGuard.original(written)).isEqualTo(text);
    }

    /** Texts that begin as attacks do are rare among all texts. */
    @Property
    void whatIsWrittenBeginsNoFormula(
            @ForAll @CharRange(from = '+', to = '@') @Chars({'\'', '\t', '\r', '\n', '＝', '＋', '－', '＠'}) String text) {
        String written = FormulaGuard.neutralised(text);
        assertThat(FormulaGuard.isRisky(written)).isFalse();
        assertThat(FormulaGuard.original(written)).isEqualTo(text);
    }

    /** The hostile corpus, where it is there. */
    @Test
    void everyKnownAttackIsMarked() throws IOException {
        Path corpus = Path.of(System.getProperty("jidu.shared", "none"), "hostile/formula_injection.txt");
        assumeThat(corpus).exists();
        for (String attack : Files.readAllLines(corpus)) {
            String written = FormulaGuard.neutralised(attack);
            assertThat(written).doesNotStartWith("=").doesNotStartWith("@");
            assertThat(FormulaGuard.original(written)).isEqualTo(attack);
        }
    }
}
