package cn.jidu.cleanse.cell;

import cn.jidu.intake.text.CheckDigits;
import cn.jidu.intake.text.CitizenNumber;
import java.util.Optional;

/**
 * A code of an enterprise or a person, folded and told apart by its form.
 *
 * @param text folded; of a TEMPORARY taxpayer without the L; of one that {@link #mayBeCitizens} in clear, so it must be
 *     hashed before it is kept anywhere
 * @param repaired with O, I, Z, S read as 0, 1, 2, 5, where that differs from the text and has a right check digit
 */
public record EnterpriseCode(String text, CodeKind kind, Optional<String> repaired) {
    /** Digits before the organisation code in a taxpayer's fifteen. */
    private static final int DIVISION = 6;

    private static final EnterpriseCode NONE = new EnterpriseCode("", CodeKind.EMPTY, Optional.empty());

    /** Told by form alone; whether the code exists is the registry's business. */
    public enum CodeKind {
        /** 18 characters of GB 32100 with the right check digit. */
        USCC,
        /** 18 characters of its alphabet with a wrong one. */
        USCC_BAD_CHECK,
        /** A registration number of GS 15-2006 with the right check digit. */
        REG15,
        /** 15 characters otherwise: division and organisation code. */
        TAX15,
        /** An organisation code. */
        ORG9,
        /** An L before an 18-character code. */
        TEMPORARY,
        /** Built on a citizen's identity number: never joined, shown or kept in clear. */
        CITIZEN,
        /** Fifteen digits of a citizen's form whose last nine are right as an organisation code: either may be meant. */
        CITIZEN_OR_TAX15,
        OTHER,
        EMPTY
    }

    /** Folds and classifies a raw cell; a cell that means missing is EMPTY. */
    public static EnterpriseCode of(String raw) {
        String folded = MissingMarks.USUAL.is(raw) ? "" : CodeText.fold(raw);
        if (folded.isEmpty()) {
            return NONE;
        }
        boolean temporary = folded.length() == 19 && folded.charAt(0) == 'L';
        String text = temporary ? folded.substring(1) : folded;
        if (text.length() == 18 && CheckDigits.isUsccAlphabet(text)) {
            boolean right = CheckDigits.isUscc(text);
            if (isMarketEntity(text) || !CitizenNumber.is(text)) {
                CodeKind plain = right ? CodeKind.USCC : CodeKind.USCC_BAD_CHECK;
                return new EnterpriseCode(text, temporary ? CodeKind.TEMPORARY : plain, Optional.empty());
            }
        }
        return unusual(text, temporary);
    }

    /** Whether a registration can stand under this code: 18 allowed characters, repaired if need be. */
    public boolean isUsable() {
        return kind == CodeKind.USCC
                || kind == CodeKind.USCC_BAD_CHECK
                || (kind == CodeKind.OTHER && repaired.isPresent());
    }

    /** True of what must be kept and shown as a citizen's number is. */
    public boolean mayBeCitizens() {
        return kind == CodeKind.CITIZEN || kind == CodeKind.CITIZEN_OR_TAX15;
    }

    /** The organisation code that a code of kind CITIZEN_OR_TAX15 may end with. */
    String organisation() {
        return text.substring(DIVISION);
    }

    /** True of 18 characters, the L of a temporary taxpayer left aside, whose check digit is wrong. */
    public boolean isCheckDigitWrong() {
        return kind == CodeKind.USCC_BAD_CHECK || (kind == CodeKind.TEMPORARY && text.length() == 18 && !isRight(text));
    }

    private static EnterpriseCode unusual(String text, boolean temporary) {
        if (text.length() == 15 && CitizenNumber.is(text) && CheckDigits.isOrganisation(text.substring(DIVISION))) {
            return new EnterpriseCode(text, CodeKind.CITIZEN_OR_TAX15, Optional.empty());
        }
        String repaired = CodeText.repair(text);
        if (CitizenNumber.is(text)
                || (!repaired.equals(text) && CitizenNumber.is(repaired))
                || !CitizenNumber.hideIn(text).equals(text)) {
            return new EnterpriseCode(text, CodeKind.CITIZEN, Optional.empty());
        }
        boolean fixed = text.length() == 18 && !repaired.equals(text) && isRight(repaired);
        return new EnterpriseCode(
                text, temporary ? CodeKind.TEMPORARY : kind(text), fixed ? Optional.of(repaired) : Optional.empty());
    }

    private static CodeKind kind(String text) {
        if (text.length() == 15 && isAlphanumeric(text)) {
            boolean number = CitizenNumber.areDigits(text, 0, 15) && CheckDigits.isRegistrationNumber(text);
            return number ? CodeKind.REG15 : CodeKind.TAX15;
        }
        return text.length() == 9 && isAlphanumeric(text) ? CodeKind.ORG9 : CodeKind.OTHER;
    }

    private static boolean isRight(String text) {
        return CheckDigits.isUsccAlphabet(text) && CheckDigits.isUscc(text);
    }

    /** No citizen's number begins like the codes of enterprises, individuals in business and cooperatives. */
    private static boolean isMarketEntity(String text) {
        return text.charAt(0) == '9' && text.charAt(1) >= '1' && text.charAt(1) <= '3';
    }

    private static boolean isAlphanumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
