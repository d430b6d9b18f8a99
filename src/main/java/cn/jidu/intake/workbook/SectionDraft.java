package cn.jidu.intake.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A section of a number format as far as it has been read. */
final class SectionDraft {
    private static final int THOUSAND = 3;

    private final StringBuilder before = new StringBuilder();
    /** Since the last digit. */
    private final StringBuilder behind = new StringBuilder();

    private final List<FormatSection.Inset> within = new ArrayList<>();
    private Optional<FormatSection.Condition> condition = Optional.empty();
    private int digits;
    private int zeros;
    /** Since the last digit: between digits they part thousands, behind the last each scales by a thousand. */
    private int commas;

    private int shift;
    private boolean decimals;
    private boolean general;
    private boolean plain;
    private boolean day;
    private boolean letterOfDay;
    private boolean text;

    boolean hasDigits() {
        return digits > 0 || decimals;
    }

    void condition(FormatSection.Condition read) {
        condition = Optional.of(read);
    }

    /** White space and the sign of this country's money are left out: they are no part of what a number says. */
    void letters(String read) {
        StringBuilder to = hasDigits() || general || text ? behind : before;
        read.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '¥' && c != '￥')
                .forEach(to::appendCodePoint);
    }

    void digit(boolean zero) {
        commas = 0;
        if (decimals) {
            return;
        }
        if (!behind.isEmpty()) {
            // how many digits stand behind it is known at the end
            within.add(new FormatSection.Inset(digits, behind.toString()));
            behind.setLength(0);
        }
        digits++;
        zeros += zero || zeros > 0 ? 1 : 0;
    }

    void point() {
        scale();
        decimals = true;
    }

    private void scale() {
        shift += THOUSAND * commas;
        commas = 0;
    }

    void comma() {
        commas += hasDigits() ? 1 : 0;
    }

    void percent() {
        shift -= 2;
        letters("%");
    }

    void text() {
        text = true;
    }

    void general() {
        general = true;
    }

    /** With an exponent, or as a fraction. */
    void plain() {
        plain = true;
    }

    void day() {
        day = true;
    }

    /** Of an era or a week: beside digits nothing but a letter. */
    void letterOfDay(char letter) {
        letterOfDay = true;
        letters(String.valueOf(letter));
    }

    /** @param code all of it */
    FormatSection section(String code) {
        scale();
        FormatSection.SectionKind kind = kind();
        if (plain || kind != FormatSection.SectionKind.NUMBER) {
            boolean shown = kind == FormatSection.SectionKind.WORDS || kind == FormatSection.SectionKind.TEXT;
            String first = kind == FormatSection.SectionKind.DAY ? code : shown ? before.toString() : "";
            String last = shown ? behind.toString() : "";
            return new FormatSection(condition, kind, first, last, 0, 0, false, List.of());
        }
        List<FormatSection.Inset> insets = within.stream()
                .map(i -> new FormatSection.Inset(digits - i.digits(), i.text()))
                .toList();
        if (!decimals && insets.size() == 1 && insets.get(0).text().equals(".")) {
            // a point that is written and not calculated
            shift += insets.get(0).digits();
            zeros = Math.max(0, zeros - insets.get(0).digits());
            insets = List.of();
        }
        boolean exact = decimals || general;
        return new FormatSection(condition, kind, before.toString(), behind.toString(), shift, zeros, exact, insets);
    }

    private FormatSection.SectionKind kind() {
        if (day || (letterOfDay && !hasDigits() && !general)) {
            return FormatSection.SectionKind.DAY;
        }
        if (hasDigits() || general) {
            return FormatSection.SectionKind.NUMBER;
        }
        if (text) {
            return FormatSection.SectionKind.TEXT;
        }
        // a dash in place of a zero is that zero
        boolean words = before.codePoints().anyMatch(Character::isLetterOrDigit);
        if (!words) {
            before.setLength(0);
        }
        return words ? FormatSection.SectionKind.WORDS : FormatSection.SectionKind.NUMBER;
    }
}
