package cn.jidu.definition;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL of a definition with named parts, such as {@code :universe}; what stands in quotes is no part, nor is a cast. */
public record SqlTemplate(String text) {
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|::|(?<part>:[A-Za-z_][A-Za-z0-9_]*)");

    /** @param part with its colon */
    public boolean has(String part) {
        // most have not, which is seen sooner so
        return text.contains(part) && TOKEN.matcher(text).results().anyMatch(t -> part.equals(t.group(1)));
    }

    /**
     * The text with what the parts stand for; that is put in as it is, and not searched for parts again.
     *
     * @param meanings given a part with its colon
     */
    public String with(UnaryOperator<String> meanings) {
        StringBuilder sql = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (token.find()) {
            String part = token.group("part");
            sql.append(text, from, token.start()).append(part == null ? token.group() : meanings.apply(part));
            from = token.end();
        }
        return sql.append(text, from, text.length()).toString();
    }
}
