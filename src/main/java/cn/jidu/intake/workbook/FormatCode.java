package cn.jidu.intake.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the code of a number format, sign by sign, and gives its sections. */
final class FormatCode {
    private static final List<String> GENERAL = List.of("general", "g/通用格式");
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?[0-9]{1,20}(?:\\.[0-9]{1,20})?)");
    private static final List<String> OWN_MONEY = List.of("CNY", "RMB");
    private static final String DAYS = "ymdhs";
    /** Years of an era and days of the week: beside digits they mean something else. */
    private static final String LETTERS_OF_DAYS = "aegb";

    private final String code;
    private int at;

    private FormatCode(String code) {
        this.code = code;
    }

    static List<FormatSection> sections(String code) {
        FormatCode reading = new FormatCode(code);
        List<FormatSection> sections = new ArrayList<>();
        while (reading.at <= code.length()) {
            sections.add(reading.section());
            reading.at++;
        }
        return sections;
    }

    /** Stops at the end of the section. */
    private FormatSection section() {
        SectionDraft draft = new SectionDraft();
        int from = at;
        for (; at < code.length() && code.charAt(at) != ';'; at++) {
            char c = code.charAt(at);
            switch (c) {
                case '"' -> draft.letters(quoted());
                case '[' -> bracket(draft);
                // ! is what Chinese and Japanese programs write for \
                case '\\', '!' -> draft.letters(following());
                case '_', '*' -> following();
                case '0', '#', '?' -> draft.digit(c == '0');
                case '.' -> draft.point();
                case ',' -> draft.comma();
                case '%' -> draft.percent();
                case '@' -> draft.text();
                default -> other(draft, c);
            }
        }
        return draft.section(code.substring(from, Math.min(at, code.length())));
    }

    private void other(SectionDraft draft, char c) {
        for (String general : GENERAL) {
            if (code.regionMatches(true, at, general, 0, general.length())) {
                at += general.length() - 1;
                draft.general();
                return;
            }
        }
        char small = Character.toLowerCase(c);
        if (DAYS.indexOf(small) >= 0) {
            draft.day();
        } else if ((small == 'e' || c == '/') && draft.hasDigits()) {
            draft.plain();
        } else if (LETTERS_OF_DAYS.indexOf(small) >= 0) {
            draft.letterOfDay(c);
        } else {
            draft.letters(String.valueOf(c));
        }
    }

    /** What stands in quotation marks; to the end where they are not closed. */
    private String quoted() {
        int end = code.indexOf('"', at + 1);
        int to = end < 0 ? code.length() : end;
        String text = code.substring(at + 1, to);
        at = to;
        return text;
    }

    /** The sign behind this one, which means nothing but itself. */
    private String following() {
        at++;
        return at < code.length() ? String.valueOf(code.charAt(at)) : "";
    }

    /** A condition, a currency, hours beyond a day; colours and languages say nothing. */
    private void bracket(SectionDraft draft) {
        int end = code.indexOf(']', at);
        int to = end < 0 ? code.length() : end;
        String inside = code.substring(at + 1, to);
        at = to;
        Matcher condition = CONDITION.matcher(inside);
        if (condition.matches()) {
            draft.condition(new FormatSection.Condition(condition.group(1), new BigDecimal(condition.group(2))));
        } else if (inside.startsWith("$")) {
            int dash = inside.lastIndexOf('-');
            String sign = inside.substring(1, dash < 1 ? inside.length() : dash);
            draft.letters(OWN_MONEY.contains(sign) ? "" : sign);
        } else if (inside.toLowerCase(Locale.ROOT).matches("h+|m+|s+")) {
            draft.day();
        }
    }
}
