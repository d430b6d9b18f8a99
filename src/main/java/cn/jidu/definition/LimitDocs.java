package cn.jidu.definition;

import java.util.ArrayList;
import java.util.List;

/** Describes the bounds on received files as one Markdown page, in Chinese. */
public final class LimitDocs {
    private static final Texts TEXTS = Texts.chinese(LimitDocs.class);

    private LimitDocs() {}

    /** The page for these bounds; the same bounds give the same text. */
    public static String markdown(Limits limits) {
        List<String> lines = new ArrayList<>();
        lines.add(TEXTS.get("docs.limits.head"));
        lines.add("");
        lines.add(TEXTS.get("docs.limits.generated"));
        lines.add("");
        lines.add(TEXTS.get("docs.limits.columns"));
        lines.add("| --- | --- | --- | --- | --- | --- |");
        for (Limit limit : Limit.values()) {
            lines.add("| `" + limit.key() + "` | " + TEXTS.get("docs.limit." + limit.key()) + " | " + limits.of(limit)
                    + " | " + limit.normal() + " | " + limit.least() + " – " + limit.most() + " | "
                    + TEXTS.get("docs.limitBroken." + (rejectsRow(limit) ? "row" : "file")) + " |");
        }
        lines.add("");
        lines.add(TEXTS.get("docs.limits.fixed"));
        return String.join("\n", lines) + "\n";
    }

    private static boolean rejectsRow(Limit limit) {
        return limit == Limit.ROW_CELLS || limit == Limit.ROW_CHARACTERS || limit == Limit.FIELD_CHARACTERS;
    }
}
