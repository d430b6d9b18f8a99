package cn.jidu.intake.workbook;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day in the words of a number format, for columns in which a day is no day but a number or a name. */
final class ShownDay {
    /** A letter as it is; what fills a cell; colours and languages; a part of the day; anything else. */
    private static final Pattern PART = Pattern.compile(
            "\"([^\"]*)\"?|[\\\\!](.)|[_*].|\\[(?![hms]+])[^]]*]|(y+|m+|d+|h+|s+)|(.)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UNKNOWN = Pattern.compile("[A-Za-z0-9#?\\[]");
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("yy", "yy"),
            Map.entry("yyyy", "yyyy"),
            Map.entry("m", "M"),
            Map.entry("mm", "MM"),
            Map.entry("mmm", "MMM"),
            Map.entry("mmmm", "MMMM"),
            Map.entry("d", "d"),
            Map.entry("dd", "dd"),
            Map.entry("h", "H"),
            Map.entry("hh", "HH"),
            Map.entry("s", "s"),
            Map.entry("ss", "ss"));

    private ShownDay() {}

    /** Empty where the format has nothing, or more than years, months, days, hours, minutes and seconds: eras, weeks, halves of a day. */
    static Optional<String> of(LocalDateTime day, String code) {
        StringBuilder shown = new StringBuilder();
        String last = "";
        for (Matcher part = PART.matcher(code); part.find(); ) {
            String letters = part.group(1) == null ? part.group(2) : part.group(1);
            String time = part.group(3);
            String sign = part.group(4);
            if (time != null) {
                boolean minutes =
                        time.matches("(?i)mm?") && (last.startsWith("h") || isBeforeSeconds(code, part.end()));
                last = time.toLowerCase(Locale.ROOT);
                String pattern = minutes ? last : WRITTEN.get(last);
                if (pattern == null) {
                    return Optional.empty();
                }
                shown.append(DateTimeFormatter.ofPattern(pattern, Locale.US).format(day));
            } else if (sign != null && UNKNOWN.matcher(sign).matches()) {
                return Optional.empty();
            } else {
                shown.append(Objects.requireNonNullElse(letters, Objects.requireNonNullElse(sign, "")));
            }
        }
        return Optional.of(shown.toString()).filter(s -> !s.isBlank());
    }

    private static boolean isBeforeSeconds(String code, int at) {
        return code.substring(at).matches("(?is)[^ymdh]*s.*");
    }
}
