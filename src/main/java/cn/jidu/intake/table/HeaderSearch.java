package cn.jidu.intake.table;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header under title rows and blank rows. It may have up to three lines, as merged cells make them: a cell that
 * is empty in the lower line is that of the line above; a line of units tells those of the line above it. A line that
 * numbers the columns may follow, and says nothing.
 */
public final class HeaderSearch {
    /** How many rows that hold anything may stand above the data, the header included. */
    public static final int ROWS = 20;

    private static final int LINES = 3;

    private static final PackageTexts TEXTS = PackageTexts.chinese(HeaderSearch.class);

    private final Source source;
    private @Nullable HeaderMatch best;
    private @Nullable FileRow bestRow;
    private @Nullable FileRow below;
    private final List<FileRow> above = new ArrayList<>();
    private final List<FileRow> head = new ArrayList<>();

    /** @param source whose headings are looked for */
    public HeaderSearch(Source source) {
        this.source = source;
    }

    /**
     * The header; {@link #below} then tells the row below it, and {@code rows} stands below that.
     *
     * @param place the file, and the sheet where there are several, for the user
     * @throws RefusedException EMPTY where no row holds anything, HEADER_MISMATCH where none is a header of the source
     */
    public TableHeader in(FileRows rows, String place) throws IOException, RefusedException {
        FileRow next = rows.next();
        while (next != null && head.size() < ROWS && next.rowNo() < RowBounds.LAST_ROW) {
            if (!next.isBlank()) {
                head.add(next);
            }
            if (consider(next)) {
                readBelow(rows);
                break;
            }
            next = head.size() < ROWS ? rows.next() : null;
        }
        HeaderMatch match = best;
        FileRow row = bestRow;
        if (match == null || row == null) {
            throw new RefusedException(RefusalCode.EMPTY, TEXTS.get("header.empty", place));
        }
        refuse(match, row, place);
        refuseOtherUnits(match.header(), head.get(head.size() - 1), place);
        return match.header();
    }

    /** The row below the header, empty where the file ends with it. */
    public Optional<FileRow> below() {
        return Optional.ofNullable(below);
    }

    /** The rows that hold anything, down to the last line of the header that names or measures columns, as they stand; all that were looked at where there is none. */
    public List<FileRow> head() {
        return head;
    }

    /** What the rows down to the header say of all columns: their cells that are no headings. */
    public NamedUnits named() {
        FileRow headings = bestRow;
        NamedUnits named = NamedUnits.NONE;
        for (int i = 0; headings != null && i < head.size(); i++) {
            FileRow row = head.get(i);
            if (i < head.size() - 1 || !row.isUnits()) {
                named = named.and(named(row.without(headings)));
            }
        }
        return headings == null ? named : named.and(besideColumns(headings));
    }

    /** A cell among the headings that names no column but the unit of the others: 单位：万元 beside the last. */
    private NamedUnits besideColumns(FileRow headings) {
        List<Optional<Integer>> columns = Objects.requireNonNull(best).header().columns();
        NamedUnits named = NamedUnits.NONE;
        for (int c = 0; c < headings.width(); c++) {
            HeadingName name = HeadingName.of(headings.cell(c));
            boolean ofUnit =
                    name.text().startsWith("(") || (name.unit().isPresent() && UnitColumns.isHeading(name.text()));
            if (ofUnit && !columns.contains(Optional.of(c))) {
                named = named.and(NamedUnits.inTitle(headings.cell(c)));
            }
        }
        return named;
    }

    private static NamedUnits named(FileRow titles) {
        NamedUnits named = NamedUnits.in(titles);
        for (int c = 0; c < titles.width(); c++) {
            named = named.and(NamedUnits.inTitle(titles.cell(c)));
        }
        return named.statements().isEmpty() ? NamedUnits.alone(titles) : named;
    }

    /** True when this row ends the header and nothing better can come. */
    public boolean consider(FileRow row) {
        if (row.isBlank()) {
            above.clear();
            return false;
        }
        HeaderMatch match = TableHeader.match(source, row);
        if (best == null || match.isComplete() || match.matched() > best.matched()) {
            best = match;
            bestRow = row;
        }
        boolean complete = match.isComplete() || isLastLine(row);
        above.add(row);
        return complete;
    }

    /** Whether this row, with one or two above it, is the header. */
    private boolean isLastLine(FileRow row) {
        FileRow stacked = row;
        for (int i = above.size() - 1; i >= 0 && i > above.size() - LINES; i--) {
            stacked = stacked.under(above.get(i));
            HeaderMatch match = TableHeader.match(source, stacked);
            if (match.isComplete()) {
                best = match;
                bestRow = stacked;
                return true;
            }
        }
        return false;
    }

    /** The line below a header that is complete may belong to it still: it tells units, or names further fields. */
    private void readBelow(FileRows rows) throws IOException, RefusedException {
        HeaderMatch upper = Objects.requireNonNull(best);
        FileRow row = rows.next();
        if (row != null) {
            FileRow stacked = row.under(Objects.requireNonNull(bestRow));
            HeaderMatch both = TableHeader.match(source, stacked);
            if (both.isComplete() && (row.isUnits() || both.matched() > upper.matched())) {
                best = both;
                bestRow = stacked;
                head.add(row);
                row = rows.next();
            }
        }
        if (row != null && ColumnNumbers.are(row)) {
            row = rows.next();
        }
        below = row;
    }

    /** How many fields the best row so far names. */
    public int matched() {
        return best == null ? 0 : best.matched();
    }

    private static void refuse(HeaderMatch match, FileRow row, String place) throws RefusedException {
        if (row.excess().isPresent()) {
            throw RefusedException.tooLarge(row.excess().get(), place, String.valueOf(row.rowNo()));
        }
        if (!match.isComplete()) {
            String wanted = match.missing().stream().map(SourceField::title).collect(Collectors.joining("、"));
            throw mismatch(TEXTS.get("header.missing", place, row.rowNo(), wanted, written(row)));
        }
        if (!match.doubled().isEmpty()) {
            String twice = String.join("、", match.doubled());
            throw mismatch(TEXTS.get("header.doubled", place, row.rowNo(), twice));
        }
        if (!match.units().isEmpty()) {
            HeaderMatch.WrongUnit wrong = match.units().get(0);
            String own = wrong.field().unit().orElse("");
            throw mismatch(TEXTS.get("header.unit", place, row.rowNo(), called(wrong), wrong.unit(), own));
        }
    }

    /** Where the last line of the header tells another unit than the heading above it. */
    private void refuseOtherUnits(TableHeader header, FileRow last, String place) throws RefusedException {
        for (int i = 0; i < source.fields().size(); i++) {
            String heading = header.headings().get(i);
            String below = header.columns().get(i).map(last::cell).orElse("");
            Optional<String> own = HeadingName.of(heading).unit();
            boolean other = HeadingUnits.isUnit(below)
                    && own.filter(u -> HeadingUnits.areSame(u, HeadingUnits.name(below)))
                            .isEmpty();
            if (other && source.fields().get(i).unit().isPresent()) {
                String unit = HeadingUnits.name(below);
                throw mismatch(TEXTS.get("header.otherUnit", place, last.rowNo(), ShownText.text(heading), unit));
            }
        }
    }

    /** By the sender's heading; beside it by the contract's, where that is another. */
    private static String called(HeaderMatch.WrongUnit wrong) {
        String own = HeadingName.of(wrong.heading()).text();
        String title = wrong.field().title();
        return own.equals(HeadingName.of(title).text())
                ? title
                : TEXTS.get("header.called", ShownText.text(own), title);
    }

    private static RefusedException mismatch(String message) {
        return new RefusedException(RefusalCode.HEADER_MISMATCH, message);
    }

    private static String written(FileRow row) {
        StringBuilder b = new StringBuilder();
        for (int c = 0; c < row.width() && b.length() < 300; c++) {
            b.append(c == 0 ? "" : "、").append(TextFold.trim(row.cell(c)));
        }
        return b.toString();
    }
}
