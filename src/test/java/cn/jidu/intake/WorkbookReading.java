package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of loans that POI writes and intake reads, whichever of the two formats they have. */
abstract class WorkbookReading {
    static final Source LOAN = Fixture.DEFINITIONS.sources().get("loan");
    static final List<String> HEADER =
            List.of("借据编号", "贷款机构", "借款人代码", "借款人名称", "行政区划代码", "报告期", "贷款余额（元）", "发放日期", "发放金额（万元）");
    static final List<String> ROW =
            List.of("J1", "某银行", "91331002MA2A0001AX", "甲厂", "331002", "2019Q3", "100", "2019-07-01", "1");

    @TempDir
    Path work;

    private final String fileName;

    WorkbookReading(String fileName) {
        this.fileName = fileName;
    }

    @AfterEach
    void nothingIsLeftOfTheTemporaryFiles() {
        assertThat(work).isEmptyDirectory();
    }

    void refused(RefusalCode refusal, String message, byte[] file) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
                .hasMessage(message);
    }

    List<String> rows(byte[] file) throws IOException, RefusedException {
        return rows(fileName, file);
    }

    List<String> rows(String name, byte[] file) throws IOException, RefusedException {
        List<String> found = new ArrayList<>();
        try (ExtractReader extract = open(name, file)) {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                found.add(row.rowNo() + " " + cells(row));
            }
        }
        return found;
    }

    ExtractReader open(byte[] file) throws IOException, RefusedException {
        return open(fileName, file);
    }

    private ExtractReader open(String name, byte[] file) throws IOException, RefusedException {
        return ExtractReader.open(original(name, file), LOAN, FileLimits.DEFAULT, work);
    }

    static OriginalFile original(String name, byte[] bytes) {
        return new OriginalFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static List<String> cells(FileRow row) {
        return Stream.iterate(0, c -> c < row.width(), c -> c + 1)
                .map(row::cell)
                .toList();
    }

    static CellStyle style(Workbook book, String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    static void put(Sheet sheet, int row, List<String> cells) {
        org.apache.poi.ss.usermodel.Row made = sheet.createRow(row);
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty()) {
                made.getCell(c, MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(cells.get(c));
            }
        }
    }

    static List<String> concat(List<String> cells, String more) {
        List<String> all = new ArrayList<>(cells);
        all.add(more);
        return all;
    }
}
