package cn.jidu.intake.xls;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.CellNumbers;
import cn.jidu.intake.workbook.CellStyles;
import cn.jidu.intake.workbook.SharedTexts;
import cn.jidu.intake.workbook.SheetBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;

/** What the own records of an {@code .xls} workbook say of its sheets and their cells. */
final class XlsContents {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsContents.class);

    private final Map<SheetBook.Sheet, Long> positions = new LinkedHashMap<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final XlsFonts fonts = new XlsFonts();
    private final String fileName;
    private final FileLimits limits;
    private boolean since1904;
    private int parts;

    XlsContents(String fileName, FileLimits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    /**
     * Reads them to their end; the texts that cells share go where they are kept.
     *
     * @throws RefusedException TOO_LARGE
     */
    void read(XlsRecords records, SharedTexts.Writer texts) throws IOException, RefusedException {
        while (records.next()) {
            RecordInputStream data = records.data();
            switch (records.sid()) {
                case BoundSheetRecord.sid -> sheet(records);
                case DateWindow1904Record.sid -> since1904 = data.readUShort() == 1;
                case FormatRecord.sid -> {
                    FormatRecord format = new FormatRecord(data);
                    require(formats.size(), FileLimit.STYLES);
                    formats.put(format.getIndexCode(), format.getFormatString());
                }
                case ExtendedFormatRecord.sid -> {
                    data.readUShort();
                    int format = data.readUShort();
                    require(styles.size(), FileLimit.STYLES);
                    styles.add(format);
                }
                case FontRecord.sid -> {
                    require(fonts.count(), FileLimit.STYLES);
                    fonts.add(data);
                }
                case SSTRecord.sid -> texts(records, texts);
                default -> {
                    // nothing that a cell says
                }
            }
        }
    }

    private void require(int known, FileLimit limit) throws RefusedException {
        if (known >= limits.of(limit)) {
            throw RefusedException.tooLarge(
                    LimitExcess.of(limits, limit), fileName, TEXTS.get("workbook.place.container"));
        }
    }

    private void sheet(XlsRecords records) throws RefusedException {
        require(parts, FileLimit.SHEETS);
        RecordInputStream data = records.data();
        long position = Integer.toUnsignedLong(data.readInt());
        boolean visible = (data.readUByte() & 3) == 0;
        boolean cells = data.readUByte() == 0;
        String name = records.text(data.readUByte());
        parts++;
        if (cells) {
            positions.put(new SheetBook.Sheet(parts, name, visible), position);
        }
    }

    private void texts(XlsRecords records, SharedTexts.Writer texts) throws IOException, RefusedException {
        records.data().readInt();
        int count = records.data().readInt();
        for (int i = 0; i < count; i++) {
            texts.add(XlsCells.readable(records.sharedText(fonts)));
        }
    }

    List<SheetBook.Sheet> sheets() {
        return List.copyOf(positions.keySet());
    }

    /** Where the sheet's records begin in the stream of an unencrypted workbook. */
    long position(SheetBook.Sheet sheet) {
        return Objects.requireNonNull(positions.get(sheet));
    }

    CellStyles styles() {
        return CellStyles.of(styles, formats);
    }

    /** Reads what stands beside the cells of one sheet. */
    XlsBeside beside() {
        return new XlsBeside(formats);
    }

    CellNumbers numbers() {
        return new CellNumbers(since1904);
    }
}
