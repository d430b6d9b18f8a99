package cn.jidu.intake.table;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the data rows of a form from its totals and from the lines of its foot. A row that has a code is data whatever it
 * is called: what says 合计 or 审核人 is taken for such only where a data row could not say it.
 */
public final class FormFoot {
    /** What a row below the header is. */
    public enum FootKind {
        DATA,
        TOTAL,
        /** A line of what a total is broken down into. */
        PART,
        NOTE
    }

    private static final Set<FieldType> NAMES = EnumSet.of(FieldType.TEXT, FieldType.ENTERPRISE_CODE);
    private static final Set<FieldType> MEASURES =
            EnumSet.of(FieldType.NUMBER, FieldType.INTEGER, FieldType.DATE, FieldType.QUARTER);
    private static final Set<FieldType> NO_KEYS = EnumSet.of(FieldType.DATE, FieldType.QUARTER, FieldType.AREA);

    private final List<Integer> codes = new ArrayList<>();
    private final List<Integer> keys = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final List<Integer> needed = new ArrayList<>();
    private final List<Integer> measures = new ArrayList<>();
    private final BitSet claimed = new BitSet();
    /** Columns of names from a list, which may have the word in them. */
    private final BitSet listed = new BitSet();

    private final int name;
    private final int required;
    private boolean afterNote;

    /** @param header of the table whose foot is looked for */
    public FormFoot(Source source, TableHeader header) {
        this.required =
                (int) source.fields().stream().filter(f -> f.columnRequired()).count();
        for (int i = 0; i < source.fields().size(); i++) {
            SourceField field = source.fields().get(i);
            header.columns().get(i).ifPresent(c -> sort(source, field, c));
        }
        Optional<String> named = source.match().map(m -> m.nameField());
        this.name = index(source, named.orElse("name"))
                .flatMap(i -> header.columns().get(i))
                .orElse(-1);
    }

    private void sort(Source source, SourceField field, int column) {
        claimed.set(column);
        listed.set(column, field.type() == FieldType.LISTED);
        boolean code =
                source.match().map(m -> m.codeField().equals(field.name())).orElse(false);
        boolean key = source.key().contains(field.name()) && !NO_KEYS.contains(field.type());
        boolean bounds = source.replacesBy().equals(Optional.of(field.name()));
        if (code) {
            codes.add(column);
        }
        if (code || (key && !bounds)) {
            keys.add(column);
        }
        if (code || key || bounds || (field.columnRequired() && NAMES.contains(field.type()))) {
            names.add(column);
        }
        if (field.valueRequired()) {
            needed.add(column);
            if (MEASURES.contains(field.type())) {
                measures.add(column);
            }
        }
    }

    private static Optional<Integer> index(Source source, String field) {
        for (int i = 0; i < source.fields().size(); i++) {
            if (source.fields().get(i).name().equals(field)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What the next row is; ask for the rows in their order. */
    public FootKind kind(FileRow row) {
        FootKind kind = row.excess().isPresent() || hasCode(row) ? FootKind.DATA : look(row);
        afterNote = kind == FootKind.NOTE;
        return kind;
    }

    private boolean hasCode(FileRow row) {
        for (int column : codes.isEmpty() ? keys : codes) {
            if (FootWords.isCode(row.cell(column))) {
                return true;
            }
        }
        return false;
    }

    private FootKind look(FileRow row) {
        for (int column : keys) {
            String text = TextFold.tight(row.cell(column));
            if (listed.get(column) ? FootWords.isBareTotal(text) : FootWords.isTotal(text)) {
                return FootKind.TOTAL;
            }
            if (FootWords.isNote(text)) {
                return FootKind.NOTE;
            }
        }
        if (isPart(row)) {
            return FootKind.PART;
        }
        if (isBareTotal(row)) {
            return FootKind.TOTAL;
        }
        // who signs fills a cell beside the word, wherever that is; a remark has none beside it but its own second half
        if (isSigned(row) || (row.filled() <= 2 && isNote(row))) {
            return FootKind.NOTE;
        }
        if (isIdentified(row)) {
            return FootKind.DATA;
        }
        return isTotal(row) ? FootKind.TOTAL : isNote(row) ? FootKind.NOTE : FootKind.DATA;
    }

    private boolean isPart(FileRow row) {
        if (keys.stream()
                .anyMatch(k -> codes.contains(k)
                        ? FootWords.isPartForCode(TextFold.tight(row.cell(k)))
                        : FootWords.isPart(TextFold.tight(row.cell(k))))) {
            return true;
        }
        int first = first(row);
        return !isIdentified(row)
                && ((first >= 0 && FootWords.isPart(TextFold.tight(row.cell(first))))
                        || names.stream().anyMatch(n -> FootWords.isPart(TextFold.tight(row.cell(n)))));
    }

    /** The word by itself: in the place of the name, before all others, or spread over the first two cells that hold anything. */
    private boolean isBareTotal(FileRow row) {
        if (!codes.isEmpty() && name >= 0 && FootWords.isBareTotal(TextFold.tight(row.cell(name)))) {
            return true;
        }
        int first = first(row);
        String text = first < 0 ? "" : TextFold.tight(row.cell(first));
        return text.length() == 1
                ? FootWords.isBareTotal(text + TextFold.tight(row.cell(next(row, first + 1))))
                : FootWords.isBareTotal(text) && isUnnamed(row);
    }

    /** A total may name its place where others have their name. */
    private boolean isUnnamed(FileRow row) {
        return name < 0 || FootWords.isPlace(TextFold.tight(row.cell(name)));
    }

    private boolean isSigned(FileRow row) {
        int first = first(row);
        return first >= 0
                && !isComplete(row)
                && (FootWords.isSigned(TextFold.tight(row.cell(first))) || isLabelled(row));
    }

    private static boolean isLabelled(FileRow row) {
        for (int c = next(row, 0); c < row.width(); c = next(row, c + 1)) {
            if (!FootWords.isLabelled(TextFold.tight(row.cell(c)))) {
                return false;
            }
        }
        return true;
    }

    /** A total may tell how many there are where others have their code. */
    private boolean isIdentified(FileRow row) {
        return keys.stream()
                .map(k -> TextFold.tight(row.cell(k)))
                .anyMatch(k -> !k.isEmpty() && (codes.isEmpty() || FootWords.isCode(k) || !FootWords.isCount(k)));
    }

    private boolean isTotal(FileRow row) {
        if (names.stream().anyMatch(n -> FootWords.isTotal(TextFold.tight(row.cell(n))))) {
            return true;
        }
        int first = first(row);
        return first >= 0
                && !claimed.get(first)
                && isUnnamed(row)
                && FootWords.isTotal(TextFold.tight(row.cell(first)));
    }

    private boolean isNote(FileRow row) {
        int first = first(row);
        if (first < 0 || isComplete(row)) {
            return false;
        }
        String text = TextFold.tight(row.cell(first));
        return FootWords.isNote(text)
                || (row.filled() < required && !NamedUnits.in(row).isEmpty())
                || (row.filled() == 1 && (FootWords.isAside(text) || (afterNote && FootWords.isNumbered(text))));
    }

    /** The first cell that holds anything, running numbers in columns of the sender's own left aside; -1 where none does. */
    private int first(FileRow row) {
        for (int c = 0; c < row.width(); c++) {
            if (!TextFold.isBlank(row.cell(c)) && (claimed.get(c) || !FootWords.isCount(TextFold.tight(row.cell(c))))) {
                return c;
            }
        }
        return -1;
    }

    /** The first cell from there on that holds anything; the row's width where none does. */
    private static int next(FileRow row, int from) {
        int c = from;
        while (c < row.width() && TextFold.isBlank(row.cell(c))) {
            c++;
        }
        return c;
    }

    /** Whether it has all that a data row must have, numbers where numbers belong. */
    private boolean isComplete(FileRow row) {
        return needed.stream().noneMatch(c -> TextFold.isBlank(row.cell(c)))
                && measures.stream()
                        .allMatch(c -> TextFold.width(row.cell(c)).chars().anyMatch(d -> d >= '0' && d <= '9'));
    }
}
