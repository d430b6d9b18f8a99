package cn.jidu.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.Office;
import cn.jidu.ProofShare;
import cn.jidu.cleanse.Fixture;
import cn.jidu.cleanse.TakeInOutcome;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.report.SchemaFaults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of all contracts, filled in as departments do, by this library or by LibreOffice, and sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormWorkbookTest {
    private static final Definitions DEFINITIONS =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private static final Quarter QUARTER = Quarter.of("2019Q3");
    private static final String AREA = "331000";
    private static final List<String> CODES = List.of("91331002MA2H1001XB", "91331002MA2H10036G");
    private static final LocalDate DAY = LocalDate.of(2019, 8, 1);
    private static final int HEAD = 3;
    private static final List<String> ENDINGS = List.of("xlsx", "xls", "csv");

    private Path folder = Path.of("");
    private Fixture fixture;

    @BeforeAll
    void open(@TempDir Path temporary) {
        folder = temporary;
        fixture = new Fixture(folder, DEFINITIONS);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    static Stream<String> sources() {
        return DEFINITIONS.sources().keySet().stream();
    }

    private static SubmissionForm form(String source) {
        return new SubmissionForm(
                DEFINITIONS.sources().get(source), DEFINITIONS.areas().get(AREA), QUARTER);
    }

    private static XSSFWorkbook book(SubmissionForm form) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(FormWorkbook.of(form, DEFINITIONS)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void filledInItIsTakenIn(String source) throws IOException {
        SubmissionForm form = form(source);
        Path file = fill(form, folder.resolve("inbox"));
        assertThat(file.getFileName().toString()).isEqualTo(source + "_331000_2019Q3.xlsx");

        TakeInOutcome taken = take();
        assertThat(taken.message()).isEmpty();
        assertThat(taken.loaded()).isEqualTo(2);
        assertThat(rows(form.source())).last().isEqualTo(expected(form));
    }

    /**
     * As the old format or as text, each source in one of these ways; in the proof in both and as it is, which is what a
     * returned file is tried with.
     */
    @Test
    void savedByLibreOfficeItIsTakenInAndSaysTheSame() throws Exception {
        Office.assume();
        Map<String, List<Path>> filled = new TreeMap<>();
        List<String> sources = sources().toList();
        for (int i = 0; i < sources.size(); i++) {
            Path file = fill(form(sources.get(i)), folder.resolve("filled"));
            for (String ending : ProofShare.whole() ? ENDINGS : List.of(ENDINGS.get(1 + i % 2))) {
                filled.computeIfAbsent(ending, e -> new ArrayList<>()).add(file);
            }
        }
        Path saved = folder.resolve("saved");
        if (ProofShare.whole()) {
            Office.convert(asOpenDocuments(filled.get("xlsx")), "xlsx", saved.resolve("xlsx"), folder);
        }
        Office.convert(filled.get("xls"), "xls", saved.resolve("xls"), folder);
        Office.convert(filled.get("csv"), Office.CSV, saved.resolve("csv"), folder);
        for (String ending : filled.keySet()) {
            for (Path file : filled.get(ending)) {
                String name = file.getFileName().toString().replace("xlsx", ending);
                String source = name.substring(0, name.indexOf('_'));
                Files.createDirectories(fixture.inbox);
                Files.copy(
                        saved.resolve(ending).resolve(name),
                        fixture.inbox.resolve(name.replace("2019Q3", "2019Q3_另存")));
                TakeInOutcome taken = take();
                assertThat(taken.loaded()).as(name + taken.message()).isEqualTo(2);
                assertThat(rows(DEFINITIONS.sources().get(source)))
                        .as(name)
                        .last()
                        .isEqualTo(expected(form(source)));
            }
        }
    }

    private List<Path> asOpenDocuments(List<Path> books) throws Exception {
        Path to = folder.resolve("ods");
        Office.convert(books, "ods", to, folder);
        return books.stream()
                .map(f -> to.resolve(f.getFileName().toString().replace(".xlsx", ".ods")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void sentBackEmptyItIsAskedForAgainAndIsNoNilReturn(String source) throws IOException {
        Path file = fixture.inbox.resolve(source + "_331000_2019Q3_空.xlsx");
        Files.createDirectories(fixture.inbox);
        Files.write(file, FormWorkbook.of(form(source), DEFINITIONS));
        TakeInOutcome empty = take();
        assertThat(empty.refusal()).contains(RefusalCode.NOTHING_FILLED_IN);
        assertThat(empty.message())
                .contains(file.getFileName() + " 是没有填的报送表：表头下没有数据行，表上仍为“零报告：否”。请填好后重新报送；本期确无数据的，把它改为“零报告：是”再报送（零报告）。");
    }

    @Test
    void whereItSaysThatThereIsNothingItIsANilReturn() throws IOException {
        try (XSSFWorkbook book = book(form("registration"))) {
            book.getSheetAt(0).getRow(2).getCell(0).setCellValue("零报告：是");
            write(book, fixture.inbox.resolve("registration_331000_2019Q3_零.xlsx"));
        }
        TakeInOutcome nil = take();
        assertThat(nil.refusal()).isEmpty();
        assertThat(nil.fate()).isEqualTo(DeliveryState.LOADED);
        assertThat(nil.read()).isZero();
    }

    @Test
    void whereItSaysSoAndHasRowsTheRowsCount() throws IOException {
        SubmissionForm form = form("tax");
        try (XSSFWorkbook book = filled(form)) {
            book.getSheetAt(0).getRow(2).getCell(0).setCellValue("零报告：是");
            write(book, fixture.inbox.resolve("tax_331000_2019Q3_二.xlsx"));
        }
        assertThat(take().loaded()).isEqualTo(2);
        assertThat(fixture.query("select notes from delivery where file_name = 'tax_331000_2019Q3_二.xlsx'"))
                .first()
                .asString()
                .contains("表上写有“零报告：是”，而有数据行，按数据行读取。");
    }

    /** The contract, and nothing else, says what may be typed. */
    @Test
    void headsListsAndChecksAreTheContracts() throws IOException {
        try (XSSFWorkbook book = book(form("loan"))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(texts(sheet.getRow(0))).containsExactly("报送表：贷款");
            assertThat(texts(sheet.getRow(HEAD)))
                    .containsExactly(
                            "借据编号",
                            "贷款机构",
                            "借款人代码",
                            "借款人名称",
                            "行政区划代码",
                            "报告期",
                            "授信总额\n（万元）",
                            "贷款余额\n（万元）",
                            "发放日期",
                            "发放金额\n（万元）",
                            "到期日期",
                            "年利率\n（%）",
                            "担保方式",
                            "无还本续贷",
                            "首贷",
                            "五级分类");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 4);
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:4");
            assertThat(sheet.getColumnStyle(2).getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getColumnStyle(7).getDataFormatString()).isEqualTo("General");
            Map<String, String> checks = checks(sheet);
            assertThat(checks)
                    .containsEntry("行政区划代码", "LIST list_area_code")
                    .containsEntry("报告期", "LIST list_quarter")
                    .containsEntry("担保方式", "LIST list_security")
                    .containsEntry("首贷", "LIST list_first_loan")
                    .containsEntry("年利率（%）", "DECIMAL 0 100")
                    .containsEntry("贷款余额（万元）", "DECIMAL 0 1000000000000000000")
                    // 1958-01-01 to 2099-12-31, as a sheet counts days
                    .containsEntry("发放日期", "DATE 21186 73050")
                    .containsEntry("借据编号", "TEXT_LENGTH 32767");
            assertThat(conditions(sheet))
                    .contains(
                            "AND(ISNUMBER($K5),ISNUMBER($I5),$K5<$I5)",
                            "AND(ISNUMBER($I5),ISNUMBER(43738),$I5>43738)",
                            "AND(ISNUMBER($H5),ISNUMBER(10000000),$H5>10000000)",
                            "AND(COUNTA($A5:$P5)>0,ISBLANK($A5))");
            assertThat(texts(book.getSheet("填表说明").getRow(0))).containsExactly("填表说明：贷款");
            assertThat(lines(book.getSheet("填表说明")))
                    .contains(
                            "一行为一笔在季度末有余额或在本季发放的借据。授信总额是该机构对该借款人的，在其每笔借据上重复。",
                            "年利率（%）|选填|数字（%）|不小于0，否则剔除；不大于100，否则剔除；一般不小于0.5，否则标黄，照收并列出||4.35",
                            "到期日期|选填|日期，如 2019-03-01；没有的留空|一般不小于“发放日期”，否则标黄，照收并列出||2019-09-30",
                            "担保方式|选填|从下拉清单选：信用、保证、抵押、质押|||");
            assertThat(lines(book.getSheet("可选值")).subList(0, 3))
                    .containsExactly(
                            "“行政区划代码”可选的值|说明|“报告期”可选的值|说明|“担保方式”可选的值|“无还本续贷”可选的值|“首贷”可选的值",
                            "台州市|331000|2019Q3|2019年三季度|信用|是|是",
                            "椒江区|331002|||保证|否|否");
        }
        assertThat(FormWorkbook.of(form("loan"), DEFINITIONS)).isEqualTo(FormWorkbook.of(form("loan"), DEFINITIONS));
    }

    /** Nobody in a department knows indicators by their keys. */
    @Test
    void indicatorsAreChosenByTheirNames() throws IOException {
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(FormWorkbook.of(form("return"), DEFINITIONS)))) {
            List<String> lines = lines(book.getSheet("可选值"));
            assertThat(lines.get(0)).isEqualTo("“指标编码”可选的值|说明|“行政区划代码”可选的值|说明|“季度”可选的值|说明");
            assertThat(lines).contains("新增小微企业贷款|亿元");
            assertThat(lines).noneMatch(l -> l.matches("[a-z-]+\\|.*"));
            assertThat(lines).hasSize(1 + DEFINITIONS.indicators().size());
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyPartIsValidByItsSchema(String source) throws Exception {
        assertThat(SchemaFaults.of(FormWorkbook.of(form(source), DEFINITIONS))).isEmpty();
    }

    private static Map<String, String> checks(XSSFSheet sheet) {
        String[] kinds = {"ANY", "INTEGER", "DECIMAL", "LIST", "DATE", "TIME", "TEXT_LENGTH", "FORMULA"};
        Map<String, String> checks = new TreeMap<>();
        for (XSSFDataValidation v : sheet.getDataValidations()) {
            int column = v.getRegions().getCellRangeAddress(0).getFirstColumn();
            if (v.getRegions().getCellRangeAddress(0).getFirstRow() > HEAD) {
                checks.put(
                        sheet.getRow(HEAD).getCell(column).getStringCellValue().replace("\n", ""),
                        Stream.of(
                                        kinds[v.getValidationConstraint().getValidationType()],
                                        v.getValidationConstraint().getFormula1(),
                                        v.getValidationConstraint().getFormula2())
                                .filter(f -> f != null)
                                .collect(Collectors.joining(" ")));
            }
        }
        return checks;
    }

    private static List<String> conditions(XSSFSheet sheet) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < sheet.getSheetConditionalFormatting().getNumConditionalFormattings(); i++) {
            conditions.add(sheet.getSheetConditionalFormatting()
                    .getConditionalFormattingAt(i)
                    .getRule(0)
                    .getFormula1());
        }
        return conditions;
    }

    private static List<String> lines(XSSFSheet sheet) {
        List<String> lines = new ArrayList<>();
        sheet.forEach(r -> lines.add(String.join("|", texts(r))));
        return lines;
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < row.getLastCellNum(); c++) {
            texts.add(row.getCell(c) == null ? "" : row.getCell(c).getStringCellValue());
        }
        return texts;
    }

    private TakeInOutcome take() {
        fixture.collect();
        List<TakeInOutcome> taken = fixture.takeAll();
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }

    private static Path fill(SubmissionForm form, Path to) throws IOException {
        Path file = to.resolve(form.fileName());
        try (XSSFWorkbook book = filled(form)) {
            write(book, file);
        }
        return file;
    }

    private static void write(XSSFWorkbook book, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
    }

    /** Two rows, each cell as its column is made for: what a list offers, a day, a number, a text. */
    private static XSSFWorkbook filled(SubmissionForm form) throws IOException {
        XSSFWorkbook book = book(form);
        XSSFSheet sheet = book.getSheetAt(0);
        for (int i = 0; i < CODES.size(); i++) {
            Row row = sheet.createRow(HEAD + 1 + i);
            int column = 0;
            for (SourceField field : form.source().fields()) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(sheet.getColumnStyle(column));
                put(cell, book, field, i);
                column++;
            }
        }
        return book;
    }

    private static void put(Cell cell, XSSFWorkbook book, SourceField field, int row) {
        Optional<String> chosen = chosen(book, field);
        if (chosen.isPresent()) {
            cell.setCellValue(chosen.get());
        } else if (field.type() == FieldType.DATE) {
            cell.setCellValue(DAY);
        } else if (field.type() == FieldType.NUMBER) {
            cell.setCellValue(12.5);
        } else if (field.type() == FieldType.INTEGER) {
            cell.setCellValue(integer(field));
        } else {
            cell.setCellValue(text(field, row));
        }
    }

    private static long integer(SourceField field) {
        return field.maximum().isPresent() && field.maximum().get().intValue() < 10 ? 3 : 2018;
    }

    private static String text(SourceField field, int row) {
        return switch (field.type()) {
            case ENTERPRISE_CODE -> CODES.get(row);
            case INDUSTRY -> "3441";
            default -> field.emptyAs().isPresent() ? "时尚" : field.name().equals("unit") ? "%" : "甲" + (row + 1);
        };
    }

    /** The first value that the field's list offers. */
    private static Optional<String> chosen(XSSFWorkbook book, SourceField field) {
        return Optional.ofNullable(book.getName("list_" + field.name())).map(list -> {
            String cell = list.getRefersToFormula().replaceFirst(".*!\\$([A-Z]+)\\$2:.*", "$1");
            int column = org.apache.poi.ss.util.CellReference.convertColStringToIndex(cell);
            return book.getSheet("可选值").getRow(1).getCell(column).getStringCellValue();
        });
    }

    /** What intake is to make of them; lists and units are told by {@link #chosen}. */
    private static String expected(SubmissionForm form) throws IOException {
        List<String> rows = new ArrayList<>();
        try (XSSFWorkbook book = book(form)) {
            for (int i = 0; i < CODES.size(); i++) {
                int row = i;
                rows.add(form.source().fields().stream()
                        .map(f -> typed(book, f, row))
                        .collect(Collectors.joining(",")));
            }
        }
        return String.join(";", rows);
    }

    private static String typed(XSSFWorkbook book, SourceField field, int row) {
        return switch (field.type()) {
            case DATE -> DAY.toString();
            case NUMBER -> "12.5";
            case INTEGER -> String.valueOf(integer(field));
            case BOOLEAN -> "t";
            case AREA -> AREA;
            case LISTED -> firstKey(field);
            default -> chosen(book, field).orElseGet(() -> text(field, row));
        };
    }

    private static String firstKey(SourceField field) {
        String table = field.table().orElseThrow();
        return table.equals("indicators")
                ? DEFINITIONS.indicators().firstKey()
                : DEFINITIONS.tables().get(table).rows().get(0).get(0);
    }

    /** The typed rows of each delivery of the source, oldest first. */
    private List<String> rows(Source source) {
        String columns = source.fields().stream()
                .map(f -> f.type() == FieldType.NUMBER
                        ? "trim_scale(" + f.name() + ")::text"
                        : f.type() == FieldType.BOOLEAN
                                ? "case when " + f.name() + " then 't' else 'f' end"
                                : f.name() + "::text")
                .collect(Collectors.joining(" || ',' || "));
        return fixture.query("select string_agg(" + columns + ", ';' order by row_no) from " + source.table()
                + " group by delivery_id order by delivery_id");
    }
}
