package cn.jidu.intake;

import cn.jidu.definition.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of a workbook, under its own row numbers; a row ends with its last cell that holds anything.
 * Rows that the file leaves out are blank and not given.
 */
final class SheetRows implements Rows {
    private static final Texts TEXTS = Texts.chinese(SheetRows.class);
    /** As the format allows: 1,048,576 rows of 16,384 columns. */
    private static final int LAST_ROW = 1 << 20;

    private static final int COLUMNS = 1 << 14;

    private final int sheetNo;
    private final String sheet;
    private final CellTexts texts;
    private final int limit;
    private final Xml xml;
    private final StringBuilder value = new StringBuilder();
    private @Nullable String[] cells = new String[32];
    private int rowNo;
    private int column;
    private long characters;
    private boolean ended;

    SheetRows(WorkbookParts parts, String part, int sheetNo, String sheet, CellTexts texts, Limits limits)
            throws RefusedException {
        this.sheetNo = sheetNo;
        this.sheet = sheet;
        this.texts = texts;
        this.limit = limits.lineCharacters();
        this.xml = parts.open(part, this::place);
    }

    private String place() {
        return rowNo == 0 ? TEXTS.get("xlsx.place.start", sheet) : TEXTS.get("xlsx.place.row", sheet, rowNo);
    }

    String sheet() {
        return sheet;
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedException {
        while (!ended && xml.next()) {
            if (xml.isStart("row")) {
                return row();
            }
            ended = xml.isEnd("sheetData");
        }
        // the rest is read too: its checksum vouches for the rows
        while (xml.next()) {
            ended = true;
        }
        return null;
    }

    private Row row() throws IOException, RefusedException {
        int number = xml.attribute("r").map(Ordinal::of).orElse(rowNo + 1);
        if (number <= rowNo || number > LAST_ROW) {
            throw xml.damage().refusal();
        }
        rowNo = number;
        column = -1;
        characters = 0;
        Arrays.fill(cells, null);
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                cell();
            }
        }
        return new Row(sheetNo, sheet, rowNo, filled(), characters > limit);
    }

    private void cell() throws IOException, RefusedException {
        Optional<String> reference = xml.attribute("r");
        column = reference.isPresent() ? column(reference.get()) : column + 1;
        if (column < 0 || column >= COLUMNS || (column < cells.length && cells[column] != null)) {
            throw xml.damage().refusal();
        }
        String type = xml.attribute("t").orElse("n");
        Optional<String> style = xml.attribute("s");
        boolean formula = false;
        boolean given = false;
        value.setLength(0);
        while (xml.next() && !xml.isEnd("c")) {
            if (xml.isStart("v") || xml.isStart("t")) {
                given = true;
                xml.text(value, limit + 1);
            } else if (xml.isStart("f")) {
                formula = true;
                xml.skip();
            } else if (xml.isStart("rPh")) {
                xml.skip();
            }
        }
        if (given || formula) {
            keep(given ? text(type, style) : Extract.NOT_CALCULATED);
        }
    }

    private String text(String type, Optional<String> style) throws IOException, RefusedException {
        return value.isEmpty() ? "" : texts.of(type, style, value.toString(), xml.damage());
    }

    private void keep(String text) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(COLUMNS, Math.max(2 * cells.length, column + 1)));
        }
        int room = (int) Math.max(0, limit - characters);
        cells[column] = text.length() <= room ? text : text.substring(0, room);
        characters += text.length();
    }

    /** {@code AB12} is 27. */
    private static int column(String reference) {
        int column = 0;
        int i = 0;
        for (; i < reference.length() && i < 4 && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = 26 * column + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private String[] filled() {
        int width = cells.length;
        while (width > 0 && isBlank(cells[width - 1])) {
            width--;
        }
        String[] filled = new String[width];
        for (int i = 0; i < width; i++) {
            String cell = cells[i];
            filled[i] = cell == null ? "" : cell;
        }
        return filled;
    }

    private static boolean isBlank(@Nullable String cell) {
        return cell == null || Fold.isBlank(cell);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
