package cn.jidu.report.view;

import cn.jidu.definition.Definitions;
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
        String name = definitions.replacedName(source, value);
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
        return definitions.findReplaced(source, value, "authority").filter(by -> !by.isEmpty());
    }
}
