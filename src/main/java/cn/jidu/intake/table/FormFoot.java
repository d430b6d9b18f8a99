package cn.jidu.intake.table;

import cn.jidu.definition.source.Source;
import cn.jidu.intake.text.TextFold;

/**
 * Tells the data rows of a form from its totals and from the lines of its foot. A row that has a code is data whatever it
 * is called: what says 合计 or 审核人 is taken for such only where a data row could not say it.
 */
public final class FormFoot {
    /** What a row below the header is. */
    public enum FootKind {
        DATA,
        TOTAL,
        /** One without the word: it has no code, and its numbers are the sums of those above. */
        SUM,
        /** A line of what a total is broken down into. */
        PART,
        NOTE
    }

    private final FootColumns columns;
    private final ColumnSums sums;
    private final int required;
    private boolean afterNote;

    /** @param header of the table whose foot is looked for */
    public FormFoot(Source source, TableHeader header) {
        this.columns = new FootColumns(source, header);
        this.sums = new ColumnSums(source, header);
        this.required =
                (int) source.fields().stream().filter(f -> f.columnRequired()).count();
    }

    /** What the next row is; ask for the rows in their order. */
    public FootKind kind(FileRow row) {
        FootKind kind = row.excess().isPresent() || columns.hasCode(row) ? FootKind.DATA : look(row);
        if (kind == FootKind.DATA && isSum(row)) {
            kind = FootKind.SUM;
        }
        if (kind == FootKind.DATA) {
            sums.add(row);
        } else if (kind == FootKind.TOTAL || kind == FootKind.SUM) {
            sums.total();
        }
        afterNote = kind == FootKind.NOTE;
        return kind;
    }

    /** It names a place or nothing, where rows of data have their codes and names. */
    private boolean isSum(FileRow row) {
        return !columns.hasCode(row) && !columns.isKeyed(row) && isUnnamed(row) && sums.areIn(row);
    }

    private FootKind look(FileRow row) {
        for (int column : columns.keys()) {
            String text = TextFold.tight(row.cell(column));
            if (columns.isListed(column) ? FootWords.isBareTotal(text) : FootWords.isTotal(text)) {
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
        if (columns.isIdentified(row)) {
            return FootKind.DATA;
        }
        return isTotal(row) ? FootKind.TOTAL : isNote(row) ? FootKind.NOTE : FootKind.DATA;
    }

    private boolean isPart(FileRow row) {
        if (columns.keys().stream()
                .anyMatch(k -> columns.isCode(k)
                        ? FootWords.isPartForCode(TextFold.tight(row.cell(k)))
                        : FootWords.isPart(TextFold.tight(row.cell(k))))) {
            return true;
        }
        int first = first(row);
        return !columns.isIdentified(row)
                && ((first >= 0 && FootWords.isPart(TextFold.tight(row.cell(first))))
                        || columns.names().stream().anyMatch(n -> FootWords.isPart(TextFold.tight(row.cell(n)))));
    }

    /** The word by itself: in the place of the name, before all others, or spread over the first two cells that hold anything. */
    private boolean isBareTotal(FileRow row) {
        if (columns.hasCodes() && FootWords.isBareTotal(columns.name(row))) {
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
        return FootWords.isPlace(columns.name(row));
    }

    private boolean isSigned(FileRow row) {
        int first = first(row);
        return first >= 0
                && !columns.isComplete(row)
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

    private boolean isTotal(FileRow row) {
        if (columns.names().stream().anyMatch(n -> FootWords.isTotal(TextFold.tight(row.cell(n))))) {
            return true;
        }
        int first = first(row);
        return first >= 0
                && !columns.isClaimed(first)
                && isUnnamed(row)
                && FootWords.isTotal(TextFold.tight(row.cell(first)));
    }

    private boolean isNote(FileRow row) {
        int first = first(row);
        if (first < 0 || columns.isComplete(row)) {
            return false;
        }
        String text = TextFold.tight(row.cell(first));
        return FootWords.isNote(text)
                || (row.filled() == 2 && isDated(text, row))
                || (row.filled() < required && isOfUnits(row, first))
                || (row.filled() == 1
                        && (FootWords.isAside(text)
                                || (afterNote && FootWords.isNumbered(text))
                                || FootWords.isPoint(text)
                                // in its own column it says that the office has nothing to report
                                || (FootWords.isOffice(text) && !columns.isBound(first))));
    }

    /** A unit by itself below a heading of numbers may be that of the rows below it: no note. */
    private boolean isOfUnits(FileRow row, int first) {
        NamedUnits said = columns.isCounted(first) ? NamedUnits.in(row) : NamedUnits.inNote(row);
        return !said.isEmpty();
    }

    /** An office, and the day on which it made the form. */
    private static boolean isDated(String office, FileRow row) {
        String other = TextFold.tight(row.cell(next(row, next(row, 0) + 1)));
        return FootWords.isOffice(office) && other.contains("年") && FootWords.isAside(other);
    }

    /** The first cell that holds anything, running numbers in columns of the sender's own left aside; -1 where none does. */
    private int first(FileRow row) {
        for (int c = 0; c < row.width(); c++) {
            if (!TextFold.isBlank(row.cell(c))
                    && (columns.isClaimed(c) || !FootWords.isCount(TextFold.tight(row.cell(c))))) {
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
}
