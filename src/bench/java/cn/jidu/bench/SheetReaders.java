package cn.jidu.bench;

import cn.idev.excel.EasyExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.event.AnalysisEventListener;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.OriginalFile;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.ttzero.excel.reader.ExcelReader;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** Readers of workbooks: each gives the cells of the first sheet, row by row, as text. */
final class SheetReaders {
    private final Source source;
    private final Path work;

    SheetReaders(Source source, Path work) {
        this.source = source;
        this.work = work;
    }

    /** Reads a file and counts what it has. */
    @FunctionalInterface
    interface SheetReader {
        Count read(Path file) throws Exception;
    }

    /** The rows, header included, and the cells that hold anything. */
    static final class Count {
        private long rows;
        private long cells;

        void cell(String text) {
            cells += text == null || text.isEmpty() ? 0 : 1;
        }

        long rows() {
            return rows;
        }

        @Override
        public String toString() {
            return rows + " rows, " + cells + " cells";
        }
    }

    Map<String, SheetReader> all() {
        Map<String, SheetReader> all = new LinkedHashMap<>();
        all.put("jidu", this::jidu);
        all.put("org.dhatim:fastexcel-reader", SheetReaders::fastExcel);
        all.put("org.ttzero:eec", SheetReaders::eec);
        all.put("POI, SAX", SheetReaders::poi);
        all.put("cn.idev.excel:fastexcel", SheetReaders::easyExcel);
        all.put("com.github.pjfanning:excel-streaming-reader", SheetReaders::streaming);
        return all;
    }

    private Count jidu(Path file) throws Exception {
        Count count = new Count();
        OriginalFile original =
                new OriginalFile(file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
        try (ExtractReader extract = ExtractReader.open(original, source, FileLimits.DEFAULT, work)) {
            count.rows++;
            for (int i = 0; i < extract.header().width(); i++) {
                count.cell("title");
            }
            for (var row = extract.next(); row != null; row = extract.next()) {
                count.rows++;
                for (int i = 0; i < row.width(); i++) {
                    count.cell(row.cell(i));
                }
            }
        }
        return count;
    }

    private static Count fastExcel(Path file) throws Exception {
        Count count = new Count();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                count.rows++;
                for (var cell : row) {
                    count.cell(cell == null ? null : cell.getText());
                }
            });
        }
        return count;
    }

    private static Count eec(Path file) throws Exception {
        Count count = new Count();
        try (ExcelReader reader = ExcelReader.read(file);
                Stream<org.ttzero.excel.reader.Row> rows = reader.sheet(0).rows()) {
            rows.forEach(row -> {
                count.rows++;
                for (int i = row.getFirstColumnIndex(); i < row.getLastColumnIndex(); i++) {
                    count.cell(row.getString(i));
                }
            });
        }
        return count;
    }

    private static Count poi(Path file) throws Exception {
        Counting counting = new Counting();
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(opened);
            ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(opened);
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), texts, counting, false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
        return counting.count;
    }

    private static final class Counting implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Count count = new Count();

        @Override
        public void startRow(int row) {
            count.rows++;
        }

        @Override
        public void endRow(int row) {
            // counted when it began
        }

        @Override
        public void cell(String reference, String text, XSSFComment comment) {
            count.cell(text);
        }
    }

    private static Count easyExcel(Path file) {
        Count count = new Count();
        EasyExcel.read(file.toFile(), new AnalysisEventListener<Map<Integer, String>>() {
                    @Override
                    public void invoke(Map<Integer, String> row, AnalysisContext context) {
                        count.rows++;
                        row.values().forEach(count::cell);
                    }

                    @Override
                    public void doAfterAllAnalysed(AnalysisContext context) {
                        // nothing is kept
                    }
                })
                .headRowNumber(0)
                .sheet()
                .doRead();
        return count;
    }

    private static Count streaming(Path file) throws Exception {
        Count count = new Count();
        try (var workbook =
                StreamingReader.builder().rowCacheSize(100).bufferSize(1 << 16).open(file.toFile())) {
            for (var row : workbook.getSheetAt(0)) {
                count.rows++;
                for (var cell : row) {
                    count.cell(cell.getStringCellValue());
                }
            }
        }
        return count;
    }
}
