package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code sources/<name>.yml}. */
final class SourceReader {
    static final String FOLDER = "sources";
    /** The table that the loader makes of the indicators, for the returns that name one. */
    static final String INDICATORS = "indicators";

    private static final Pattern NEVER = Pattern.compile("(?!)");
    private final FieldReader fields;
    private final Map<String, YamlNode> locations = new TreeMap<>();

    /** @param tables names of the reference tables */
    SourceReader(Set<String> tables) {
        this.fields = new FieldReader(tables);
    }

    Source read(String name, YamlNode root) {
        YamlMapping m = root.mapping(
                "name",
                "title",
                "description",
                "file",
                "key",
                "replacesBy",
                "carriesForward",
                "shrinkBound",
                "area",
                "quarter",
                "match",
                "counted",
                "locatedBy",
                "schema");
        m.get("name").filter(n -> !n.text().equals(name)).ifPresent(n -> n.problem("name.notFile", n.text(), name));
        m.text("description");
        List<Field> read = m.get("schema").map(s -> s.mapping("fields").items("fields")).orElse(List.of()).stream()
                .map(fields::read)
                .toList();
        m.find("schema").ifPresent(s -> reportRepeats(s, read));
        Map<String, FieldType> types = read.stream().collect(Collectors.toMap(Field::name, Field::type, (a, b) -> a));
        return new Source(
                name,
                m.text("title"),
                m.get("file").map(f -> pattern(f, name)).orElse(NEVER),
                read,
                m.items("key").stream().map(k -> fieldName(k, types)).toList(),
                m.find("replacesBy").map(n -> fieldName(n, types)),
                m.get("carriesForward").map(YamlNode::flag).orElse(false),
                m.get("shrinkBound").map(SourceReader::share).orElse(BigDecimal.ZERO),
                m.find("area").map(n -> fieldOf(n, types, FieldType.AREA)),
                m.find("quarter").map(n -> fieldOf(n, types, FieldType.QUARTER)),
                m.find("match").map(n -> match(n, types)),
                m.find("counted").map(n -> n.choice(Source.Counted.UNIVERSE)).orElse(Source.Counted.UNIVERSE),
                m.find("locatedBy").map(n -> location(name, n, m, types)));
    }

    /**
     * Reports what the contracts read so far say about each other and cannot: to be called once all are read.
     *
     * @param names of all sources, those that could not be read too
     */
    void reportLocations(Map<String, Source> sources, Set<String> names) {
        locations.forEach((name, node) -> Optional.ofNullable(sources.get(name))
                .flatMap(Source::locatedBy)
                .ifPresent(l -> reportLocation(l, node, sources, names)));
    }

    private static void reportLocation(
            Source.Location location, YamlNode node, Map<String, Source> sources, Set<String> names) {
        node.reference(Kinds.SOURCE, location.source(), names);
        Source other = sources.get(location.source());
        if (other == null) {
            return;
        }
        if (other.areaField().isEmpty()) {
            node.problem("source.locatedBy.noArea", other.name());
        }
        if (!other.key().contains(location.key())) {
            node.problem("source.locatedBy.noKey", location.key(), other.name(), String.join("、", other.key()));
        }
    }

    private Source.Location location(String name, YamlNode node, YamlMapping source, Map<String, FieldType> types) {
        locations.put(name, node);
        if (source.find("area").isPresent() || source.find("replacesBy").isPresent()) {
            node.problem("source.locatedBy.alone");
        }
        YamlMapping m = node.mapping("source", "key");
        return new Source.Location(
                m.text("source"),
                m.get("key").map(n -> fieldOf(n, types, FieldType.TEXT)).orElse(""));
    }

    private static Pattern pattern(YamlNode node, String source) {
        Optional<Pattern> pattern = FilePattern.parse(node.text(), source);
        if (pattern.isEmpty()) {
            node.problem("source.file", node.text());
        }
        return pattern.orElse(NEVER);
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.number();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.problem("source.shrinkBound", share);
        }
        return share;
    }

    private static String fieldName(YamlNode node, Map<String, FieldType> types) {
        return node.reference(Kinds.FIELD, types.keySet());
    }

    private static String fieldOf(YamlNode node, Map<String, FieldType> types, FieldType type) {
        String name = fieldName(node, types);
        FieldType actual = types.get(name);
        if (actual != null && actual != type) {
            node.problem("source.fieldType", node.label(), name, FieldReader.nameOf(type), FieldReader.nameOf(actual));
        }
        return name;
    }

    private static Source.Match match(YamlNode node, Map<String, FieldType> types) {
        YamlMapping m = node.mapping("code", "name");
        return new Source.Match(
                m.get("code")
                        .map(n -> fieldOf(n, types, FieldType.ENTERPRISE_CODE))
                        .orElse(""),
                m.get("name").map(n -> fieldOf(n, types, FieldType.TEXT)).orElse(""));
    }

    /** A header must lead to one field: no name, title or alias twice. */
    private static void reportRepeats(YamlNode schema, List<Field> read) {
        List<YamlNode> nodes = schema.isMapping() ? schema.freeMapping().findItems("fields") : List.of();
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            Field field = read.get(i);
            List<String> words = new ArrayList<>(field.aliases());
            words.add(field.title());
            words.add(field.name());
            for (String word : words) {
                String other = owners.putIfAbsent(word, field.name() + "#" + i);
                if (other != null && !word.isEmpty()) {
                    nodes.get(i).problem("source.header", word, other.substring(0, other.indexOf('#')));
                }
            }
        }
    }
}
