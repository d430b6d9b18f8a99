package cn.jidu.deliver;

import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.stream.Collectors;

/** What became of reports, recipient by recipient, as a note that lies beside them. */
final class DispatchNote {
    private static final PackageTexts TEXTS = PackageTexts.chinese(DispatchNote.class);

    private DispatchNote() {}

    static String of(String head, List<ReportDispatch> all) {
        return all.stream().map(DispatchNote::line).collect(Collectors.joining("\n", head + "\n\n", "\n"));
    }

    private static String line(ReportDispatch d) {
        return TEXTS.get(
                "note." + d.state(),
                d.recipient().area(),
                d.plan(),
                d.recipient().name(),
                d.recipient().mail(),
                d.revision(),
                d.reason().orElse(""),
                TEXTS.get("note.kind." + d.kind()));
    }
}
