package cn.jidu.definition.reading.source;

import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.DeclaredEncoding;
import cn.jidu.definition.source.SerialWindow;
import cn.jidu.definition.source.TextDialect;
import cn.jidu.definition.source.TextForm;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads what a contract declares about the form of its files: {@code encoding}, {@code dialect}, {@code missingValues},
 * {@code serials}.
 */
final class TextFormReader {
    static final KnownKeys DIALECT_KEYS =
            KnownKeys.of("delimiter", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace", "header");

    static final KnownKeys SERIAL_KEYS = KnownKeys.of("from", "to");

    private TextFormReader() {}

    static TextForm read(YamlMapping resource, YamlMapping schema, YamlMapping own) {
        return new TextForm(
                resource.find("encoding").map(e -> e.choice(DeclaredEncoding.NAMES, DeclaredEncoding.UTF_8)),
                resource.find("dialect").map(TextFormReader::dialect),
                schema.find("missingValues")
                        .map(n -> n.items().stream().map(YamlNode::written).toList()),
                own.find("serials").flatMap(TextFormReader::serials));
    }

    private static Optional<SerialWindow> serials(YamlNode node) {
        YamlMapping m = node.mapping(SERIAL_KEYS);
        Optional<LocalDate> from = m.get("from").flatMap(TextFormReader::day);
        Optional<LocalDate> to = m.get("to").flatMap(TextFormReader::day);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isAfter(to.get())) {
            node.problem("source.bounds", from.get(), to.get());
        }
        return Optional.of(new SerialWindow(from.get(), to.get()));
    }

    private static Optional<LocalDate> day(YamlNode node) {
        try {
            return Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeParseException e) {
            node.problem("source.bound.day", node.text());
            return Optional.empty();
        }
    }

    private static TextDialect dialect(YamlNode node) {
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
        return new TextDialect(
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
