package cn.jidu.cleanse.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Codes;
import cn.jidu.intake.text.CitizenNumber;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes told apart by form. All are made up, but the worked example of GB 32100. */
class EnterpriseCodeTest {
    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, USCC, 91350100M000100Y43",
        "'　91350100m000100y-43 ', USCC, 91350100M000100Y43",
        "９１３５０１００Ｍ０００１００Ｙ４３, USCC, 91350100M000100Y43",
        "91350100M000100Y44, USCC_BAD_CHECK, 91350100M000100Y44",
        "L91350100M000100Y43, TEMPORARY, 91350100M000100Y43",
        "350100M000100Y4, TAX15, 350100M000100Y4",
        "331002700512349, CITIZEN_OR_TAX15, 331002700512349",
        "331002700512348, CITIZEN, 331002700512348",
        "M000100Y-4, ORG9, M000100Y4",
        "12345678-9, ORG9, 123456789",
        "—, EMPTY, ''",
        "null, EMPTY, ''",
        "91350100, OTHER, 91350100",
    })
    void tellsKindsApart(String raw, EnterpriseCode.CodeKind kind, String text) {
        EnterpriseCode code = EnterpriseCode.of(raw);
        assertThat(code.text()).isEqualTo(text);
        assertThat(code.kind()).isEqualTo(kind);
    }

    @Test
    void readsLookAlikeLettersOnlyWhereTheDigitIsThenRight() {
        assertThat(EnterpriseCode.of("9I35O100M000100Y43").repaired()).isEqualTo(Optional.of("91350100M000100Y43"));
        assertThat(EnterpriseCode.of("9I35O100M000100Y44").repaired()).isEmpty();
        assertThat(EnterpriseCode.of("9I35O100M000100Y44").isUsable()).isFalse();
        assertThat(EnterpriseCode.of("91350100M000100Y43").repaired()).isEmpty();
    }

    @Test
    void citizensNumbersInEveryForm() {
        String number = Codes.citizen("33100219900101123");
        String mistyped = number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
        for (String form : List.of(
                number,
                number + "01",
                "L" + number,
                "L" + number + "02",
                number.toLowerCase(java.util.Locale.ROOT),
                number.substring(0, 6) + " " + number.substring(6, 14) + "-" + number.substring(14),
                mistyped,
                number.replaceFirst("0", "O"),
                "331002900101123",
                "33100290010112301",
                "身份证" + number)) {
            assertThat(EnterpriseCode.of(form).kind()).as(form).isEqualTo(EnterpriseCode.CodeKind.CITIZEN);
        }
    }

    @Test
    void anEnterprisesCodeThatLooksLikeABirthdayStaysAnEnterprises() {
        // 310120 (a county whose code ends in 20), then what could be a day: no citizen's number begins with 91
        String code = Codes.uscc("91310120180312123");
        assertThat(EnterpriseCode.of(code).kind()).isEqualTo(EnterpriseCode.CodeKind.USCC);
    }

    @Test
    void hidesNumbersWithinTexts() {
        String number = Codes.citizen("33100219900101123");
        assertThat(CitizenNumber.hideIn("张某 " + number + "，电话 13800000000")).isEqualTo("张某 〔身份证件号，已隐去〕，电话 13800000000");
        assertThat(CitizenNumber.hideIn("３３１００２１９９００１０１１２３" + number.charAt(17)))
                .isEqualTo("〔身份证件号，已隐去〕");
        assertThat(CitizenNumber.hideIn("91350100M000100Y43 2019-01-01")).isEqualTo("91350100M000100Y43 2019-01-01");
    }
}
