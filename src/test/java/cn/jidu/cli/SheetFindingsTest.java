package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a row of a workbook says on which sheet: a cover has rows of the same numbers. */
class SheetFindingsTest {
    private static final String BOOK = "registration_331002_2018Q2.xlsx";
    private static final String HEADER = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态";

    @TempDir
    Path folder;

    @Test
    void aFindingIsOfTheRowOfItsSheet() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(inbox.resolve(BOOK))) {
            fill(book.createSheet("封面"), "椒江区登记数据", "2018年二季度");
            fill(
                    book.createSheet("甲表"),
                    HEADER,
                    "91331002MA2H1001XB,甲厂,怪类型,3525,331002,2018-05-01,存续",
                    "91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2018-05-02,存续");
            book.write(out);
        }
        try (Database database = TestDatabase.fresh()) {
            said(database, "run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003");

            assertThat(said(database, "explain", "--row", BOOK + ":甲表:2")).contains("  疑点：主体类型未知：");
            assertThat(said(database, "explain", "--row", BOOK + ":甲表:3"))
                    .contains("有效，与登记库匹配")
                    .doesNotContain("主体类型未知");
            assertThat(said(database, "explain", "taizhou-2018/new-enterprises", "--area", "椒江"))
                    .contains("明细 2 行")
                    .contains("计入的行中有疑点：主体类型未知（1 行）");

            Path asked = folder.resolve("findings.xlsx");
            said(database, "decide", "--findings", "--export", asked.toString());
            assertThat(places(asked, "主体类型未知")).isEqualTo(List.of(BOOK + ":甲表:2", "甲厂", BOOK + ":甲表:2"));
        }
    }

    private static void fill(XSSFSheet sheet, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            Row row = sheet.createRow(i);
            String[] cells = lines[i].split(",");
            for (int j = 0; j < cells.length; j++) {
                row.createCell(j).setCellValue(cells[j]);
            }
        }
    }

    /** Of the only finding of a rule: where it is, whose name stands there, and where that is registered. */
    private static List<String> places(Path asked, String rule) throws IOException {
        try (InputStream in = Files.newInputStream(asked);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheet(rule);
            List<String> heads = cells(sheet.getRow(0));
            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            List<String> found = cells(sheet.getRow(1));
            return List.of(
                    found.get(heads.indexOf("文件:行")),
                    found.get(heads.indexOf("报送的名称")),
                    found.get(heads.indexOf("登记文件:行")));
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new java.util.ArrayList<>();
        row.forEach(cell -> cells.add(cell.toString()));
        return cells;
    }

    private String said(Database database, String... arguments) {
        Said said = Said.at(folder.resolve("home"), database, arguments);
        assertThat(said.status()).as(said.toString()).isEqualTo(0);
        return said.out();
    }
}
