package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code locatedBy} of sources, and checks it when all of them are known. */
final class LocationReader {
    static final KnownKeys KEYS = KnownKeys.of("source", "key");
    private final Map<String, YamlNode> places = new TreeMap<>();

    Source.Location read(String name, YamlNode node, YamlMapping own, Map<String, FieldType> types) {
        places.put(name, node);
        if (own.find("area").isPresent() || own.find("replacesBy").isPresent()) {
            node.problem("source.locatedBy.alone");
        }
        YamlMapping m = node.mapping(KEYS);
        return new Source.Location(
                m.text("source"),
                m.get("key")
                        .map(n -> SourceReader.fieldOf(n, types, FieldType.TEXT))
                        .orElse(""));
    }

    void report(Map<String, Source> sources, Set<String> names) {
        places.forEach((name, node) -> Optional.ofNullable(sources.get(name))
                .flatMap(Source::locatedBy)
                .ifPresent(l -> report(l, node, sources, names)));
    }

    private static void report(
            Source.Location location, YamlNode node, Map<String, Source> sources, Set<String> names) {
        node.reference(KindNames.SOURCE, location.source(), names);
        Source other = sources.get(location.source());
        if (other == null) {
            return;
        }
        if (other.areaField().isEmpty()) {
            node.problem("source.locatedBy.noArea", other.name());
        }
        if (!other.key().contains(location.key())) {
            node.problem("source.locatedBy.noKey", location.key(), other.name(), PackageTexts.listed(other.key()));
        }
    }
}
