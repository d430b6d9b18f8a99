package cn.jidu.report.phrase;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One sentence, or a clause, in each of its cases.
 *
 * @param name what asks for it
 * @param by the number whose sign chooses the case, said without its sign; empty where there is one case
 * @param says the wording by case: more, less, same; or always
 */
record Phrase(String name, String by, Map<String, String> says) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    Phrase {
        says = Map.copyOf(says);
    }

    static Phrase of(String name, Map<?, ?> yaml) {
        return new Phrase(name, yaml.get("by") instanceof String by ? by : "", words(yaml.get("says")));
    }

    static Map<String, String> words(@Nullable Object yaml) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw PhraseBook.wrong(String.valueOf(yaml));
        }
        Map<String, String> words = new HashMap<>();
        map.forEach((key, value) -> words.put(String.valueOf(key), String.valueOf(value)));
        return words;
    }

    String say(Map<String, String> given) {
        String wording = says.get(by.isEmpty() ? "always" : sense(new BigDecimal(wanted(given, by))));
        if (wording == null) {
            throw PhraseBook.wrong(name + ".says");
        }
        return SLOT.matcher(wording).replaceAll(slot -> Matcher.quoteReplacement(shown(given, slot.group(1))));
    }

    private String shown(Map<String, String> given, String slot) {
        String text = wanted(given, slot);
        return slot.equals(by) ? new BigDecimal(text).abs().toPlainString() : text;
    }

    private String wanted(Map<String, String> given, String slot) {
        String text = given.get(slot);
        if (text == null) {
            throw PhraseBook.wrong(name + " {" + slot + "}");
        }
        return text;
    }

    private static String sense(BigDecimal number) {
        return switch (number.signum()) {
            case 1 -> "more";
            case -1 -> "less";
            default -> "same";
        };
    }
}
