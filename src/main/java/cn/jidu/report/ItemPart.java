package cn.jidu.report;

import java.util.List;
import java.util.Map;

/** A part of two columns, {@code label} and {@code text}: for what is told in words. */
final class ItemPart {
    private ItemPart() {}

    static Part.Row row(String label, String text) {
        return new Part.Row("", Map.of("label", Cell.text(label), "text", Cell.text(text)));
    }

    static Part of(PlanView view, String name, List<Part.Row> rows, List<String> notes) {
        return headed(view, name, view.text("heading." + name), rows, notes);
    }

    static Part headed(PlanView view, String name, String heading, List<Part.Row> rows, List<String> notes) {
        List<Part.Column> columns = List.of(
                new Part.Column("label", view.text("column." + name + ".label")),
                new Part.Column("text", view.text("column." + name + ".text")));
        return new Part(name, heading, columns, rows, notes);
    }
}
