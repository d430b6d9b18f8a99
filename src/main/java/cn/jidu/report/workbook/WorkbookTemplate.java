package cn.jidu.report.workbook;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The workbook that lends the others its looks: on its one sheet each row is a style, its name in the first cell, which looks
 * like it. So a statistician changes them in Excel ({@code workbook.xlsx} beside the pages' templates).
 */
public final class WorkbookTemplate {
    private static final String FILE = "workbook.xlsx";

    private final byte[] bytes;

    private WorkbookTemplate(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param folder of the report's templates */
    public static WorkbookTemplate load(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ReportException(
                    PackageTexts.chinese(WorkbookTemplate.class).get("noStyles", file));
        }
        try {
            return new WorkbookTemplate(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook of its own each time; its first sheet is the one with the styles. */
    XSSFWorkbook open() {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException | POIXMLException e) {
            throw new ReportException(
                    PackageTexts.chinese(WorkbookTemplate.class).get("noStyles", FILE), e);
        }
    }
}
