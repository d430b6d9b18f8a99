package cn.jidu.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.OriginalFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and buttons over a sheet stand in the older kind of drawing. */
class FormLabelsTest {
    private static final String[] HEADINGS = {"纳税人识别号", "纳税人名称", "行政区划代码", "所属期", "营业收入", "实缴税额"};
    private static final String DRAWING = """
            <xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape type="#_x0000_t201">
             <v:textbox><div style='text-align:left'><font face="宋体">金额<br></font><font>单位&#65306;</font>万元</div></v:textbox>
             <x:ClientData ObjectType="Label"/></v:shape>
             <v:shape><v:textbox><div style='text-align:left'></div></v:textbox></v:shape></xml>""";

    @TempDir
    Path work;

    @Test
    void theTextsOfItsBoxes() {
        assertThat(VmlText.in(DRAWING)).containsExactly("金额\n单位：万元");
        assertThat(VmlText.in("<v:textbox>A&amp;B&nbsp;&lt;1&gt;&#x4E07;</v:textbox>"))
                .containsExactly("A&B <1>万");
        assertThat(VmlText.in("<v:textbox>")).isEmpty();
    }

    /** It is no well-formed XML, as Excel writes it. */
    @Test
    void aUnitInALabelIsThatOfTheTable() throws Exception {
        byte[] bytes = labelled();
        OriginalFile file = new OriginalFile("tax.xlsx", bytes.length, () -> new ByteArrayInputStream(bytes));
        try (ExtractReader extract =
                ExtractReader.open(file, Fixture.DEFINITIONS.sources().get("tax"), FileLimits.DEFAULT, work)) {
            assertThat(extract.header().factors().get(5)).isEqualByComparingTo("10000");
        }
    }

    private static byte[] labelled() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("税务");
            XSSFRow head = sheet.createRow(0);
            for (int c = 0; c < HEADINGS.length; c++) {
                head.createCell(c).setCellValue(HEADINGS[c]);
            }
            // its drawing is replaced by ours
            sheet.createDrawingPatriarch()
                    .createCellComment(book.getCreationHelper().createClientAnchor())
                    .setString("核对");
            book.write(plain);
        }
        ByteArrayOutputStream labelled = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(plain.toByteArray()));
                ZipOutputStream to = new ZipOutputStream(labelled)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().endsWith(".vml")
                                ? DRAWING.getBytes(StandardCharsets.UTF_8)
                                : from.readAllBytes());
            }
        }
        return labelled.toByteArray();
    }
}
