package cn.jidu.intake;

import cn.jidu.definition.Field;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header under title rows and blank rows. It may have up to three lines, as merged cells make them: a cell that
 * is empty in the lower line is that of the line above; a line of units tells those of the line above it.
 */
final class HeaderSearch {
    /** How many rows that hold anything may stand above the data, the header included. */
    static final int ROWS = 20;

    private static final int LINES = 3;

    private static final Texts TEXTS = Texts.chinese(HeaderSearch.class);

    private final Source source;
    private @Nullable HeaderMatch best;
    private @Nullable Row bestRow;
    private @Nullable Row below;
    private final List<Row> above = new ArrayList<>();
    private final List<Row> head = new ArrayList<>();

    HeaderSearch(Source source) {
        this.source = source;
    }

    /**
     * The header; {@link #below} then tells the row below it, and {@code rows} stands below that.
     *
     * @param place the file, and the sheet where there are several, for the user
     * @throws RefusedException EMPTY where no row holds anything, HEADER_MISMATCH where none is a header of the source
     */
    Header in(Rows rows, String place) throws IOException, RefusedException {
        Row next = rows.next();
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
        Row row = bestRow;
        if (match == null || row == null) {
            throw new RefusedException(Refusal.EMPTY, TEXTS.get("header.empty", place));
        }
        refuse(match, row, place);
        return match.header();
    }

    /** The row below the header, empty where the file ends with it. */
    Optional<Row> below() {
        return Optional.ofNullable(below);
    }

    /** The rows that hold anything, down to the last line of the header, as they stand; all that were looked at where there is none. */
    List<Row> head() {
        return head;
    }

    /** What the rows down to the header say of all columns: their cells that are no headings. */
    NamedUnits named() {
        Row headings = bestRow;
        NamedUnits named = NamedUnits.NONE;
        for (int i = 0; headings != null && i < head.size(); i++) {
            Row row = head.get(i);
            if (i < head.size() - 1 || !row.isUnits()) {
                named = named.and(named(row.without(headings)));
            }
        }
        return named;
    }

    private static NamedUnits named(Row titles) {
        NamedUnits named = NamedUnits.in(titles);
        for (int c = 0; c < titles.width(); c++) {
            named = named.and(NamedUnits.inTitle(titles.cell(c)));
        }
        return named;
    }

    /** True when this row ends the header and nothing better can come. */
    boolean consider(Row row) {
        if (row.isBlank()) {
            above.clear();
            return false;
        }
        HeaderMatch match = Header.match(source, row);
        if (best == null || match.isComplete() || match.matched() > best.matched()) {
            best = match;
            bestRow = row;
        }
        boolean complete = match.isComplete() || isLastLine(row);
        above.add(row);
        return complete;
    }

    /** Whether this row, with one or two above it, is the header. */
    private boolean isLastLine(Row row) {
        Row stacked = row;
        for (int i = above.size() - 1; i >= 0 && i > above.size() - LINES; i--) {
            stacked = stacked.under(above.get(i));
            HeaderMatch match = Header.match(source, stacked);
            if (match.isComplete()) {
                best = match;
                bestRow = stacked;
                return true;
            }
        }
        return false;
    }

    /** The line below a header that is complete may belong to it still: it tells units, or names further fields. */
    private void readBelow(Rows rows) throws IOException, RefusedException {
        HeaderMatch upper = Objects.requireNonNull(best);
        Row row = rows.next();
        if (row != null) {
            Row stacked = row.under(Objects.requireNonNull(bestRow));
            HeaderMatch both = Header.match(source, stacked);
            if (both.isComplete() && (row.isUnits() || both.matched() > upper.matched())) {
                best = both;
                bestRow = stacked;
                head.add(row);
                row = rows.next();
            }
        }
        below = row;
    }

    /** How many fields the best row so far names. */
    int matched() {
        return best == null ? 0 : best.matched();
    }

    private static void refuse(HeaderMatch match, Row row, String place) throws RefusedException {
        if (row.excess().isPresent()) {
            throw RefusedException.tooLarge(row.excess().get(), place, String.valueOf(row.rowNo()));
        }
        if (!match.isComplete()) {
            String wanted = match.missing().stream().map(Field::title).collect(Collectors.joining("、"));
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

    /** By the sender's heading; beside it by the contract's, where that is another. */
    private static String called(HeaderMatch.WrongUnit wrong) {
        String own = Heading.of(wrong.heading()).text();
        String title = wrong.field().title();
        return own.equals(Heading.of(title).text()) ? title : TEXTS.get("header.called", Shown.text(own), title);
    }

    private static RefusedException mismatch(String message) {
        return new RefusedException(Refusal.HEADER_MISMATCH, message);
    }

    private static String written(Row row) {
        StringBuilder b = new StringBuilder();
        for (int c = 0; c < row.width() && b.length() < 300; c++) {
            b.append(c == 0 ? "" : "、").append(Fold.trim(row.cell(c)));
        }
        return b.toString();
    }
}
