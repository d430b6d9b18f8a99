package cn.jidu.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.BesideCell.BesideKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sheet shows is more than what stands in its cells: whoever changes that is to be seen. */
class BesideCellsTest {
    @TempDir
    Path work;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final XSSFSheet sheet = book.createSheet("目标");

    /** The same number reads 99.6, 100% and 约100; letters are written in quotes or each with its own mark. */
    @Test
    void howNumbersAreShown() throws Exception {
        cell(0).setCellValue(0.996);
        formatted(1, "0.0%").setCellValue(0.996);
        formatted(2, "0%").setCellValue(0.996);
        formatted(3, "\"约\"0").setCellValue(99.6);
        formatted(4, "\\约0").setCellValue(99.6);
        formatted(5, "@\"达标\"").setCellValue("未");
        formatted(6, "0%"); // nothing is shown
        assertThat(told(BesideKind.FORMAT)).containsExactly("B1 0.0%", "C1 0%", "D1 \\约0", "E1 \\约0", "F1 @\\达\\标");
    }

    @Test
    void howTheyAreShownWhereAConditionHolds() throws Exception {
        ConditionalFormattingRule rule = sheet.getSheetConditionalFormatting().createConditionalFormattingRule("B1<1");
        rule.createFontFormatting();
        sheet.getSheetConditionalFormatting()
                .addConditionalFormatting(
                        new CellRangeAddress[] {CellRangeAddress.valueOf("C1:C4")},
                        new ConditionalFormattingRule[] {rule});
        assertThat(told(BesideKind.FORMAT)).isEmpty();
        book.getStylesSource().getDxfAt(0).addNewNumFmt().setFormatCode("\"100%\"");
        assertThat(told(BesideKind.FORMAT)).containsExactly("C1:C4 \\1\\0\\0\\%");
    }

    /** What stands there is what was worked out last. */
    @Test
    void whatCellsAreWorkedOutFrom() throws Exception {
        cell(0).setCellFormula("SUM(B2:B4)*2");
        assertThat(told(BesideKind.FORMULA)).containsExactly("A1 =SUM(B2:B4)*2");
    }

    @Test
    void whereAChartDrawsAValueAndHowFarItsAxesReach() throws Exception {
        cell(0).setCellValue(4);
        cell(1).setCellValue(7);
        XSSFChart chart = sheet.createDrawingPatriarch()
                .createChart(sheet.createDrawingPatriarch().createAnchor(0, 0, 0, 0, 3, 3, 9, 9));
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
        axis.setMinimum(3);
        XDDFChartData bars = chart.createData(ChartTypes.BAR, chart.createCategoryAxis(AxisPosition.BOTTOM), axis);
        CellRangeAddress drawn = CellRangeAddress.valueOf("A1:B1");
        bars.addSeries(
                XDDFDataSourcesFactory.fromArray(new String[] {"椒江区", "黄岩区"}),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, drawn));
        chart.plot(bars);
        List<String> before = told(BesideKind.CHART);
        assertThat(before)
                .containsSubsequence("barChart", "0 椒江区", "1 黄岩区", "目标!$A$1:$B$1", "0 4", "1 7")
                .containsOnlyOnce("min 3")
                .doesNotContain("orientation maxMin");

        var values = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0)
                .getVal()
                .getNumRef()
                .getNumCache();
        values.getPtArray(0).setIdx(1);
        values.getPtArray(1).setIdx(0);
        assertThat(told(BesideKind.CHART)).isNotEqualTo(before).containsSubsequence("1 4", "0 7");
        axis.setOrientation(AxisOrientation.MAX_MIN);
        axis.setMinimum(0);
        assertThat(told(BesideKind.CHART))
                .containsOnlyOnce("orientation maxMin")
                .contains("min 0");
    }

    private XSSFCell cell(int column) {
        var row = sheet.getRow(0) == null ? sheet.createRow(0) : sheet.getRow(0);
        return row.createCell(column);
    }

    private XSSFCell formatted(int column, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        XSSFCell cell = cell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private List<String> told(BesideKind kind) throws IOException, RefusedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        byte[] bytes = out.toByteArray();
        OriginalFile file = new OriginalFile("book.xlsx", bytes.length, () -> new ByteArrayInputStream(bytes));
        try (XlsxWorkbook opened = XlsxWorkbook.open(file, FileLimits.DEFAULT, work)) {
            Stream<BesideCell> beside = opened.beside(opened.sheets().get(0)).stream();
            return beside.filter(b -> b.kind() == kind).map(BesideCell::text).toList();
        }
    }
}
