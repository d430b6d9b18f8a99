package cn.jidu.report.view;

import java.util.List;
import java.util.Map;

/** A part of two columns, {@code label} and {@code text}: for what is told in words. */
public final class ItemPart {
    private ItemPart() {}

    /** A row. */
    public static ReportPart.PartRow row(String label, String text) {
        return new ReportPart.PartRow("", Map.of("label", TextCell.text(label), "text", TextCell.text(text)));
    }

    /** Under the heading of its name. */
    public static ReportPart of(PlanView view, String name, List<ReportPart.PartRow> rows, List<String> notes) {
        return headed(view, name, view.text("heading." + name), rows, notes);
    }

    /** Under another heading. */
    public static ReportPart headed(
            PlanView view, String name, String heading, List<ReportPart.PartRow> rows, List<String> notes) {
        List<ReportPart.PartColumn> columns = List.of(
                new ReportPart.PartColumn("label", view.text("column." + name + ".label")),
                new ReportPart.PartColumn("text", view.text("column." + name + ".text")));
        return new ReportPart(name, heading, columns, rows, notes);
    }
}
