package cn.jidu.definition.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns a source's file pattern, e.g. <code>{source}_{area}_{quarter}[_{rest}].{csv,txt}</code>, into a regular
 * expression: square brackets hold what may be left out, braces with commas hold alternatives (in any case), all else
 * stands for itself.
 */
public final class FilePattern {
    private static final Pattern TOKEN = Pattern.compile("\\{([^{}]*)}|\\[|]|[^{}\\[\\]]+|.");
    /** The parts that every pattern must have. */
    static final List<String> PARTS = List.of("area", "quarter", "rest");

    private FilePattern() {}

    /** Empty where a part is missing, repeated or unknown, or brackets do not close. */
    public static Optional<Pattern> parse(String pattern, String source) {
        StringBuilder regex = new StringBuilder();
        int open = 0;
        Matcher token = TOKEN.matcher(pattern);
        while (token.find()) {
            String t = token.group();
            if (t.equals("[")) {
                open++;
                regex.append("(?:");
            } else if (t.equals("]")) {
                open--;
                regex.append(")?");
            } else if (t.equals("{") || t.equals("}") || open < 0) {
                return Optional.empty();
            } else if (token.group(1) == null) {
                regex.append(Pattern.quote(t));
            } else {
                Optional<String> part = part(token.group(1), source);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                regex.append(part.get());
            }
        }
        boolean whole = PARTS.stream().allMatch(p -> pattern.split("\\{" + p + "}", -1).length == 2);
        return whole && open == 0 ? Optional.of(Pattern.compile(regex.toString())) : Optional.empty();
    }

    private static Optional<String> part(String name, String source) {
        return switch (name) {
            case "source" -> Optional.of(Pattern.quote(source));
            case "area" -> Optional.of("(?<area>[0-9]{12}|[0-9]{9}|[0-9]{6})");
            case "quarter" -> Optional.of("(?<quarter>[0-9]{4}-?(?:Q[1-4]|M(?:0[1-9]|1[0-2])))");
            case "rest" -> Optional.of("(?<rest>.+?)");
            default -> alternatives(name);
        };
    }

    private static Optional<String> alternatives(String words) {
        return words.matches("[A-Za-z0-9]+(,[A-Za-z0-9]+)*")
                ? Optional.of(Arrays.stream(words.split(","))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?i:", ")")))
                : Optional.empty();
    }
}
