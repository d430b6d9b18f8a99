package cn.jidu.mutation;

import java.util.List;
import java.util.Random;

/** Texts that break programs. */
final class Hostile {
    /** None of them makes a row blank, a total or a note by itself. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "　",
            "无",
            "/",
            "NULL",
            "-",
            "１２３",
            "1e999999999",
            "9.13E+17",
            "1,234.50",
            "(1,234.50)",
            "-0",
            "0x1F",
            "99999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000001",
            "NaN",
            "Infinity",
            "2019-02-30",
            "20190230",
            "0000-00-00",
            "9999年99月99日",
            "长期",
            "2019Q5",
            "201907-201909",
            "331002",
            "331002000000",
            "999999",
            "330102199001011234",
            "33010219900101123X",
            "91331002MA2A0001AX",
            "L91331002MA2A0001AX",
            "=1+1",
            "@SUM(A1)",
            "\\",
            "\\N",
            "\\.",
            "a|b",
            "'; drop table delivery; --",
            "{0}",
            "%s%n",
            "${jndi:ldap://x}",
            "\u202E甲厂",
            "\uFEFF甲",
            "\u200B",
            "\uFFFD",
            "\uE000",
            "𠮷",
            "\uDBFF\uDFFD",
            "é",
            "ﷺ",
            "\u0001",
            "\u007F",
            "\u0085",
            "\u2028",
            "😀",
            "\uD800",
            "_x000D_",
            "_x0000_",
            "<b>&amp;</b>",
            "&#0;",
            "]]>");

    private Hostile() {}

    static String text(Random random) {
        int n = random.nextInt(TEXTS.size() + 3);
        return switch (n - TEXTS.size()) {
            case 0 -> "甲".repeat(1 + random.nextInt(40_000));
            case 1 -> String.valueOf((char) (1 + random.nextInt(0xD7FF)));
            case 2 -> String.valueOf(random.nextLong());
            default -> TEXTS.get(n);
        };
    }
}
