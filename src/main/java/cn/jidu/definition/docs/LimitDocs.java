package cn.jidu.definition.docs;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.List;

/** Describes the bounds on received files as one Markdown page, in Chinese. */
public final class LimitDocs {
    private static final PackageTexts TEXTS = PackageTexts.chinese(LimitDocs.class);

    private LimitDocs() {}

    /** The page for these bounds; the same bounds give the same text. */
    public static String markdown(FileLimits limits) {
        List<String> lines = new ArrayList<>();
        lines.add(TEXTS.get("docs.limits.head"));
        lines.add("");
        lines.add(TEXTS.get("docs.limits.generated"));
        lines.add("");
        lines.add(TEXTS.get("docs.limits.columns"));
        lines.add("| --- | --- | --- | --- | --- | --- |");
        for (FileLimit limit : FileLimit.values()) {
            lines.add("| `" + limit.key() + "` | " + TEXTS.get("docs.limit." + limit.key()) + " | " + limits.of(limit)
                    + " | " + limit.normal() + " | " + limit.least() + " – " + limit.most() + " | "
                    + TEXTS.get("docs.limitBroken." + (rejectsRow(limit) ? "row" : "file")) + " |");
        }
        lines.add("");
        lines.add(TEXTS.get("docs.limits.fixed"));
        return String.join("\n", lines) + "\n";
    }

    private static boolean rejectsRow(FileLimit limit) {
        return switch (limit) {
            case ROW_CELLS, ROW_CHARACTERS, FIELD_CHARACTERS, KEY_CHARACTERS -> true;
            default -> false;
        };
    }
}
