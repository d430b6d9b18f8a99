package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.FilePattern;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads {@code sources/<name>.yml}: a Frictionless tabular data resource. What Frictionless does not know stands under
 * {@code jidu}.
 */
public final class SourceReader {
    /** For editors, which complete contracts by it; nothing follows from it here. */
    public static final String JSON_SCHEMA = "schema/source.schema.json";

    /** The table that the loader makes of the indicators, for the returns that name one. */
    public static final String INDICATORS = "indicators";

    static final String PROFILE = "tabular-data-resource";
    static final KnownKeys OWN_KEYS = KnownKeys.of(
            "file",
            "due",
            "replacesBy",
            "senders",
            "carriesForward",
            "shrinkBound",
            "sumBounds",
            "area",
            "quarter",
            "monthly",
            "match",
            "counted",
            "locatedBy",
            "serials",
            "bounds",
            "examples");
    static final KnownKeys KEYS = KnownKeys.of(
                    "name", "title", "description", "profile", "path", "encoding", "dialect", "schema", "jidu")
            .withMoved(elsewhere());
    static final KnownKeys SCHEMA_KEYS = KnownKeys.of("fields", "primaryKey", "missingValues");
    static final KnownKeys MATCH_KEYS = KnownKeys.of("code", "name");

    private static final Pattern NEVER = Pattern.compile("(?!)");
    private final FieldReader fields;
    private final AreaTree areas;
    private final LocationReader locations = new LocationReader();

    /** @param tables names of the reference tables */
    public SourceReader(Set<String> tables, AreaTree areas) {
        this.fields = new FieldReader(tables);
        this.areas = areas;
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> places = new TreeMap<>(Map.of(
                "key", "schema.primaryKey",
                "primaryKey", "schema.primaryKey",
                "fields", "schema.fields",
                "missingValues", "schema.missingValues"));
        OWN_KEYS.known().forEach(k -> places.put(k, "jidu." + k));
        return places;
    }

    /** The contract, as far as it can be read; what is wrong with it is reported where it stands. */
    public Source read(String name, YamlNode root) {
        YamlMapping m = root.mapping(KEYS);
        m.get("name").filter(n -> !n.text().equals(name)).ifPresent(n -> n.problem("name.notFile", n.text(), name));
        if (!name.matches("[a-z][a-z0-9-]*")) {
            root.problem("source.name", name);
        }
        m.get("profile").ifPresent(p -> p.choice(Map.of(PROFILE, PROFILE), PROFILE));
        YamlMapping schema = m.get("schema").map(s -> s.mapping(SCHEMA_KEYS)).orElse(YamlMapping.none(root));
        YamlMapping own = m.get("jidu").map(j -> j.mapping(OWN_KEYS)).orElse(YamlMapping.none(root));
        List<YamlNode> nodes = schema.items("fields");
        List<SourceField> read = nodes.stream().map(fields::read).toList();
        FieldReader.reportRepeats(nodes, read);
        FieldReader.reportUnitFields(nodes, read);
        Map<String, FieldType> types =
                read.stream().collect(Collectors.toMap(SourceField::name, SourceField::type, (a, b) -> a));
        ValueBoundReader bounds =
                new ValueBoundReader(read.stream().collect(Collectors.toMap(SourceField::name, f -> f, (a, b) -> a)));
        Pattern pattern = own.get("file").map(f -> pattern(f, name)).orElse(NEVER);
        m.get("path").ifPresent(p -> reportPath(p, pattern));
        return new Source(
                name,
                m.text("title"),
                m.text("description").strip(),
                pattern,
                read,
                schema.items("primaryKey").stream()
                        .map(k -> fieldName(k, types))
                        .toList(),
                own.find("replacesBy").map(n -> fieldName(n, types)),
                own.get("carriesForward").map(YamlNode::flag).orElse(false),
                own.get("shrinkBound").map(SourceReader::share).orElse(BigDecimal.ZERO),
                own.findItems("sumBounds").stream()
                        .map(b -> SumBoundReader.read(b, types))
                        .toList(),
                own.find("area").map(n -> fieldOf(n, types, FieldType.AREA)),
                own.find("quarter").map(n -> fieldOf(n, types, FieldType.QUARTER)),
                own.find("match").map(n -> match(n, types)),
                own.find("counted").map(n -> n.choice(Source.Counted.UNIVERSE)).orElse(Source.Counted.UNIVERSE),
                own.find("locatedBy").map(n -> locations.read(name, n, own, types)),
                own.find("senders").map(n -> n.choice(Source.Senders.UNKNOWN)).orElse(Source.Senders.UNKNOWN),
                own.find("due").map(SourceReader::days),
                TextFormReader.read(m, schema, own),
                own.findItems("bounds").stream().map(bounds::read).toList(),
                new Source.Examples(
                        m.findText("path").orElse(""),
                        own.findItems("examples").stream()
                                .map(e -> RowExampleReader.read(e, read))
                                .toList()),
                own.find("monthly").map(YamlNode::flag).orElse(false));
    }

    /**
     * Reports what the contracts read so far say about each other and cannot: to be called once all are read.
     *
     * @param names of all sources, those that could not be read too
     */
    public void reportLocations(Map<String, Source> sources, Set<String> names) {
        locations.report(sources, names);
    }

    private static Pattern pattern(YamlNode node, String source) {
        Optional<Pattern> pattern = FilePattern.parse(node.text(), source);
        if (pattern.isEmpty()) {
            node.problem("source.file", node.text());
        }
        return pattern.orElse(NEVER);
    }

    private void reportPath(YamlNode path, Pattern pattern) {
        if (pattern == NEVER) {
            return;
        }
        Matcher name = pattern.matcher(path.text());
        if (!name.matches()) {
            path.problem("source.path", path.text());
        } else if (areas.findByCode(name.group("area")).isEmpty()) {
            path.problem("source.pathArea", name.group("area"));
        }
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.number();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.problem("source.shrinkBound", share);
        }
        return share;
    }

    private static int days(YamlNode node) {
        int days = node.integer();
        if (days < 0 || days > 366) {
            node.problem("source.due", days);
        }
        return days;
    }

    private static String fieldName(YamlNode node, Map<String, FieldType> types) {
        return node.reference(KindNames.FIELD, types.keySet());
    }

    static String fieldOf(YamlNode node, Map<String, FieldType> types, FieldType type) {
        String name = fieldName(node, types);
        FieldType actual = types.get(name);
        if (actual != null && actual != type) {
            node.problem("source.fieldType", node.label(), name, FieldReader.nameOf(type), FieldReader.nameOf(actual));
        }
        return name;
    }

    private static Source.Match match(YamlNode node, Map<String, FieldType> types) {
        YamlMapping m = node.mapping(MATCH_KEYS);
        return new Source.Match(
                m.get("code")
                        .map(n -> fieldOf(n, types, FieldType.ENTERPRISE_CODE))
                        .orElse(""),
                m.get("name").map(n -> fieldOf(n, types, FieldType.TEXT)).orElse(""));
    }
}
