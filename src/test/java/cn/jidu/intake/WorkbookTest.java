package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.ProofShare;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Workbooks as departments make them, written by POI: what rows they give, and what is refused with which words. */
class WorkbookTest extends WorkbookReading {
    private static final String FILE = "loan_331002_2019Q3.xlsx";

    WorkbookTest() {
        super(FILE);
    }

    @Test
    void headerUnderTitlesNotesAndTotal() throws Exception {
        byte[] file = workbook(book -> {
            XSSFSheet hidden = book.createSheet("隐藏");
            put(hidden, 0, HEADER);
            put(hidden, 1, ROW);
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
            put(book.createSheet("说明"), 0, List.of("本表由各银行填写"));
            XSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, List.of("椒江区贷款明细表"));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 8));
            put(sheet, 1, List.of("填报单位：某银行"));
            put(sheet, 4, HEADER);
            put(sheet, 5, ROW);
            put(sheet, 8, ROW);
            put(sheet, 9, List.of("", "合计", "", "", "", "", "200"));
            put(sheet, 11, List.of("注：单位为元"));
            put(sheet, 12, List.of("填表人：某某"));
            sheet.getRow(8).setZeroHeight(true);
            sheet.setColumnHidden(3, true);
        });
        try (ExtractReader extract = open(file)) {
            assertThat(extract.format()).isEqualTo("XLSX");
            assertThat(extract.header().rowNo()).isEqualTo(5);
            assertThat(extract.header().factors().get(7)).as("balance in 元").isEqualByComparingTo("0.0001");
            FileRow first = extract.next();
            assertThat(first.sheet()).isEqualTo("贷款");
            assertThat(first.sheetNo()).isEqualTo(3);
            assertThat(first.rowNo()).isEqualTo(6);
            assertThat(cells(first)).isEqualTo(ROW);
            assertThat(extract.next().rowNo()).isEqualTo(9);
            assertThat(extract.next()).isNull();
            assertThat(extract.notes())
                    .containsExactly("隐藏的工作表未读取：隐藏。", "只读取了工作表“贷款”，未读取：说明。", "工作表“贷款”中隐藏或筛选掉的 1 行、1 列已照常读取。");
        }
    }

    @Test
    void headerOfTwoLinesWithMergedCells() throws Exception {
        List<String> upper = new ArrayList<>(HEADER);
        upper.set(6, "贷款情况");
        upper.set(7, "");
        upper.set(8, "");
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, upper);
            put(sheet, 1, List.of("", "", "", "", "", "", "贷款余额（万元）", "发放日期", "发放金额（万元）"));
            for (int c = 0; c < 6; c++) {
                sheet.addMergedRegion(new CellRangeAddress(0, 1, c, c));
            }
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 6, 8));
            put(sheet, 2, ROW);
        });
        assertThat(rows(file)).containsExactly("3 " + ROW);
    }

    @Test
    void aLineOfUnitsUnderTheHeaderTellsThem() throws Exception {
        List<String> plain = HEADER.stream().map(h -> h.replaceAll("（.*", "")).toList();
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, plain);
            put(sheet, 1, List.of("", "", "", "", "", "", "元", "", "（万元）"));
            put(sheet, 2, ROW);
        });
        try (ExtractReader extract = open(file)) {
            assertThat(extract.header().factors().get(7)).isEqualByComparingTo("0.0001");
            assertThat(extract.next().rowNo()).isEqualTo(3);
        }
    }

    @Test
    void everyKindOfCellSaysWhatItShows() throws Exception {
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            XSSFRow row = sheet.createRow(1);
            row.createCell(0).setCellValue(0.1 + 0.2);
            row.createCell(1).setCellValue(913310020000000123.0);
            row.createCell(2).setCellValue(330781000012345.0);
            row.createCell(3).setCellValue(true);
            row.createCell(4).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
            XSSFCell formula = row.createCell(5);
            formula.setCellFormula("1/3");
            formula.setCellValue(1.0 / 3);
            row.createCell(6).setCellFormula("A2*2");
            XSSFCell day = row.createCell(7);
            day.setCellStyle(style(book, "yyyy\"年\"m\"月\"d\"日\""));
            day.setCellValue(LocalDate.of(2019, 7, 1));
            XSSFCell percent = row.createCell(8);
            percent.setCellStyle(style(book, "0.00%"));
            percent.setCellValue(0.0435);
            XSSFRow second = sheet.createRow(2);
            XSSFRichTextString rich = new XSSFRichTextString("台州甲厂");
            rich.applyFont(0, 2, book.createFont());
            second.createCell(0).setCellValue(rich);
            second.createCell(1).setCellValue(-1234.5);
            second.createCell(2).setCellValue(1e300);
            second.createCell(3).setCellValue("甲_x000D_厂_x0000_");
            XSSFCell chinese = second.createCell(4);
            CellStyle built = book.createCellStyle();
            built.setDataFormat((short) 31);
            chinese.setCellStyle(built);
            chinese.setCellValue(43647);
            XSSFCell text = second.createCell(5);
            text.setCellFormula("\"甲\"");
            text.setCellValue("甲");
            second.createCell(6).setCellValue(1e15);
            second.createCell(7).setCellValue(123456789012345.0);
            second.createCell(8).setCellValue(43647);
        });
        assertThat(rows(file))
                .containsExactly(
                        "2 [0.3, 9.1331E+17, 330781000012345, true, #N/A, 0.333333333333333, #公式未计算, 2019-07-01, 4.35%]",
                        "3 [台州甲厂, -1234.5, 1E+300, 甲\r厂_x0000_, 2019-07-01, 甲, 1E+15, 123456789012345, 43647]");
    }

    /** Programs that write formulas and do not calculate leave the result empty; an empty text is a result. */
    @Test
    void aFormulaWithoutItsResultIsNoEmptyCell() throws Exception {
        byte[] file = new HandmadeWorkbook(List.of(HEADER, ROW))
                .replace(
                        HandmadeWorkbook.SHEET,
                        "<c t=\"inlineStr\"><is><t>甲厂</t></is></c>",
                        "<c t=\"str\"><f>A1&amp;\"\"</f><v></v></c>")
                .replace(
                        HandmadeWorkbook.SHEET, "<c t=\"inlineStr\"><is><t>100</t></is></c>", "<c><f>99+1</f><v /></c>")
                .bytes();
        assertThat(rows(file))
                .containsExactly("2 [J1, 某银行, 91331002MA2A0001AX, , 331002, 2019Q3, #公式未计算, 2019-07-01, 1]");
    }

    /** What no reader knows could be a value: it is not passed over, and not guessed. */
    @Test
    void aCellOfAKindThatNobodyKnowsRefuses() throws Exception {
        String cell = "<c t=\"inlineStr\"><is><t>100</t></is></c>";
        String message = FILE + " 无法读取（工作表“表”第2行之后）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。";
        for (String unknown : List.of(
                "<c t=\"x\"><v>100</v></c>",
                "<c t=\"b\"><v>2</v></c>",
                "<c><value>100</value></c>",
                "<c t=\"inlineStr\"><is><x><t>100</t></x></is></c>")) {
            refused(
                    RefusalCode.UNREADABLE,
                    message,
                    new HandmadeWorkbook(List.of(HEADER, ROW))
                            .replace(HandmadeWorkbook.SHEET, cell, unknown)
                            .bytes());
        }
        for (String known : List.of(
                "<c><v> 100 </v></c>",
                "<c><v>+1e2</v></c>",
                "<c><v>100.</v></c>",
                "<c t=\"str\"><v>100</v><extLst><ext><y>1</y></ext></extLst></c>",
                "<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>10</t></r><r><t>0</t></r><phoneticPr/></is></c>")) {
            assertThat(rows(new HandmadeWorkbook(List.of(HEADER, ROW))
                            .replace(HandmadeWorkbook.SHEET, cell, known)
                            .bytes()))
                    .containsExactly("2 " + ROW);
        }
        assertThat(rows(new HandmadeWorkbook(List.of(HEADER, ROW))
                        .replace(HandmadeWorkbook.SHEET, cell, "<c t=\"b\"><v>true</v></c>")
                        .bytes()))
                .containsExactly("2 " + ROW.toString().replace(" 100,", " true,"));
    }

    @Test
    void daysOfTheOtherCalendarAndInlineTexts() throws Exception {
        byte[] sheet = workbook(book -> {
            book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            XSSFSheet s = book.createSheet();
            put(s, 0, HEADER);
            XSSFCell day = s.createRow(1).createCell(7);
            day.setCellStyle(style(book, "yyyy-mm-dd"));
            // 2019-07-01, counted from 1904-01-01
            day.setCellValue(42185);
            s.createRow(2).createCell(7).setCellValue("42185");
        });
        byte[] inline = changed(
                sheet,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace(
                        "<row r=\"2\">",
                        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"));
        // the second as a text, which is counted as a text file counts days
        assertThat(rows(inline)).containsExactly("2 [甲乙, , , , , , , 2019-07-01, ]", "3 [, , , , , , , 43647, ]");
    }

    @Test
    void moreCellsThanTheHeaderAreSeenAndFewerAreEmpty() throws Exception {
        List<String> wide = new ArrayList<>(ROW);
        wide.addAll(List.of("", "x"));
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW.subList(0, 3));
            put(sheet, 2, wide);
            put(sheet, 3, concat(ROW, " "));
        });
        assertThat(rows(file)).containsExactly("2 [J1, 某银行, 91331002MA2A0001AX, , , , , , ]", "3 " + wide, "4 " + ROW);
    }

    /** More than are held at a time; one row in five asks for a text of another page. */
    @Test
    void sharedTextsOfManyPagesKeepTheirNumbers() throws Exception {
        int n = 7_500;
        java.util.Random random = new java.util.Random(7);
        List<String> fillers = Stream.generate(() -> random.ints(400, 0x4E00, 0x9FA5)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(n + 1)
                .toList();
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            for (int i = 1; i <= n; i++) {
                // with a code: of a row without one it is asked at length whether it is a note
                put(sheet, i, List.of(fillers.get(i), fillers.get(other(i, n)), ROW.get(2)));
            }
        });
        try (ExtractReader extract = open(file)) {
            for (int i = 1; i <= n; i++) {
                FileRow row = extract.next();
                assertThat(row.cell(0)).isEqualTo(fillers.get(i));
                assertThat(row.cell(1)).isEqualTo(fillers.get(other(i, n)));
            }
            assertThat(extract.next()).isNull();
        }
    }

    private static int other(int i, int n) {
        return i % 5 == 0 ? 1 + i * 7919 % n : i;
    }

    @Test
    void aRowBeyondTheBoundIsCut() throws Exception {
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            put(sheet, 1, List.of("甲".repeat(300), "乙"));
            put(sheet, 2, ROW);
        });
        OriginalFile original = original(FILE, file);
        try (ExtractReader extract =
                ExtractReader.open(original, LOAN, FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 200), work)) {
            FileRow cut = extract.next();
            assertThat(cut.excess()).contains(new LimitExcess(FileLimit.ROW_CHARACTERS, 200, 301));
            assertThat(cut.cell(0)).hasSize(200);
            assertThat(cut.cell(1)).isEmpty();
            assertThat(cells(extract.next())).isEqualTo(ROW);
        }
    }

    @Test
    void aHeaderAloneIsANilReturn() throws Exception {
        assertThat(rows(workbook(book -> put(book.createSheet(), 0, HEADER)))).isEmpty();
    }

    @Test
    void refusalsSayWhatToDo() throws Exception {
        byte[] good = workbook(book -> {
            XSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
        });
        refused(RefusalCode.EMPTY, FILE + " 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。", new byte[0]);
        refused(
                RefusalCode.EMPTY,
                FILE + " 工作表“Sheet0” 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。",
                workbook(XSSFWorkbook::createSheet));
        refused(
                RefusalCode.HEADER_MISMATCH,
                FILE + " 工作表“表” 第2行作为表头缺少必备列：贷款余额、发放日期、发放金额。该行有：" + String.join("、", HEADER.subList(0, 6))
                        + "。请按报送格式补齐列名后再报送。",
                workbook(book -> {
                    put(book.createSheet("封面"), 0, List.of("贷款明细"));
                    XSSFSheet sheet = book.createSheet("表");
                    put(sheet, 0, List.of("标题"));
                    put(sheet, 1, HEADER.subList(0, 6));
                }));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（压缩包目录）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                Arrays.copyOf(good, good.length / 2));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（工作表“贷款”第2行之后）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                changed(good, "xl/worksheets/sheet1.xml", xml -> xml.replace("</row></sheetData>", "<c></row>")));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（工作表“贷款”第2行之后）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                changed(
                        good,
                        "xl/worksheets/sheet1.xml",
                        xml -> xml.replace("<row r=\"2\">", "<row r=\"2\"/><row r=\"2\">")));
        refused(
                RefusalCode.HEADER_MISMATCH,
                FILE + " 有几个工作表都有表头和数据：一、二。请合并到一个工作表后再报送；分成几个文件的，从第二个起文件名加“_补报”，否则后一个取代前一个。",
                workbook(book -> {
                    for (String name : List.of("一", "二")) {
                        XSSFSheet sheet = book.createSheet(name);
                        put(sheet, 0, HEADER);
                        put(sheet, 1, ROW);
                    }
                }));
        List<String> misnamed = new ArrayList<>(HEADER);
        misnamed.set(HEADER.indexOf("借款人名称"), "户头");
        for (List<List<String>> second : List.of(List.of(ROW), List.of(misnamed, ROW))) {
            refused(
                    RefusalCode.HEADER_MISMATCH,
                    FILE + " 除工作表“一”外，“续”看来也是要报送的数据，但没有表头或列名不全，不能读取。请合并到工作表“一”后再报送；" + "不是要报送的，请删去或隐藏该工作表。",
                    workbook(book -> {
                        XSSFSheet sheet = book.createSheet("一");
                        put(sheet, 0, HEADER);
                        put(sheet, 1, ROW);
                        XSSFSheet more = book.createSheet("续");
                        second.forEach(row -> put(more, second.indexOf(row), row));
                    }));
        }
        FileLimits small = FileLimits.DEFAULT.with(FileLimit.FILE_BYTES, 100);
        assertThatThrownBy(() -> ExtractReader.open(original(FILE, good), LOAN, small, work))
                .hasMessage(FILE + " 有 " + good.length + " 字节，超过上限 100 字节（limits.yml 的 fileBytes）。请按地区拆分后再报送。");
    }

    @Test
    void anEncryptedWorkbookIsTold() throws Exception {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(workbook(book -> put(book.createSheet(), 0, HEADER)));
            }
            container.writeFilesystem(locked);
        }
        refused(RefusalCode.ENCRYPTED, FILE + " 设有打开密码，无法读取。请取消密码后再报送。", locked.toByteArray());
    }

    /** A sheet of 40 MB of blanks in 40 kB. */
    @Test
    void whatSwellsWithoutEndIsGivenUp() throws Exception {
        byte[] good = workbook(book -> put(book.createSheet("贷款"), 0, HEADER));
        byte[] bomb = changed(
                good,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("</sheetData>", " ".repeat(40_000_000) + "</sheetData>"));
        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> rows(bomb))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.TOO_LARGE))
                .hasMessageMatching(
                        FILE + "（xl/worksheets/sheet1.xml）解压后是压缩时的 10[0-9]{2} 倍，超过上限 200 倍（limits.yml 的 unpackRatio），"
                                + "未予读取。请删去多余的空白行列，另存为新文件后再报送。");
    }

    @Test
    void noEntityIsReadFromOutside() throws Exception {
        Path secret = Files.writeString(work.resolve("secret"), "SECRET");
        try {
            byte[] good = workbook(book -> {
                XSSFSheet sheet = book.createSheet("贷款");
                put(sheet, 0, HEADER);
                put(sheet, 1, ROW);
            });
            for (String part : List.of("xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
                byte[] hostile = changed(
                        good,
                        part,
                        xml -> xml.replaceFirst(
                                        "(<(sst|workbook|worksheet) )",
                                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>$1")
                                .replace("J1", "&e;"));
                assertThatThrownBy(() -> rows(hostile))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("文件已损坏或不完整");
            }
        } finally {
            Files.delete(secret);
        }
    }

    /** A bit that changed in the archive is no other number. */
    @Test
    void aWrongChecksumRefuses() throws Exception {
        byte[] file = workbook(book -> {
            XSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
        });
        byte[] stored = stored(file);
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("<row r=\"2\"");
        stored[text.indexOf("<v>", at) + 3] = '5';
        refused(RefusalCode.UNREADABLE, FILE + " 无法读取（工作表“贷款”开头）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。", stored);
    }

    /** Java's reader of XML prints bytes of no encoding, where they stand in the first lines of a part. */
    @Test
    void damageIsToldInTheRefusalAlone() throws Exception {
        byte[] good = workbook(book -> {
            XSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
        });
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (String part : List.of("_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")) {
                for (String damage : List.of("\u00ff", "\u00c3(", "\u00ed\u00a0\u0080", "\u0000", "&e;", "<!D")) {
                    byte[] damaged = changedBytes(good, part, content -> {
                        byte[] bytes = damage.getBytes(StandardCharsets.ISO_8859_1);
                        System.arraycopy(bytes, 0, content, 20, bytes.length);
                        return content;
                    });
                    refused(
                            RefusalCode.UNREADABLE,
                            FILE + " 无法读取（部件 " + part + "）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                            damaged);
                }
            }
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** 5,000 rows of unlike texts come back as they were written. */
    @Test
    void aLongSheetIsReadAsAStream() throws Exception {
        Path file = work.resolve("long.xlsx");
        try (SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), 100, false, true);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet();
            for (int r = 0; r <= 5_000; r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < HEADER.size(); c++) {
                    row.createCell(c).setCellValue(r == 0 ? HEADER.get(c) : ROW.get(c) + (c < 4 ? r : ""));
                }
            }
            book.write(out);
        }
        try (ExtractReader extract = ExtractReader.open(
                new OriginalFile(FILE, Files.size(file), () -> Files.newInputStream(file)),
                LOAN,
                FileLimits.DEFAULT,
                work)) {
            int n = 0;
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                n++;
                assertThat(row.cell(3)).isEqualTo("甲厂" + n);
            }
            assertThat(n).isEqualTo(5_000);
        } finally {
            Files.delete(file);
        }
    }

    /** Whatever becomes of a file on its way, it gives rows or is refused; nothing else is thrown. One in four, all by {@code -Pproof}. */
    @Test
    void aMutatedWorkbookIsReadOrRefused() throws Exception {
        byte[] good = workbook(book -> {
            XSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            for (int r = 1; r < 50; r++) {
                put(sheet, r, ROW);
            }
        });
        byte[] plain = stored(good);
        java.util.Random random = new java.util.Random(ProofShare.seed(42));
        int refusals = 0;
        for (int i = 0; i < ProofShare.of(150, 600); i++) {
            byte[] mutated = (i % 2 == 0 ? good : plain).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            if (i % 5 == 0) {
                mutated = Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length));
            }
            try {
                rows(mutated);
            } catch (RefusedException e) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(ProofShare.of(25, 100));
    }

    private static byte[] workbook(Consumer<XSSFWorkbook> fill) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            fill.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    /** The same archive with one part changed. */
    private static byte[] changed(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        return changedBytes(file, part, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            String other = change.apply(text);
            assertThat(other).isNotEqualTo(text);
            return other.getBytes(StandardCharsets.UTF_8);
        });
    }

    private static byte[] changedBytes(byte[] file, String part, UnaryOperator<byte[]> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(entry.getName().equals(part) ? change.apply(content) : content);
            }
        }
        return bytes.toByteArray();
    }

    /** The same archive with its parts not compressed. */
    private static byte[] stored(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                ZipEntry plain = new ZipEntry(entry.getName());
                plain.setMethod(ZipEntry.STORED);
                plain.setSize(content.length);
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(content);
                plain.setCrc(crc.getValue());
                out.putNextEntry(plain);
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
