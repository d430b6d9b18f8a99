package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.ValueBound;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Reads a bound on values: {@code {field: due_on, atLeast: granted_on, otherwise: list}}. */
final class ValueBoundReader {
    static final KnownKeys KEYS = KnownKeys.of("field", "atLeast", "atMost", "otherwise");
    static final Map<String, Boolean> REJECTS = Map.of("reject", true, "list", false);
    static final String QUARTER_END = "quarterEnd";

    private static final ValueBound.Extent NONE = new ValueBound.QuarterEnd();

    private final Map<String, SourceField> fields;

    /** @param fields of the source, by name */
    ValueBoundReader(Map<String, SourceField> fields) {
        this.fields = fields;
    }

    ValueBound read(YamlNode node) {
        YamlMapping m = node.mapping(KEYS);
        String name = m.get("field")
                .map(f -> f.reference(KindNames.FIELD, fields.keySet()))
                .orElse("");
        Optional<YamlNode> least = m.find("atLeast");
        Optional<YamlNode> most = m.find("atMost");
        if (least.isPresent() == most.isPresent()) {
            node.problem("source.bound.oneSide");
        }
        ValueBound.Extent extent = NONE;
        SourceField field = fields.get(name);
        if (field != null && field.type() != FieldType.DATE && !isNumber(field)) {
            node.problem("source.bound.type", name);
        } else if (field != null && (least.isPresent() || most.isPresent())) {
            extent = extent(least.or(() -> most).orElseThrow(), field);
        }
        return new ValueBound(
                name,
                least.isPresent() ? ValueBound.Side.AT_LEAST : ValueBound.Side.AT_MOST,
                extent,
                m.get("otherwise").map(o -> o.choice(REJECTS, false)).orElse(false));
    }

    private ValueBound.Extent extent(YamlNode node, SourceField field) {
        String text = node.text();
        if (text.equals(QUARTER_END)) {
            if (field.type() != FieldType.DATE) {
                node.problem("source.bound.quarterEnd", field.name());
            }
            return new ValueBound.QuarterEnd();
        }
        SourceField other = fields.get(text);
        if (other != null) {
            boolean alike = isNumber(field) ? isNumber(other) : field.type() == other.type();
            if (!alike || !field.unit().equals(other.unit())) {
                node.problem("source.bound.unlike", field.name(), other.name());
            }
            return new ValueBound.Beside(other.name());
        }
        return constant(node, text, field);
    }

    private static ValueBound.Extent constant(YamlNode node, String text, SourceField field) {
        try {
            return isNumber(field)
                    ? new ValueBound.Amount(new BigDecimal(text))
                    : new ValueBound.Day(LocalDate.parse(text));
        } catch (NumberFormatException | DateTimeParseException e) {
            node.problem(isNumber(field) ? "source.bound.number" : "source.bound.day", text);
            return NONE;
        }
    }

    private static boolean isNumber(SourceField field) {
        return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    }
}
