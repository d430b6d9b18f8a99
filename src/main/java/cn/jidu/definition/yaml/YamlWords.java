package cn.jidu.definition.yaml;

import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the YAML parser says of a mistake, which it says in English, in the words of the other problems. */
public final class YamlWords {
    private static final PackageTexts TEXTS = PackageTexts.terminal(YamlWords.class);
    private static final Pattern TOKEN = Pattern.compile("'?(<[a-z ]+>|[^']+)'?.*", Pattern.DOTALL);

    /** @param key of the text; what the pattern's groups caught are its arguments */
    private record Saying(Pattern said, String key) {}

    /** The first that matches says it. */
    private static final List<Saying> SAYINGS = List.of(
            saying("expected ',' or '([]}])', but got (.+)", "yaml.flow"),
            saying("expected <block end>, but found (.+)", "yaml.blockEnd"),
            saying("expected the node content, but found (.+)", "yaml.content"),
            saying("could not find expected ':'.*", "yaml.colon"),
            saying("mapping values are not allowed here", "yaml.value"),
            saying("mapping keys are not allowed here", "yaml.key"),
            saying("sequence entries are not allowed here", "yaml.entry"),
            saying("found character '(.+)' that cannot start any token.*", "yaml.character"),
            saying("found unexpected end of stream", "yaml.end"),
            saying("found unknown escape character (.+)", "yaml.escape"),
            saying("expected escape sequence of .+", "yaml.escapeDigits"),
            saying("found undefined alias (.+)", "yaml.alias"),
            saying("(?:but found another document|found unexpected document separator)", "yaml.document"),
            saying("special characters are not allowed", "yaml.special"),
            saying(".*\\bbut found:? (.+)", "yaml.found"));

    private YamlWords() {}

    /** In the terminal's language. */
    public static String of(@Nullable String said) {
        String told = said == null ? "" : said;
        for (Saying saying : SAYINGS) {
            Matcher m = saying.said.matcher(told);
            if (m.matches()) {
                Object[] caught = new Object[m.groupCount()];
                for (int i = 0; i < caught.length; i++) {
                    caught[i] = token(m.group(i + 1));
                }
                return TEXTS.get(saying.key, caught);
            }
        }
        return TEXTS.get("yaml.other");
    }

    private static Saying saying(String said, String key) {
        return new Saying(Pattern.compile(said, Pattern.DOTALL), key);
    }

    /** {@code <stream end>} and the like have names; anything else is shown as it stands in the file. */
    private static String token(String raw) {
        Matcher m = TOKEN.matcher(raw);
        String token = m.matches() ? m.group(1) : raw;
        String key = "yaml.token." + token.replaceAll("[<>]", "").replace(' ', '-');
        return TEXTS.has(key) ? TEXTS.get(key) : "“" + token + "”";
    }
}
