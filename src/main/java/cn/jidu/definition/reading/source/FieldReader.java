package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads one field of a source. Types are those of a Frictionless table schema; what is Jidu's own is a kind of
 * {@code string}: {@code quarter}, {@code area}, {@code industry}, {@code enterprise-code}; a {@code table} makes the
 * field a listed one and an {@code enum} a choice.
 */
public final class FieldReader {
    static final Map<String, FieldType> TYPES = Map.of(
            "string", FieldType.TEXT,
            "date", FieldType.DATE,
            "number", FieldType.NUMBER,
            "integer", FieldType.INTEGER,
            "boolean", FieldType.BOOLEAN);
    static final Map<String, FieldType> KINDS = Map.of(
            "quarter", FieldType.QUARTER,
            "area", FieldType.AREA,
            "industry", FieldType.INDUSTRY,
            "enterprise-code", FieldType.ENTERPRISE_CODE);
    static final Map<String, Boolean> COLUMN = Map.of("required", true, "optional", false);
    static final KnownKeys OWN_KEYS = KnownKeys.of(
            "column", "aliases", "unit", "kind", "table", "emptyAs", "absentAs", "daysSince", "currency", "unitField");
    static final KnownKeys CONSTRAINT_KEYS = KnownKeys.of("required", "enum", "minimum", "maximum");
    static final KnownKeys KEYS = KnownKeys.of(
                    "name",
                    "title",
                    "description",
                    "type",
                    "format",
                    "bareNumber",
                    "trueValues",
                    "falseValues",
                    "constraints",
                    "jidu")
            .withMoved(elsewhere());

    private static final Set<FieldType> MEASURED = EnumSet.of(FieldType.NUMBER, FieldType.INTEGER);
    /** Columns that rows have beside the fields of their contract, from the row table to the match. */
    private static final Set<String> RESERVED = Set.of(
            "area_differs",
            "batch_id",
            "carried",
            "counted_area",
            "county_code",
            "delivery_id",
            "known",
            "located_area",
            "matched_enterprise",
            "name_differs",
            "own",
            "own_area",
            "rank_in_batch",
            "registry_area",
            "registry_name",
            "replace_value",
            "row_key",
            "row_no",
            "sheet_no",
            "supplement",
            "tier",
            "unmatched_reason");

    private final Set<String> tables;

    FieldReader(Set<String> tables) {
        this.tables = new TreeSet<>(tables);
        this.tables.add(SourceReader.INDICATORS);
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> places = new TreeMap<>();
        OWN_KEYS.known().forEach(k -> places.put(k, "jidu." + k));
        CONSTRAINT_KEYS.known().forEach(k -> places.put(k, "constraints." + k));
        return places;
    }

    /** A type as it is written in a definition: {@code string + kind: area}, {@code string + enum}. */
    public static String nameOf(FieldType type) {
        return switch (type) {
            case CHOICE -> "string + enum";
            case LISTED -> "string + table";
            default ->
                wordOf(type, TYPES)
                        .or(() -> wordOf(type, KINDS).map(k -> "string + kind: " + k))
                        .orElseThrow();
        };
    }

    private static Optional<String> wordOf(FieldType type, Map<String, FieldType> words) {
        return words.entrySet().stream()
                .filter(e -> e.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    SourceField read(YamlNode node) {
        YamlMapping m = node.mapping(KEYS);
        YamlMapping own = m.get("jidu").map(j -> j.mapping(OWN_KEYS)).orElse(YamlMapping.none(node));
        YamlMapping constraints =
                m.find("constraints").map(c -> c.mapping(CONSTRAINT_KEYS)).orElse(YamlMapping.none(node));
        List<String> choices = constraints.findTexts("enum");
        Optional<String> table = own.find("table").map(t -> t.reference(KindNames.TABLE, tables));
        FieldType type = type(m, own, constraints);
        Optional<BigDecimal> minimum = constraints.find("minimum").map(YamlNode::number);
        Optional<BigDecimal> maximum = constraints.find("maximum").map(YamlNode::number);
        reportMisfits(own, constraints, type, minimum, maximum);
        return new SourceField(
                name(m),
                m.text("title"),
                own.findTexts("aliases"),
                type,
                own.get("column").map(c -> c.choice(COLUMN, false)).orElse(false),
                constraints.find("required").map(YamlNode::flag).orElse(false),
                own.findText("unit"),
                choices,
                table,
                minimum,
                maximum,
                own.findText("emptyAs"),
                own.findText("absentAs"),
                ValueFormReader.read(m, own, type));
    }

    private static String name(YamlMapping m) {
        String name = m.text("name");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
            m.problem("name", "source.fieldName", name);
        } else if (RESERVED.contains(name)) {
            m.problem("name", "source.reserved", name);
        }
        return name;
    }

    private static FieldType type(YamlMapping m, YamlMapping own, YamlMapping constraints) {
        FieldType plain =
                m.get("type").map(t -> t.choice(TYPES, FieldType.TEXT)).orElse(FieldType.TEXT);
        Map<String, FieldType> made = new LinkedHashMap<>();
        own.find("kind").ifPresent(k -> made.put("kind", k.choice(KINDS, FieldType.TEXT)));
        own.find("table").ifPresent(t -> made.put("table", FieldType.LISTED));
        constraints.find("enum").ifPresent(e -> made.put("enum", FieldType.CHOICE));
        if (made.isEmpty()) {
            return plain;
        }
        if (made.size() > 1 || plain != FieldType.TEXT) {
            String key = made.keySet().iterator().next();
            (key.equals("enum") ? constraints : own).problem(key, "source.oneOf");
        }
        return plain == FieldType.TEXT ? made.values().iterator().next() : plain;
    }

    private static void reportMisfits(
            YamlMapping own,
            YamlMapping constraints,
            FieldType type,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum) {
        if (!MEASURED.contains(type)) {
            for (String key : List.of("minimum", "maximum")) {
                constraints.find(key).ifPresent(n -> n.problem("source.onlyNumbers", key));
            }
            own.find("unit").ifPresent(n -> n.problem("source.onlyNumbers", "unit"));
        }
        boolean required = constraints.find("required").map(YamlNode::flag).orElse(false);
        if (own.find("emptyAs").isPresent() && (type != FieldType.TEXT || required)) {
            own.problem("emptyAs", "source.emptyAs");
        }
        if (own.find("absentAs").isPresent()
                && own.find("column").map(c -> c.choice(COLUMN, false)).orElse(false)) {
            own.problem("absentAs", "source.absentAs");
        }
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            constraints.problem("maximum", "source.bounds", minimum.get(), maximum.get());
        }
    }

    /** A unit can only be named by another field of the row. */
    static void reportUnitFields(List<YamlNode> nodes, List<SourceField> read) {
        Set<String> names = read.stream().map(SourceField::name).collect(Collectors.toCollection(TreeSet::new));
        for (int i = 0; i < read.size(); i++) {
            YamlNode node = nodes.get(i);
            read.get(i).form().unitField().ifPresent(u -> node.reference(KindNames.FIELD, u, names));
        }
    }

    /** A header must lead to one field: no name, title or alias twice. */
    static void reportRepeats(List<YamlNode> nodes, List<SourceField> read) {
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            SourceField field = read.get(i);
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
