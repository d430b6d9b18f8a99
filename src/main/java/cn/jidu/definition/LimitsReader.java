package cn.jidu.definition;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code limits.yml}; a site without it has the defaults. */
final class LimitsReader {
    static final String FILE = "limits.yml";

    private LimitsReader() {}

    static Limits read(DefinitionFiles files, Problems problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? Limits.DEFAULT
                : YamlNode.parse(FILE, content, problems)
                        .map(LimitsReader::limits)
                        .orElse(Limits.DEFAULT);
    }

    private static Limits limits(YamlNode root) {
        YamlMapping m =
                root.mapping(Arrays.stream(Limit.values()).map(Limit::key).toArray(String[]::new));
        Map<Limit, Long> given = new EnumMap<>(Limit.class);
        m.values().forEach((key, node) -> Limit.find(key).ifPresent(limit -> given.put(limit, bound(limit, node))));
        Limits limits = new Limits(given);
        long row = limits.of(Limit.ROW_CHARACTERS);
        if (limits.of(Limit.FIELD_CHARACTERS) > row) {
            m.problem(Limit.FIELD_CHARACTERS.key(), "limits.field", limits.of(Limit.FIELD_CHARACTERS), row);
        }
        return limits;
    }

    private static long bound(Limit limit, YamlNode node) {
        String text = node.text();
        long bound = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (text.isEmpty() || (bound >= limit.least() && bound <= limit.most())) {
            return text.isEmpty() ? limit.normal() : bound;
        }
        node.problem("limits.range", limit.key(), limit.least(), limit.most(), text, limit.normal());
        return limit.normal();
    }
}
