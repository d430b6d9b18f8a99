package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.SheetBook;
import cn.jidu.intake.xls.XlsCells;
import cn.jidu.intake.xls.XlsWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that broke other programs, where they are there. */
class HostileWorkbooksTest {
    private static final Source LOAN = Fixture.DEFINITIONS.sources().get("loan");
    /** A contract that takes any header. */
    private static final Source ANY = new Source(
            "any",
            "any",
            "",
            LOAN.filePattern(),
            List.of(),
            List.of(),
            LOAN.replacesBy(),
            false,
            LOAN.shrinkBound(),
            LOAN.sumBounds(),
            LOAN.areaField(),
            LOAN.quarterField(),
            LOAN.match(),
            LOAN.counted(),
            LOAN.locatedBy(),
            LOAN.senders(),
            LOAN.due(),
            LOAN.form(),
            LOAN.bounds(),
            LOAN.examples(),
            false);

    @TempDir
    Path work;

    private final Path folder = Path.of(System.getProperty("jidu.shared", "none"), "hostile", "workbooks");

    @BeforeEach
    void filesAreThere() {
        assumeTrue(Files.isDirectory(folder), "no hostile files here");
    }

    @AfterEach
    void nothingIsLeftOfTheTemporaryFiles() {
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void everyOneIsReadOrRefused() throws Exception {
        Map<String, Integer> fates = new TreeMap<>();
        for (Path file : files("")) {
            String fate;
            try (ExtractReader extract = ExtractReader.open(original(file), ANY, FileLimits.DEFAULT, work)) {
                while (extract.next() != null) {
                    // to its end
                }
                fate = "READ";
            } catch (RefusedException e) {
                fate = e.refusal().name();
            }
            fates.merge(fate, 1, Integer::sum);
        }
        assertThat(fates)
                .isEqualTo(Map.of(
                        "READ",
                        90,
                        "HEADER_MISMATCH",
                        33,
                        "EMPTY",
                        14,
                        "ENCRYPTED",
                        2,
                        "UNREADABLE",
                        13,
                        "TOO_LARGE",
                        1));
    }

    /** Cell by cell what POI's own model of the same file holds, which needs memory for all of it. */
    @Test
    void oldWorkbooksSayWhatTheLibrarySays() throws Exception {
        List<String> unlike = new ArrayList<>();
        int cells = 0;
        int unread = 0;
        for (Path file : files(".xls")) {
            try (HSSFWorkbook expected = new HSSFWorkbook(Files.newInputStream(file));
                    SheetBook found = XlsWorkbook.open(original(file), FileLimits.DEFAULT, work)) {
                for (SheetBook.Sheet sheet : found.sheets()) {
                    Map<String, String> texts = texts(found, sheet);
                    cells += texts.size();
                    if (!texts.equals(texts(expected.getSheetAt(sheet.number() - 1), texts))) {
                        unlike.add(file.getFileName() + " " + sheet.name());
                    }
                }
            } catch (RefusedException | IOException | RuntimeException e) {
                // one of the two does not read it
                unread++;
            }
        }
        assertThat(unlike).isEmpty();
        assertThat(cells).isGreaterThan(16_000);
        assertThat(unread).isEqualTo(7);
    }

    private static Map<String, String> texts(SheetBook workbook, SheetBook.Sheet sheet) throws Exception {
        Map<String, String> texts = new TreeMap<>();
        try (FileRows rows = workbook.open(sheet, new BitSet())) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                for (int c = 0; c < row.width(); c++) {
                    if (!row.cell(c).isBlank()) {
                        texts.put(row.rowNo() + "/" + c, row.cell(c));
                    }
                }
            }
        }
        return texts;
    }

    /** @param found what numbers are taken from: how they are shown is tested elsewhere */
    private static Map<String, String> texts(Sheet sheet, Map<String, String> found) {
        Map<String, String> texts = new TreeMap<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            for (Cell cell : row) {
                CellType type =
                        cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                String place = row.getRowNum() + 1 + "/" + cell.getColumnIndex();
                String text =
                        switch (type) {
                            case STRING -> XlsCells.readable(cell.getStringCellValue());
                            case BLANK -> "";
                            default -> found.getOrDefault(place, "missing");
                        };
                if (!text.isBlank()) {
                    texts.put(place, text);
                }
            }
        }
        return texts;
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static OriginalFile original(Path file) throws IOException {
        return new OriginalFile(String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }
}
