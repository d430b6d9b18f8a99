package cn.jidu.report.workbook;

import cn.jidu.report.view.ReportPart;
import java.util.List;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** Bars in the cells of how far something is, from nothing to the whole: those beyond the whole are full. */
final class ShownBars {
    /** The first tells how opaque it is. */
    private static final byte[] COLOUR = {(byte) 0xFF, (byte) 0x9D, (byte) 0xC3, (byte) 0xE6};

    private static final double WHOLE = 100;

    private ShownBars() {}

    static void draw(XSSFSheet sheet, ReportPart part, int firstRow, int lastRow) {
        List<ReportPart.PartColumn> columns = part.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (isCompletion(columns.get(i).key()) && firstRow <= lastRow) {
                draw(sheet, new CellRangeAddress(firstRow, lastRow, i, i));
            }
        }
    }

    private static boolean isCompletion(String key) {
        return key.equals("progress") || key.equals("average") || key.matches("rate\\d+");
    }

    private static void draw(XSSFSheet sheet, CellRangeAddress cells) {
        XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(new XSSFColor(COLOUR, null));
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0d);
        bar.getMaxThreshold().setRangeType(RangeType.NUMBER);
        bar.getMaxThreshold().setValue(WHOLE);
        formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }
}
