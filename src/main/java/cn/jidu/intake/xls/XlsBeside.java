package cn.jidu.intake.xls;

import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.PageHead;
import cn.jidu.intake.workbook.CellStyles;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.record.CFRule12Record;
import org.apache.poi.hssf.record.CFRuleRecord;
import org.apache.poi.hssf.record.DVRecord;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.TextObjectRecord;

/** What the records of a sheet of an {@code .xls} file say beside its cells: page heads, boxes, comments, conditional formats. */
final class XlsBeside {
    /** The page heads of even pages and of the first ([MS-XLS] 2.4.137). */
    private static final int FURTHER_HEADS = 0x089C;
    /** What newer programs say of a conditional format that the older record cannot ([MS-XLS] 2.4.43). */
    private static final int FURTHER_CONDITION = 0x087B;

    /** The kind and the area that newer records begin with. */
    private static final int NEW_HEAD = 12;

    private static final int COMMON_PART = 0x15;
    private static final int COMMENT = 0x19;

    /** A condition's format has a number format ([MS-XLS] 2.5.90). */
    private static final int WITH_NUMBERS = 0x0200_0000;
    /** The number format is spelled out. */
    private static final int SPELLED = 1;

    private final Map<Integer, String> formats;
    private final PageHead pageHead = new PageHead();
    private NamedUnits named = NamedUnits.NONE;
    private boolean changing;
    /** The text that follows is that of a comment. */
    private boolean comment;

    /** @param formats what the workbook says of formats by their numbers */
    XlsBeside(Map<Integer, String> formats) {
        this.formats = formats;
    }

    /** False where the record is none of these. */
    boolean take(XlsRecords records) {
        switch (records.sid()) {
            case HeaderRecord.sid, FooterRecord.sid -> {
                if (records.data().remaining() > 0) {
                    pageHead.add(records.text());
                }
            }
            case FURTHER_HEADS -> heads(records);
            case ObjRecord.sid -> comment = isComment(records.data());
            case TextObjectRecord.sid -> text(records);
            case DVRecord.sid -> prompts(records);
            case CFRuleRecord.sid -> condition(records);
            case CFRule12Record.sid -> newCondition(records);
            case FURTHER_CONDITION -> furtherCondition(records);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The view and what pages there are, the length of each text, the texts. */
    private void heads(XlsRecords records) {
        records.skip(NEW_HEAD + 18);
        int[] lengths =
                IntStream.range(0, 4).map(i -> records.data().readUShort()).toArray();
        for (int length : lengths) {
            if (length > 0) {
                pageHead.add(records.text());
            }
        }
    }

    private static boolean isComment(RecordInputStream data) {
        boolean common = data.readUShort() == COMMON_PART;
        data.readUShort();
        return common && data.readUShort() == COMMENT;
    }

    /** What is written stands in the records that continue this one. */
    private void text(XlsRecords records) {
        records.skip(10);
        int length = records.data().readUShort();
        records.data().readRemainder();
        String text = records.text(length);
        named = named.and(comment ? NamedUnits.inComment(text) : NamedUnits.inTitle(text));
    }

    /** What whoever fills in the sheet is told at its cells, behind what it checks: two titles and two texts. */
    private void prompts(XlsRecords records) {
        records.skip(Integer.BYTES);
        for (int i = 0; i < 4; i++) {
            int length = records.data().readUShort();
            if (length == 0) {
                records.skip(1);
            } else {
                named = named.and(NamedUnits.inComment(records.text(length)));
            }
        }
    }

    /** The condition's kind, how long its formulas are, its format. */
    private void condition(XlsRecords records) {
        records.skip(6);
        format(records);
    }

    private void newCondition(XlsRecords records) {
        records.skip(NEW_HEAD + 6);
        newFormat(records);
    }

    private void furtherCondition(XlsRecords records) {
        records.skip(NEW_HEAD);
        boolean new12 = records.data().readInt() != 0;
        records.skip(Short.BYTES + 7);
        if (!new12 && records.data().readUByte() != 0) {
            newFormat(records);
        }
    }

    /** Has its length before it. */
    private void newFormat(XlsRecords records) {
        if (records.data().readInt() > 0) {
            format(records);
        }
    }

    private void format(XlsRecords records) {
        RecordInputStream data = records.data();
        boolean numbers = (data.readInt() & WITH_NUMBERS) != 0;
        boolean spelled = (data.readUShort() & SPELLED) != 0;
        if (numbers && spelled) {
            data.readUShort();
            changing |= CellStyles.changes(records.text());
        } else if (numbers) {
            data.readUByte();
            changing |= CellStyles.changes(data.readUByte(), formats);
        }
    }

    /** The units that its texts name; complete after the last record. */
    NamedUnits named() {
        return pageHead.named().and(named);
    }

    /** Whether a conditional format that has been read shows other numbers than the cells'. */
    boolean isChanging() {
        return changing;
    }
}
