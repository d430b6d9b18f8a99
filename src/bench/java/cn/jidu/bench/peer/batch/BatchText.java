package cn.jidu.bench.peer.batch;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How departments write values: CONTRACTS, section 1. */
final class BatchText {
    private static final Set<String> MISSING = Set.of("", "-", "—", "/", "无", "NULL", "N/A", "\\N", "不详", "暂无", "未知");
    private static final Set<String> YES = Set.of("是", "1", "Y", "TRUE", "有", "√");
    private static final Set<String> NO = Set.of("否", "0", "N", "FALSE", "无");
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?");
    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\\.([0-9]{1,2})\\.|([0-9]{2})|年([0-9]{1,2})月)([0-9]{1,2})日?");
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})年?第?-?Q?([一二三四1-4])季?度?");

    private BatchText() {}

    static boolean isMissing(String raw) {
        return MISSING.contains(raw.strip().toUpperCase(Locale.ROOT));
    }

    static String halfWidth(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
    }

    /** 1,234.50 and (1,234.50) are numbers; null for anything else. */
    static @Nullable BigDecimal number(String raw) {
        String text = halfWidth(raw);
        boolean negative = text.startsWith("(") && text.endsWith(")");
        String bare = negative ? text.substring(1, text.length() - 1) : text;
        if (!NUMBER.matcher(bare).matches()) {
            return null;
        }
        BigDecimal value = new BigDecimal(bare.replace(",", ""));
        return negative ? value.negate() : value;
    }

    /** 2019-03-01, 2019/3/1, 20190301, 2019.3.1 and 2019年3月1日; null for anything else and for days of no calendar. */
    static @Nullable LocalDate day(String raw) {
        Matcher day = DAY.matcher(halfWidth(raw));
        if (!day.matches()) {
            return null;
        }
        String month = "";
        for (int i = 2; i <= 6; i++) {
            month = day.group(i) == null ? month : day.group(i);
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(month), Integer.parseInt(day.group(7)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isNever(String raw) {
        return raw.strip().equals("长期") || raw.strip().equals("永久");
    }

    /** 2019Q3 of any form; the text itself where it has none. */
    static String quarter(String raw) {
        Matcher quarter = QUARTER.matcher(halfWidth(raw));
        return quarter.matches()
                ? quarter.group(1)
                        + "Q"
                        + quarter.group(2)
                                .replace('一', '1')
                                .replace('二', '2')
                                .replace('三', '3')
                                .replace('四', '4')
                : raw;
    }

    static boolean isYes(String raw) {
        return YES.contains(halfWidth(raw).toUpperCase(Locale.ROOT));
    }

    static boolean isNo(String raw) {
        return isMissing(raw) || NO.contains(halfWidth(raw).toUpperCase(Locale.ROOT));
    }
}
