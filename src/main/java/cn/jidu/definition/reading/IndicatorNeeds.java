package cn.jidu.definition.reading;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows which deliveries a figure can ask for: {@code loan}, or {@code roster:tech}. */
final class IndicatorNeeds {
    private final Set<String> names;
    private final Map<String, Source> sources;
    private final Map<String, ReferenceTable> tables;

    /** @param names of all sources, those that could not be read too */
    IndicatorNeeds(Set<String> names, Map<String, Source> sources, Map<String, ReferenceTable> tables) {
        this.names = names;
        this.sources = sources;
        this.tables = tables;
    }

    String read(YamlNode node) {
        String need = node.text();
        int colon = need.indexOf(':');
        String name = colon < 0 ? need : need.substring(0, colon);
        Source source = sources.get(name);
        if (source == null && !need.isEmpty()) {
            node.reference(KindNames.SOURCE, name, names);
        } else if (source != null && colon >= 0) {
            checkValue(node, source, need.substring(colon + 1));
        }
        return need;
    }

    private void checkValue(YamlNode node, Source source, String value) {
        Optional<ReferenceTable> table = source.replacesBy()
                .flatMap(by -> source.fields().stream()
                        .filter(f -> f.name().equals(by))
                        .findFirst())
                .flatMap(SourceField::table)
                .map(tables::get);
        if (table.isEmpty()) {
            node.problem("need.noValues", source.name());
            return;
        }
        Set<String> keys = new TreeSet<>();
        table.get().rows().forEach(row -> keys.add(row.get(0)));
        node.reference(KindNames.LISTED_VALUE, value, keys);
    }
}
