package cn.jidu.intake;

import cn.jidu.definition.Field;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the header row under title rows and blank rows. */
final class HeaderSearch {
    /** How many rows of a file may stand above the data, the header included. */
    static final int ROWS = 20;

    private static final Texts TEXTS = Texts.chinese(HeaderSearch.class);

    private final Source source;
    private @Nullable HeaderMatch best;
    private @Nullable Row bestRow;

    HeaderSearch(Source source) {
        this.source = source;
    }

    /**
     * The header; {@code rows} then stands below it.
     *
     * @throws RefusedException EMPTY where no row holds anything, HEADER_MISMATCH where none is a header of the source
     */
    Header in(Rows rows, String fileName) throws IOException, RefusedException {
        for (int i = 0; i < ROWS; i++) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            if (consider(row)) {
                break;
            }
        }
        HeaderMatch match = best;
        Row row = bestRow;
        if (match == null || row == null) {
            throw new RefusedException(Refusal.EMPTY, TEXTS.get("header.empty", fileName, ROWS));
        }
        refuse(match, row, fileName);
        return match.header();
    }

    /** True when this row is the header and nothing better can come. */
    boolean consider(Row row) {
        if (row.isBlank()) {
            return false;
        }
        HeaderMatch match = Header.match(source, row);
        if (best == null || match.matched() > best.matched()) {
            best = match;
            bestRow = row;
        }
        if (match.isComplete()) {
            best = match;
            bestRow = row;
        }
        return match.isComplete();
    }

    /** How many fields the best row so far names. */
    int matched() {
        return best == null ? 0 : best.matched();
    }

    private static void refuse(HeaderMatch match, Row row, String fileName) throws RefusedException {
        if (!match.isComplete()) {
            String wanted = match.missing().stream().map(Field::title).collect(Collectors.joining("、"));
            throw mismatch(TEXTS.get("header.missing", fileName, row.rowNo(), wanted, written(row)));
        }
        if (!match.doubled().isEmpty()) {
            String twice = String.join("、", match.doubled());
            throw mismatch(TEXTS.get("header.doubled", fileName, row.rowNo(), twice));
        }
        if (!match.units().isEmpty()) {
            HeaderMatch.WrongUnit wrong = match.units().get(0);
            String own = wrong.field().unit().orElse("");
            throw mismatch(TEXTS.get(
                    "header.unit", fileName, row.rowNo(), wrong.field().title(), wrong.unit(), own));
        }
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
