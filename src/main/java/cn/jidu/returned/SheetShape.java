package cn.jidu.returned;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.TableHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What a file looks like, as a first reading tells, and where its columns go.
 *
 * @param sheet the sheet that is returned; empty for a text file
 * @param titleRowNo the line of the header that names the columns
 * @param reasonColumn where the reasons stand: behind the last column, or where an earlier return has put them
 * @param inserted whether that column is new: what stands beyond the header then moves behind it
 * @param lastRowNo the number of the last row
 * @param cutRows rows with more text in a cell than a sheet can show
 * @param widths of the columns of the header, in characters of Latin text
 */
record SheetShape(
        String sheet,
        TableHeader header,
        int titleRowNo,
        int reasonColumn,
        boolean inserted,
        int lastRowNo,
        long cutRows,
        List<Integer> widths) {
    /** Titles are known to intake as an unknown column, which it leaves out. */
    static final String REASON_TITLE = PackageTexts.chinese(SheetShape.class).get("column.reason");

    SheetShape {
        widths = List.copyOf(widths);
    }

    /** Reads the file to its end. */
    static SheetShape of(ExtractReader extract) throws IOException, RefusedException {
        TableHeader header = extract.header();
        int titleRowNo = extract.titleRowNo();
        int[] widths = new int[header.width()];
        String sheet = "";
        int reasons = header.width();
        int last = 0;
        long cut = 0;
        for (FileRow row : extract.head()) {
            sheet = row.sheet();
            last = row.rowNo();
            if (row.rowNo() == titleRowNo) {
                reasons = column(row, header.width());
                measure(row, widths);
            }
        }
        for (FileRow row = extract.nextAsWritten(); row != null; row = extract.nextAsWritten()) {
            last = row.rowNo();
            cut += isCut(row) ? 1 : 0;
            measure(row, widths);
        }
        return new SheetShape(
                sheet,
                header,
                titleRowNo,
                reasons,
                reasons == header.width(),
                last,
                cut,
                Arrays.stream(widths).boxed().toList());
    }

    private static boolean isCut(FileRow row) {
        for (int c = 0; c < row.width(); c++) {
            if (!SheetText.of(row.cell(c)).isWhole()) {
                return true;
            }
        }
        return false;
    }

    private static int column(FileRow titles, int width) {
        for (int c = 0; c < width; c++) {
            if (titles.cell(c).equals(REASON_TITLE)) {
                return c;
            }
        }
        return width;
    }

    private static void measure(FileRow row, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Math.max(widths[c], WideColumns.characters(row.cell(c)));
        }
    }

    /** Where a cell of the file stands in the returned sheet. */
    int column(int original) {
        return inserted && original >= reasonColumn ? original + 1 : original;
    }

    /** Behind everything that the header names: what stands there keeps a row from being taken in. */
    int beyond() {
        return inserted ? reasonColumn + 1 : header.width();
    }
}
