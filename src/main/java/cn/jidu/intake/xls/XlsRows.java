package cn.jidu.intake.xls;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import cn.jidu.intake.workbook.HiddenParts;
import cn.jidu.intake.workbook.SheetBook;
import cn.jidu.intake.workbook.SheetCells;
import java.io.IOException;
import java.util.BitSet;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an {@code .xls} file. */
final class XlsRows implements SheetBook.SheetRows {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsRows.class);
    /** A text of several fonts in the cell itself, as other programs write it ([MS-XLS] does not know it any more). */
    private static final int RICH_LABEL = 0xD6;

    /** Formulas under their older numbers, as other programs write them: the same up to their result. */
    private static final int FORMULA_OF_EXCEL_3 = 0x0206;

    private static final int FORMULA_OF_EXCEL_4 = 0x0406;

    /** The bits of a record's number, those of its version included: Excel 2, 3 and 4. */
    private static final int VERSIONS = 0x06FF;
    /** The first and the last of the kinds of cells, by their last byte; and one apart from them. */
    private static final int INTEGER = 0x02;

    private static final int RESULT = 0x07;
    private static final int SHORT_NUMBER = 0x7E;

    private static final int UNSEEN_ROW = 0x20;
    private static final int UNSEEN_COLUMN = 1;

    private final XlsRecords records;
    private final XlsCells values;
    private final SheetCells cells;
    private final String sheet;
    private final String fileName;
    private final FileDamage damage;
    private final HiddenParts hidden = new HiddenParts();
    private final XlsBeside beside;
    private final BitSet hiddenRows = new BitSet();
    private boolean ended;
    /** Cells of a row have been put that has not been given. */
    private boolean open;
    /** The row of a cell that has not been put, because the row before had to be given first; else 0. */
    private int ahead;
    /** Of the last cell, and whether that has a formula. */
    private int column;

    private boolean formula;
    /** Of the last formula, whose text stands in a record of its own. */
    private int style;

    XlsRows(
            XlsRecords records,
            SheetBook.Sheet sheet,
            XlsCells values,
            XlsBeside beside,
            String fileName,
            FileLimits limits) {
        this.beside = beside;
        this.records = records;
        this.values = values;
        this.cells = new SheetCells(sheet, new RowBounds(limits));
        this.sheet = sheet.name();
        this.fileName = fileName;
        this.damage = new FileDamage(fileName, this::place);
    }

    private String place() {
        return cells.rowNo() == 0
                ? TEXTS.get("workbook.place.start", sheet)
                : TEXTS.get("workbook.place.row", sheet, cells.rowNo());
    }

    @Override
    public @Nullable FileRow next() throws RefusedException {
        try {
            while (!ended) {
                if (ahead == 0 && !records.next()) {
                    ended = true;
                } else if (!take()) {
                    return given();
                }
            }
            return open ? given() : null;
        } catch (IOException | RuntimeException e) {
            // the library says of a damaged record so in many ways
            throw damage.refusal(e);
        }
    }

    private FileRow given() {
        open = false;
        FileRow row = cells.row();
        if (row.width() > 0 && hiddenRows.get(row.rowNo())) {
            hidden.row();
        }
        return row;
    }

    /** False where the record is a cell of another row and the one at hand must be given first. */
    private boolean take() throws IOException, RefusedException {
        RecordInputStream data = records.data();
        switch (records.sid()) {
            case LabelSSTRecord.sid,
                    LabelRecord.sid,
                    RICH_LABEL,
                    NumberRecord.sid,
                    RKRecord.sid,
                    MulRKRecord.sid,
                    BoolErrRecord.sid,
                    FormulaRecord.sid,
                    FORMULA_OF_EXCEL_3,
                    FORMULA_OF_EXCEL_4 -> {
                return cell(data);
            }
            case StringRecord.sid -> {
                if (open && formula) {
                    cells.put(column, values.text(style, records.text(), column));
                }
            }
            case RowRecord.sid -> row(data);
            case ColumnInfoRecord.sid -> column(data);
            default -> beside();
        }
        return true;
    }

    private void beside() throws RefusedException {
        if (!beside.take(records) && isCell(records.sid())) {
            throw new RefusedException(
                    RefusalCode.UNREADABLE,
                    TEXTS.get("xls.record", fileName, place(), "%04X".formatted(records.sid())));
        }
        if (beside.isChanging()) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("workbook.conditional", fileName, sheet));
        }
    }

    /** Numbers, texts, truths, formulas and their results have the same last byte in every version of the format. */
    private static boolean isCell(int sid) {
        int kind = sid & 0xFF;
        return (sid & ~VERSIONS) == 0 && ((kind >= INTEGER && kind <= RESULT) || kind == SHORT_NUMBER);
    }

    private static boolean isFormula(int sid) {
        return sid == FormulaRecord.sid || sid == FORMULA_OF_EXCEL_3 || sid == FORMULA_OF_EXCEL_4;
    }

    private boolean cell(RecordInputStream data) throws IOException, RefusedException {
        int row = ahead == 0 ? data.readUShort() + 1 : ahead;
        ahead = 0;
        if (row != cells.rowNo()) {
            if (open) {
                ahead = row;
                return false;
            }
            if (!cells.begin(row)) {
                throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("xls.order", fileName, place()));
            }
        }
        open = true;
        formula = isFormula(records.sid());
        column = data.readUShort();
        if (records.sid() == MulRKRecord.sid) {
            for (; data.remaining() > Short.BYTES; column++) {
                put(values.shortNumber(data, column));
            }
        } else {
            put(text(data));
        }
        return true;
    }

    private void put(String text) throws RefusedException {
        if (!cells.isFree(column)) {
            throw damage.refusal();
        }
        cells.put(column, text);
    }

    private String text(RecordInputStream data) throws IOException, RefusedException {
        return switch (records.sid()) {
            case LabelSSTRecord.sid -> values.sharedText(data, column).orElseThrow(damage::refusal);
            case NumberRecord.sid -> values.number(data, column);
            case RKRecord.sid -> values.shortNumber(data, column);
            case BoolErrRecord.sid -> XlsCells.truthOrError(data);
            case FormulaRecord.sid, FORMULA_OF_EXCEL_3, FORMULA_OF_EXCEL_4 -> {
                style = data.readUShort();
                yield values.result(data, style, column);
            }
            default -> values.text(data.readUShort(), records.text(), column);
        };
    }

    private void row(RecordInputStream data) {
        int row = data.readUShort() + 1;
        data.readLong();
        data.readUShort();
        if ((data.readUShort() & UNSEEN_ROW) != 0) {
            hiddenRows.set(row);
        }
    }

    private void column(RecordInputStream data) {
        int first = data.readUShort();
        int last = data.readUShort();
        data.readInt();
        if ((data.readUShort() & UNSEEN_COLUMN) != 0) {
            hidden.columns(first, last);
        }
    }

    @Override
    public NamedUnits around() {
        return beside.named();
    }

    @Override
    public HiddenParts hidden() {
        return hidden;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
