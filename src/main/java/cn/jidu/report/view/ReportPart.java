package cn.jidu.report.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One block of a report: a heading, a table and the notes below it. Pages and workbook are made from the same parts.
 *
 * @param name as in {@code report.yml}, which says what template prints it and where
 * @param heading empty for a part without one; pages print it once where parts that follow one another share it
 * @param notes printed below the table, one line each
 */
public record ReportPart(
        String name, String heading, List<PartColumn> columns, List<PartRow> rows, List<String> notes) {
    /** Letters from here on are as wide as they are high. */
    private static final int FULL_WIDTH = 0x2E80;

    /**
     * @param key the name of the field that a template prints
     * @param over what columns side by side have in common, printed once above their titles; empty where nothing
     */
    public record PartColumn(String key, String title, String over) {
        /** A column by itself. */
        public PartColumn(String key, String title) {
            this(key, title, "");
        }
    }

    /**
     * @param group the heading that the row stands under; empty without one
     * @param cells by the columns' keys; a key that is left out is blank
     */
    public record PartRow(String group, Map<String, TextCell> cells) {
        public PartRow {
            cells = Map.copyOf(cells);
        }

        public TextCell cell(String key) {
            return cells.getOrDefault(key, TextCell.BLANK);
        }
    }

    public ReportPart {
        columns = List.copyOf(columns);
        // not copied: a long list is read as it is printed
        rows = Collections.unmodifiableList(rows);
        notes = List.copyOf(notes);
    }

    /** The room that its rows take side by side, each as wide as the widest of their cells, in full-width letters. */
    public int lettersAcross() {
        int widest = rows.stream()
                .flatMap(r -> r.cells().values().stream())
                .mapToInt(c -> halves(c.text()))
                .max()
                .orElse(0);
        return (rows.size() * widest + 1) / 2;
    }

    private static int halves(String text) {
        return text.codePoints().map(c -> c < FULL_WIDTH ? 1 : 2).sum();
    }

    /**
     * Tables of the same columns, one or more, as one: the rows of each under its heading, every note once. One may lack a column
     * that it has nothing in.
     *
     * @param heading of them all
     */
    public static ReportPart joined(List<ReportPart> tables, String heading) {
        List<PartRow> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (ReportPart p : tables) {
            p.rows().forEach(r -> rows.add(r.group().isEmpty() ? new PartRow(p.heading(), r.cells()) : r));
            notes.addAll(p.notes());
        }
        List<PartColumn> columns = tables.stream()
                .map(ReportPart::columns)
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        return new ReportPart(tables.get(0).name(), heading, columns, rows, List.copyOf(notes));
    }

    /** The same with its notes in one paragraph, so that a brief stays brief. */
    public ReportPart withNotesRunOn() {
        return withNotes(notes.isEmpty() ? List.of() : List.of(String.join("", notes)));
    }

    /** The same where its notes are told elsewhere. */
    public ReportPart withoutNotes() {
        return withNotes(List.of());
    }

    /** The same with other notes. */
    public ReportPart withNotes(List<String> others) {
        return new ReportPart(name, heading, columns, rows, others);
    }

    /** The same with the notes of another behind its own, each once. */
    public ReportPart withNotesOf(ReportPart other) {
        return withNotes(
                Stream.concat(notes.stream(), other.notes().stream()).distinct().toList());
    }

    /** The same without a column that has nothing in it. */
    public ReportPart withoutEmpty(String key) {
        boolean empty = rows.stream().allMatch(r -> r.cell(key).text().isEmpty());
        return empty
                ? withColumns(columns.stream().filter(c -> !c.key().equals(key)).toList())
                : this;
    }

    /** The same rows under other titles of the same keys. */
    public ReportPart withColumns(List<PartColumn> others) {
        return new ReportPart(name, heading, others, rows, notes);
    }

    /** The same by another name. */
    public ReportPart named(String other) {
        return new ReportPart(other, heading, columns, rows, notes);
    }

    /** The same under another heading. */
    public ReportPart withHeading(String other) {
        return new ReportPart(name, other, columns, rows, notes);
    }
}
