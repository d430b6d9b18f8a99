package cn.jidu.report.view;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import java.util.Optional;

/** What those are called from whom a source's parts are expected: a list with the authority that sends it, a lender, a unit. */
public final class SenderNames {
    private static final PackageTexts TEXTS = PackageTexts.chinese(SenderNames.class);
    private final Definitions definitions;

    /** @param definitions that name lists and their authorities */
    public SenderNames(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The list's name in its table, and its authority where the table knows it; else the value itself. */
    public String of(Source source, String value) {
        String name = cell(source, value, "name").orElse(value);
        return authority(source, value)
                .map(by -> TEXTS.get("expected.authority", name, by))
                .orElse(name);
    }

    /** What an indicator needs, as it is written there: a source, or one list of it as {@code roster:tech}. */
    public String ofNeed(String need) {
        String[] parts = need.split(":", 2);
        Source source = definitions.sources().get(parts[0]);
        if (source == null) {
            return need;
        }
        return parts.length == 1 ? source.title() : TEXTS.get("expected.list", source.title(), of(source, parts[1]));
    }

    /** Who sends a list; empty where its table does not say so. */
    public Optional<String> authority(Source source, String value) {
        return cell(source, value, "authority").filter(by -> !by.isEmpty());
    }

    private Optional<String> cell(Source source, String value, String column) {
        Optional<ReferenceTable> table = source.replacesBy()
                .flatMap(by -> source.field(by).table())
                .flatMap(t -> Optional.ofNullable(definitions.tables().get(t)));
        return table.filter(t -> t.columns().contains(column))
                .flatMap(t -> t.rows().stream()
                        .filter(r -> r.get(0).equals(value))
                        .map(r -> r.get(t.column(column)))
                        .findFirst());
    }
}
