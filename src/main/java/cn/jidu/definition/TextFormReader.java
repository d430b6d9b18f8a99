package cn.jidu.definition;

import java.util.Optional;

/** Reads what a contract declares about the form of its files: {@code encoding}, {@code dialect}, {@code missingValues}. */
final class TextFormReader {
    static final Keys DIALECT_KEYS =
            Keys.of("delimiter", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace", "header");

    private TextFormReader() {}

    static TextForm read(YamlMapping resource, YamlMapping schema) {
        return new TextForm(
                resource.find("encoding").map(e -> e.choice(Encoding.NAMES, Encoding.UTF_8)),
                resource.find("dialect").map(TextFormReader::dialect),
                schema.find("missingValues")
                        .map(n -> n.items().stream().map(YamlNode::written).toList()));
    }

    private static Dialect dialect(YamlNode node) {
        YamlMapping m = node.mapping(DIALECT_KEYS);
        Optional<Character> escape = character(m, "escapeChar");
        boolean doubled = m.find("doubleQuote").map(YamlNode::flag).orElse(escape.isEmpty());
        if (doubled == escape.isPresent()) {
            m.problem(doubled ? "escapeChar" : "doubleQuote", "dialect.quotes");
        }
        char delimiter = character(m, "delimiter").orElse(',');
        char quote = character(m, "quoteChar").orElse('"');
        if (delimiter == quote
                || escape.filter(e -> e == delimiter || e == quote).isPresent()) {
            node.problem("dialect.same");
        }
        return new Dialect(
                delimiter,
                quote,
                escape,
                m.find("skipInitialSpace").map(YamlNode::flag).orElse(false),
                m.find("header").map(YamlNode::flag).orElse(true));
    }

    private static Optional<Character> character(YamlMapping m, String key) {
        return m.find(key).map(n -> {
            String text = n.written();
            if (text.length() != 1 || text.charAt(0) > '~' || "\r\n".contains(text)) {
                n.problem("dialect.character", key, text);
            }
            return text.isEmpty() ? ',' : text.charAt(0);
        });
    }
}
