package cn.jidu.mutation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as POI writes them, and the parts of their zips. */
final class Workbooks {
    private Workbooks() {}

    static byte[] xlsx(List<List<String>> rows) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Map<String, byte[]> parts = parts(write(book, rows));
            // says when it was made
            parts.remove("docProps/core.xml");
            return zip(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] xls(List<List<String>> rows) {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createInformationProperties();
            return write(book, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Short numbers as numbers, all else as text. */
    private static byte[] write(Workbook book, List<List<String>> rows) throws IOException {
        Sheet sheet = book.createSheet("表");
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                if (cell.matches("[1-9][0-9]{0,7}(\\.[0-9]{1,4})?")) {
                    row.createCell(c).setCellValue(Double.parseDouble(cell));
                } else if (!cell.isEmpty()) {
                    row.createCell(c).setCellValue(cell.length() > 32_767 ? cell.substring(0, 32_767) : cell);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compressed at the least effort. */
    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
