package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one field of a source. Types are those of a Frictionless table schema; what is Jidu's own is a format of
 * {@code string}: {@code quarter}, {@code area}, {@code industry}, {@code enterprise-code}; a {@code table} makes the
 * field a listed one and an {@code enum} a choice.
 */
final class FieldReader {
    private static final Map<String, FieldType> TYPES = new LinkedHashMap<>();
    private static final Set<FieldType> MEASURED = EnumSet.of(FieldType.NUMBER, FieldType.INTEGER);
    private static final Map<String, Boolean> COLUMN = Map.of("required", true, "optional", false);

    static {
        TYPES.put("string", FieldType.TEXT);
        TYPES.put("date", FieldType.DATE);
        TYPES.put("number", FieldType.NUMBER);
        TYPES.put("integer", FieldType.INTEGER);
        TYPES.put("boolean", FieldType.BOOLEAN);
        TYPES.put("string/quarter", FieldType.QUARTER);
        TYPES.put("string/area", FieldType.AREA);
        TYPES.put("string/industry", FieldType.INDUSTRY);
        TYPES.put("string/enterprise-code", FieldType.ENTERPRISE_CODE);
    }

    private final Set<String> tables;

    FieldReader(Set<String> tables) {
        this.tables = new TreeSet<>(tables);
        this.tables.add(SourceReader.INDICATORS);
    }

    /** A type as it is written in a definition: {@code string/area}, {@code string + enum}. */
    static String nameOf(FieldType type) {
        if (type == FieldType.CHOICE) {
            return "string + enum";
        }
        if (type == FieldType.LISTED) {
            return "string + table";
        }
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    Field read(YamlNode node) {
        YamlMapping m = node.mapping(
                "name",
                "title",
                "aliases",
                "type",
                "format",
                "column",
                "constraints",
                "unit",
                "table",
                "emptyAs",
                "description");
        YamlMapping constraints = m.find("constraints")
                .map(c -> c.mapping("required", "enum", "minimum", "maximum"))
                .orElse(YamlMapping.none(node));
        List<String> choices = constraints.findTexts("enum");
        Optional<String> table = m.find("table").map(t -> t.reference(Kinds.TABLE, tables));
        FieldType type = type(m, !choices.isEmpty(), table.isPresent());
        Optional<BigDecimal> minimum = constraints.find("minimum").map(YamlNode::number);
        Optional<BigDecimal> maximum = constraints.find("maximum").map(YamlNode::number);
        reportMisfits(m, constraints, type, minimum, maximum);
        return new Field(
                name(m),
                m.text("title"),
                m.findTexts("aliases"),
                type,
                m.get("column").map(c -> c.choice(COLUMN, false)).orElse(false),
                constraints.find("required").map(YamlNode::flag).orElse(false),
                m.findText("unit"),
                choices,
                table,
                minimum,
                maximum,
                m.findText("emptyAs"));
    }

    private static String name(YamlMapping m) {
        String name = m.text("name");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
            m.problem("name", "source.fieldName", name);
        }
        return name;
    }

    private static FieldType type(YamlMapping m, boolean hasChoices, boolean hasTable) {
        Set<String> plain = Set.of("string", "date", "number", "integer", "boolean");
        Set<String> formats = Set.of("quarter", "area", "industry", "enterprise-code");
        String type =
                m.get("type").map(t -> t.choice(identity(plain), "string")).orElse("string");
        Optional<String> format = m.find("format").map(f -> f.choice(identity(formats), ""));
        FieldType read = TYPES.get(
                format.filter(f -> !f.isEmpty()).map(f -> type + "/" + f).orElse(type));
        if (read == null) {
            m.problem("format", "source.format", type);
            return FieldType.TEXT;
        }
        boolean misplaced = (hasChoices || hasTable) && read != FieldType.TEXT;
        if (misplaced || (hasChoices && hasTable)) {
            m.problem(hasTable ? "table" : "constraints", "source.oneOf");
            return read;
        }
        return hasTable ? FieldType.LISTED : hasChoices ? FieldType.CHOICE : read;
    }

    private static Map<String, String> identity(Set<String> words) {
        Map<String, String> map = new LinkedHashMap<>();
        words.forEach(w -> map.put(w, w));
        return map;
    }

    private static void reportMisfits(
            YamlMapping m,
            YamlMapping constraints,
            FieldType type,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum) {
        if (!MEASURED.contains(type)) {
            for (String key : List.of("minimum", "maximum")) {
                constraints.find(key).ifPresent(n -> n.problem("source.onlyNumbers", key));
            }
            m.find("unit").ifPresent(n -> n.problem("source.onlyNumbers", "unit"));
        }
        boolean required = constraints.find("required").map(YamlNode::flag).orElse(false);
        if (m.find("emptyAs").isPresent() && (type != FieldType.TEXT || required)) {
            m.problem("emptyAs", "source.emptyAs");
        }
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            constraints.problem("maximum", "source.bounds", minimum.get(), maximum.get());
        }
    }
}
