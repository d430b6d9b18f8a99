package cn.jidu.definition.reading;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code limits.yml}; a site without it has the defaults. */
final class LimitsReader {
    static final String FILE = "limits.yml";

    private LimitsReader() {}

    static FileLimits read(DefinitionFiles files, ProblemList problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? FileLimits.DEFAULT
                : YamlNode.parse(FILE, content, problems)
                        .map(LimitsReader::limits)
                        .orElse(FileLimits.DEFAULT);
    }

    private static FileLimits limits(YamlNode root) {
        YamlMapping m = root.mapping(
                Arrays.stream(FileLimit.values()).map(FileLimit::key).toArray(String[]::new));
        Map<FileLimit, Long> given = new EnumMap<>(FileLimit.class);
        m.values().forEach((key, node) -> FileLimit.find(key).ifPresent(limit -> given.put(limit, bound(limit, node))));
        FileLimits limits = new FileLimits(given);
        long row = limits.of(FileLimit.ROW_CHARACTERS);
        if (limits.of(FileLimit.FIELD_CHARACTERS) > row) {
            m.problem(FileLimit.FIELD_CHARACTERS.key(), "limits.field", limits.of(FileLimit.FIELD_CHARACTERS), row);
        }
        return limits;
    }

    private static long bound(FileLimit limit, YamlNode node) {
        String text = node.text();
        long bound = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (text.isEmpty() || (bound >= limit.least() && bound <= limit.most())) {
            return text.isEmpty() ? limit.normal() : bound;
        }
        node.problem("limits.range", limit.key(), limit.least(), limit.most(), text, limit.normal());
        return limit.normal();
    }
}
