package cn.jidu.cli.terminal;

import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.run.PreviewResult.RejectedRow;

/** One line for a fault of a rejected row: where it stands, what is there, and what should be. */
public final class RejectWords {
    private final PackageTexts texts = TerminalTexts.texts();

    /** A rejected row in one line. */
    public String line(String code, RejectedRow r) {
        if (!r.field().isEmpty()) {
            return r.value().isBlank()
                    ? texts.get("rejects.empty", place(r), r.field(), code, r.expected())
                    : texts.get("rejects.line", place(r), r.field(), r.value(), code, r.expected());
        }
        // of the whole row: only a wrong width has a value, how many cells there are
        return code.equals(RejectCode.ROW_WIDTH.name())
                ? texts.get("rejects.width", place(r), code, r.value(), r.expected())
                : texts.get("rejects.row", place(r), code, r.expected());
    }

    private String place(RejectedRow r) {
        return r.sheet().isEmpty()
                ? texts.get("rejects.place", r.file(), r.row())
                : texts.get("rejects.placeInSheet", r.file(), r.row(), r.sheet());
    }
}
