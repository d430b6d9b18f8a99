package cn.jidu.cleanse;

import cn.jidu.definition.Quarter;
import cn.jidu.intake.Fold;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quarters as departments write them. One instance serves one delivery: it remembers what it has read. */
public final class Quarters {
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})年第?([一二三四1-4])季度?");
    private static final Pattern MONTHS = Pattern.compile("(\\d{4})(\\d{2})[-~至—](\\d{4})(\\d{2})");
    private static final int REMEMBERED = 1000;

    private final Map<String, Optional<Quarter>> known = new HashMap<>();

    /**
     * The quarter of {@code 2019Q3}, {@code 2019-Q3}, {@code 2019年第三季度}, {@code 2019年三季度}, {@code 2019年3季度} or
     * {@code 201907-201909}; empty for anything else, for months that are not one quarter among it.
     */
    public Optional<Quarter> parse(String raw) {
        Optional<Quarter> found = known.get(raw);
        if (found == null) {
            found = read(Fold.tight(raw).toUpperCase(Locale.ROOT));
            if (known.size() < REMEMBERED) {
                known.put(raw, found);
            }
        }
        return found;
    }

    private static Optional<Quarter> read(String text) {
        Optional<Quarter> plain = Quarter.find(text);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher chinese = CHINESE.matcher(text);
        if (chinese.matches()) {
            int position = "一二三四".indexOf(chinese.group(2));
            int number = position >= 0 ? position + 1 : Integer.parseInt(chinese.group(2));
            return Optional.of(new Quarter(Integer.parseInt(chinese.group(1)), number));
        }
        Matcher months = MONTHS.matcher(text);
        return months.matches() ? ofMonths(months) : Optional.empty();
    }

    private static Optional<Quarter> ofMonths(Matcher months) {
        int first = Integer.parseInt(months.group(2));
        int last = Integer.parseInt(months.group(4));
        boolean quarter = months.group(1).equals(months.group(3)) && first % 3 == 1 && first <= 10 && last == first + 2;
        return quarter ? Optional.of(new Quarter(Integer.parseInt(months.group(1)), last / 3)) : Optional.empty();
    }
}
