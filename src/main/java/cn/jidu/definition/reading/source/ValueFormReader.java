package cn.jidu.definition.reading.source;

import cn.jidu.definition.source.DatePattern;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.ValueForm;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads how the values of a field are written: {@code format}, {@code bareNumber}, {@code trueValues} and their like. */
final class ValueFormReader {
    private static final String ANY = "any";

    private ValueFormReader() {}

    static ValueForm read(YamlMapping field, YamlMapping own, FieldType type) {
        reportMisplaced(field, own, type);
        return new ValueForm(
                type == FieldType.DATE ? dateForm(field, own) : Optional.empty(),
                own.find("currency").map(YamlNode::text),
                own.find("unitField").map(YamlNode::text),
                field.findTexts("trueValues"),
                field.findTexts("falseValues"));
    }

    private static Optional<ValueForm.DateForm> dateForm(YamlMapping field, YamlMapping own) {
        Optional<YamlNode> since = own.find("daysSince");
        return since.isPresent()
                ? since.flatMap(ValueFormReader::daysSince)
                : field.find("format").flatMap(ValueFormReader::pattern);
    }

    private static void reportMisplaced(YamlMapping field, YamlMapping own, FieldType type) {
        boolean number = type == FieldType.NUMBER || type == FieldType.INTEGER;
        if (type != FieldType.DATE) {
            field.find("format").ifPresent(n -> reportFormat(n, n.text()));
            own.find("daysSince").ifPresent(n -> n.problem("form.only", "daysSince", "date"));
        } else if (own.find("daysSince").isPresent() && field.find("format").isPresent()) {
            own.problem("daysSince", "form.oneDate");
        }
        boolean bare = field.find("bareNumber").map(YamlNode::flag).orElse(true);
        if (!number) {
            field.find("bareNumber").ifPresent(n -> n.problem("form.only", "bareNumber", "number、integer"));
            own.find("currency").ifPresent(n -> n.problem("form.only", "currency", "number、integer"));
            own.find("unitField").ifPresent(n -> n.problem("form.only", "unitField", "number、integer"));
        } else if (own.find("currency").isPresent() == bare) {
            field.problem("bareNumber", "form.currency");
        }
        for (String key : List.of("trueValues", "falseValues")) {
            if (type != FieldType.BOOLEAN) {
                field.find(key).ifPresent(n -> n.problem("form.only", key, "boolean"));
            }
        }
    }

    /** In contracts of before, the kind stood there. */
    private static void reportFormat(YamlNode node, String format) {
        if (FieldReader.KINDS.containsKey(format)) {
            node.problem("form.kind", format);
        } else {
            node.problem("form.only", "format", "date");
        }
    }

    private static Optional<ValueForm.DateForm> daysSince(YamlNode node) {
        try {
            return Optional.of(new ValueForm.DaysSince(LocalDate.parse(node.text())));
        } catch (DateTimeParseException e) {
            node.problem("form.daysSince", node.text());
            return Optional.empty();
        }
    }

    private static Optional<ValueForm.DateForm> pattern(YamlNode node) {
        String text = node.text();
        if (text.equals(ANY) || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<DatePattern> pattern = DatePattern.parse(text);
        if (pattern.isEmpty()) {
            node.problem("form.date", text);
        }
        return pattern.map(ValueForm.Patterned::new);
    }
}
