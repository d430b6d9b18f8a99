package cn.jidu.report.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.report.GeneratedQuarter;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.PrintedReport;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every PDF is read back: what the library would lose in silence is told, and the report is not made. */
class ReportProofTest {
    private static final Path TEMPLATES = Path.of("report-templates/quarterly");
    private static final String MEND = "。请修改报告模板（report-templates）或有关文字后再生成。";

    @TempDir
    Path scratch;

    /** A field that does not grow drops what has no room: JasperReports issues 233 and 429. */
    @Test
    void aTextThatIsCutOffIsTold() {
        String value = "1234567 家，其中 1234567 家";
        ReportPart bars = new ReportPart(
                "bars",
                "各县新增",
                List.of(new ReportPart.PartColumn("area", "地区"), new ReportPart.PartColumn("value", "数")),
                List.of(new ReportPart.PartRow(
                        "",
                        Map.of("area", TextCell.text("甲"), "value", new TextCell(value, Optional.of(BigDecimal.ONE))))),
                List.of());
        assertThatThrownBy(() -> printer().print(report(bars)))
                .isInstanceOf(ReportException.class)
                .hasMessage("报告 331000.pdf 读回核对不通过，不能发布，共 1 处：第 1 页文字被截断：“" + value + "”" + MEND);
        // a draft is there all the same, with what is wrong with it
        assertThat(printer().printAsItIs(report(bars)).faults()).containsExactly("第 1 页文字被截断：“" + value + "”");
    }

    @Test
    void aNumberInTwoLinesIsTold() {
        String number = "12345678901234567890123456789012345678901234";
        assertThatThrownBy(() -> printer().print(report(others("", number))))
                .hasMessage("报告 331000.pdf 读回核对不通过，不能发布，共 1 处：第 1 页数字折为两行：" + number + MEND);
    }

    /** A line of the contents that is lower than its letters: the library drops them whole. */
    @Test
    void whatTheCoverAndTheContentsLoseIsToldToo() {
        ReportTemplate low = changed(
                "front.jrxml",
                "width=\"30\" height=\"14\" fontSize=\"9.5\"",
                "width=\"30\" height=\"9\" fontSize=\"9.5\"");
        assertThat(new PdfPrinter(low).printAsItIs(report(items("甲", "乙"))).faults())
                .isNotEmpty()
                .allMatch(f -> f.equals("第 0 页文字被截断：“1”"));
    }

    /** A template that leaves a column out: its figures are in no sentence of the fault's kind that anybody would see. */
    @Test
    void aFigureThatNoTemplatePrintsIsTold() {
        ReportTemplate without = changed("items.jrxml", "<![CDATA[$F{text}]]>", "<![CDATA[\"同上\"]]>");
        assertThatThrownBy(() -> new PdfPrinter(without).print(report(items("甲", "5128"))))
                .hasMessage("报告 331000.pdf 读回核对不通过，不能发布，共 1 处：没有印出 meanings.text：“5128”" + MEND);
    }

    /** Of a slip of a month, as of any report; and it has two pages. */
    @Test
    void aFigureThatASlipLosesAndAThirdPageAreTold() {
        AreaReport slip = GeneratedQuarter.slips(2).get(1);
        assertThat(printer().printAsItIs(slip).faults()).isEmpty();
        ReportTemplate without = changed("month.jrxml", "<![CDATA[$F{value}]]>", "<![CDATA[\"0\"]]>");

        assertThat(new PdfPrinter(without).printAsItIs(slip).faults()).contains("没有印出 month.value：“7.0”");
        AreaReport longer = withSummary(slip, "说明：" + "此处从略，".repeat(400));
        assertThat(printer().printAsItIs(longer).faults()).contains("共 3 页，应不超过 2 页");
    }

    private static AreaReport withSummary(AreaReport of, String summary) {
        return new AreaReport(
                of.area(), of.form(), of.asOf(), of.head(), List.of("总况。", summary), of.parts(), of.lists());
    }

    /** A figure's mark may stand beside it, or alone in a column of marks. */
    @Test
    void aMarkAloneIsFound() {
        assertThat(printer().printAsItIs(report(items("甲", "※"))).faults()).isEmpty();
    }

    /** The first group of a table needs more room than the page has left below the table's head. */
    @Test
    void aHeadAloneAtThePagesEndIsTold() {
        ReportTemplate careless =
                changed("others.jrxml", "minHeightToStartNewPage=\"100\"", "minHeightToStartNewPage=\"500\"");
        assertThatThrownBy(() -> new PdfPrinter(careless).print(report(items(3), others("甲", "12"))))
                .hasMessage("报告 331000.pdf 读回核对不通过，不能发布，共 1 处：第 1 页末尾只有标题或表头：“指标”" + MEND);
    }

    /** A table that goes on under a heading of the page before says which; wherever on a page it begins, it has rows there. */
    @Test
    void aTableThatBeginsAPageSaysWhatItStandsUnder() throws IOException {
        List<String> told = new ArrayList<>();
        for (int rows = 18; rows < 34; rows++) {
            PrintedReport printed = printer().printAsItIs(goesOn(rows));
            assertThat(printed.faults()).isEmpty();
            try (PDDocument read = Loader.loadPDF(printed.pdf())) {
                new PDFTextStripper()
                        .getText(read)
                        .lines()
                        .filter(l -> l.endsWith("（续）"))
                        .forEach(told::add);
            }
        }
        assertThat(told).hasSizeBetween(1, 5).containsOnly("其他（续）");
    }

    @Test
    void aTableThatBeginsAPageWithoutANameIsTold() {
        PdfPrinter silent = new PdfPrinter(changed("quarterly.jrxml", "$V{held} == 0", "$V{held} < 0"));
        List<String> faults = new ArrayList<>();
        for (int rows = 18; rows < 34; rows++) {
            faults.addAll(silent.printAsItIs(goesOn(rows)).faults());
        }
        assertThat(faults).isNotEmpty().containsOnly("第 2 页开头的表没有表名：“指标”");
    }

    @Test
    void aHeadWithoutRowsIsTold() {
        ReportPart one = others("", "12");
        ReportPart none = new ReportPart(one.name(), one.heading(), one.columns(), List.of(), List.of());
        assertThat(printer().printAsItIs(report(none, items("甲", "乙"))).faults())
                .isEmpty();
        ReportTemplate bare = changed("others.jrxml", "$F{title} != null", "true");
        assertThat(new PdfPrinter(bare)
                        .printAsItIs(report(none, items("甲", "乙")))
                        .faults())
                .containsExactly("第 1 页有只有表头、没有数据的表：“指标”");
    }

    /** Two tables under one heading. */
    private static AreaReport goesOn(int rows) {
        return report(items(rows).withHeading("其他"), items("甲", "乙").withHeading("其他"));
    }

    private static ReportPart many(int rows) {
        ReportPart one = others("", "12");
        return new ReportPart(
                one.name(),
                one.heading(),
                one.columns(),
                Collections.nCopies(rows, one.rows().get(0)),
                List.of());
    }

    /** Whatever stands above it, no heading ends a page and no note begins one; every page has its number. */
    @Test
    void headingsStayWithTheirTableAndNotesToo() throws IOException {
        for (int rows = 10; rows < 28; rows++) {
            PrintedReport printed =
                    printer().printAsItIs(report("截至二季度末。", items(rows), others("甲", "12"), items(rows)));
            assertThat(printed.faults()).isEmpty();
            numbered(printed.pdf());
        }
    }

    /** A tall last row without a heading of its own, wherever on the page it comes: the library fails where it begins too low. */
    @Test
    void whatGoesOnUnderAHeadingBeginsWhereItsLastRowHasRoom() {
        ReportPart duty = new ReportPart(
                "duties",
                "其他",
                List.of(new ReportPart.PartColumn("clause", "工作任务"), new ReportPart.PartColumn("lead", "责任单位")),
                List.of(new ReportPart.PartRow(
                        "", Map.of("clause", TextCell.text("推动小微企业发展。".repeat(20)), "lead", TextCell.text("市")))),
                List.of("注：".repeat(120)));
        for (int rows = 10; rows < 40; rows++) {
            assertThat(printer().printAsItIs(report(many(rows), duty)).faults()).isEmpty();
        }
    }

    /** Wherever a table breaks, two of its rows at least are on its last page. */
    @Test
    void noLastRowStandsAlone() throws IOException {
        for (int rows = 18; rows < 40; rows++) {
            PrintedReport printed = printer().printAsItIs(report(items(rows)));
            assertThat(printed.faults()).isEmpty();
            try (PDDocument read = Loader.loadPDF(printed.pdf())) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(read.getNumberOfPages());
                assertThat(stripper.getText(read).lines().filter(l -> l.contains("标签")))
                        .as("%d rows", rows)
                        .hasSizeGreaterThan(1);
            }
        }
    }

    /** A table of one group with one row, in a brief: its head stands where the group has the room that it asks for to begin. */
    @Test
    void noHeadStandsWithoutItsGroup() {
        ReportPart counts = new ReportPart(
                "counts",
                "剔除行与数据疑点",
                List.of(new ReportPart.PartColumn("name", "类别"), new ReportPart.PartColumn("action", "处理办法")),
                List.of(new ReportPart.PartRow(
                        "数据疑点", Map.of("name", TextCell.text("代码校验位不符"), "action", TextCell.text("请核对。")))),
                List.of("注：".repeat(50)));
        for (int rows = 10; rows < 26; rows++) {
            ReportPart arrived = new ReportPart(
                    "arrived", "本地数据报送", items(0).columns(), items(rows).rows(), List.of());
            assertThat(printer()
                            .printAsItIs(report(ReportForm.BRIEF, "截至二季度末。", arrived, counts))
                            .faults())
                    .as("%d rows", rows)
                    .isEmpty();
        }
    }

    /** Wherever a breakdown ends on a page, its notes stand below a row of it. */
    @Test
    void theNotesOfABreakdownStandBelowIt() {
        List<String> careless = new ArrayList<>();
        PdfPrinter apart =
                new PdfPrinter(changed("breakdown.jrxml", "keepTogether=\"true\" preventOrphanFooter=\"true\"", ""));
        for (int rows = 28; rows < 40; rows++) {
            AreaReport report = report(breakdown(rows));
            assertThat(printer().printAsItIs(report).faults())
                    .as("%d rows", rows)
                    .isEmpty();
            careless.addAll(apart.printAsItIs(report).faults());
        }
        assertThat(careless).contains("第 2 页开头只有表注：“" + "注：".repeat(60) + "”");
    }

    private static ReportPart breakdown(int rows) {
        TextCell one = new TextCell("1", Optional.of(BigDecimal.ONE));
        return new ReportPart(
                "breakdown",
                "新设和终止",
                List.of(new ReportPart.PartColumn("title", "类别"), new ReportPart.PartColumn("v1", "新设（家）")),
                Collections.nCopies(rows, new ReportPart.PartRow("", Map.of("title", TextCell.text("制造业"), "v1", one))),
                List.of("注：".repeat(60)));
    }

    private static void numbered(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            int front = 2;
            for (int page = 1; page <= read.getNumberOfPages() - front; page++) {
                stripper.setStartPage(page + front);
                stripper.setEndPage(page + front);
                assertThat(stripper.getText(read)).contains("— " + page + " —");
            }
        }
    }

    /** Runs without a space, lines broken by hand, marks in a row, characters of another face: JasperReports issues 125, 282, 325. */
    @Test
    void noTextIsLost() {
        String[] pieces = {
            "小微企业",
            "，",
            "。",
            "（",
            "）",
            "“",
            "”",
            "——",
            "……",
            "·",
            "12.5%",
            "1,234",
            "AAA",
            "registration_331002_2018Q2.csv",
            " ",
            "　",
            "\n一二",
            "W".repeat(70),
            "９９",
            "㐂龘𠮷",
            "％",
            "/",
            "…",
            "-3"
        };
        Random random = new Random(16);
        for (int report = 0; report < 12; report++) {
            List<ReportPart.PartRow> rows = new ArrayList<>();
            for (int row = 0; row < 25; row++) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(14); i >= 0; i--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                rows.add(row("第" + row, text.append("。").toString()));
            }
            assertThat(printer().printAsItIs(report(part(rows))).faults()).isEmpty();
        }
    }

    /** One glyph draws both dots, and gives readers one of them. */
    @Test
    void dotsThatLookAlikeAreOne() {
        assertThat(printer()
                        .printAsItIs(report(items("甲•乙", "丙·丁"), items("甲·乙", "丙•丁")))
                        .faults())
                .isEmpty();
    }

    @Test
    void rareCharactersAreShown() throws IOException {
        byte[] pdf = printer().print(report(items("𠮷㐂商行", "龘𠮷𠮷")));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read)).contains("𠮷㐂商行", "龘𠮷𠮷");
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("计划季度监测报告2018年二季度");
            assertThat(read.getDocumentCatalog().getDocumentOutline().hasChildren())
                    .isTrue();
        }
    }

    /** What archives take: metadata, colours that mean the same everywhere, fonts; each is missed where it is not there. */
    @Test
    void anArchiveTakesIt() {
        byte[] pdf = printer().print(report(items("𠮷㐂商行", "龘𠮷𠮷"), others("甲", "12")));
        assertThat(new ArchiveProof().faults(pdf)).isEmpty();
        assertThat(new ArchiveProof().faults(without(pdf, "/Metadata")))
                .containsExactly(
                        "不符合 PDF/A-2b（ISO 19005-2 第 6.6.2.1 条）：The Catalog dictionary of a conforming file shall "
                                + "contain the Metadata key whose value is a metadata stream as defined in ISO 32000-1:2008, 14.3.2. The "
                                + "metadata stream dictionary shall contain entry Type with value /Metadata and entry Subtype with value /XML");
        assertThat(new ArchiveProof().faults(without(pdf, "/OutputIntents")))
                .anySatisfy(f ->
                        assertThat(f).startsWith("不符合 PDF/A-2b（ISO 19005-2 第 6.2.4.3 条）：DeviceRGB shall only be used"));
        assertThat(new ArchiveProof().faults(without(pdf, "/FontFile2")))
                .anySatisfy(
                        f -> assertThat(f).startsWith("不符合 PDF/A-2b（ISO 19005-2 第 6.2.11.4.1 条）：The font programs"));
    }

    private static byte[] without(byte[] pdf, String key) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(key);
        return text.replace(key, key.substring(0, key.length() - 1) + "_").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PdfPrinter printer() {
        return new PdfPrinter(ReportTemplate.load(TEMPLATES));
    }

    private static ReportPart others(String group, String number) {
        TextCell value = new TextCell(number, Optional.of(new BigDecimal(number)));
        return new ReportPart(
                "others",
                "其他",
                List.of(new ReportPart.PartColumn("title", "指标"), new ReportPart.PartColumn("value", "数")),
                List.of(new ReportPart.PartRow(group, Map.of("title", TextCell.text("乙"), "value", value))),
                List.of());
    }

    private static AreaReport report(ReportPart... parts) {
        return report("截至二季度末。", parts);
    }

    private static AreaReport report(String summary, ReportPart... parts) {
        return report(ReportForm.WHOLE, summary, parts);
    }

    private static AreaReport report(ReportForm form, String summary, ReportPart... parts) {
        Map<String, String> head = Map.of(
                "planTitle", "计划",
                "title", "季度监测报告",
                "area", "",
                "period", "2018年二季度",
                "issued", "编制日期：2018年7月20日",
                "document", "依据文件：一号",
                "edition", "");
        return new AreaReport(
                "331000", form, LocalDate.of(2018, 7, 20), head, List.of(summary), List.of(parts), List.of());
    }

    private static ReportPart items(String label, String text) {
        return part(List.of(row(label, text)));
    }

    private static ReportPart items(int rows) {
        return part(Collections.nCopies(rows, row("标签", "说明")));
    }

    private static ReportPart part(List<ReportPart.PartRow> rows) {
        return new ReportPart(
                "meanings",
                "指标解释" + rows.size(),
                List.of(new ReportPart.PartColumn("label", "指标"), new ReportPart.PartColumn("text", "含义")),
                rows,
                List.of("注：以上各项均为期末数。"));
    }

    private static ReportPart.PartRow row(String label, String text) {
        return new ReportPart.PartRow("", Map.of("label", TextCell.text(label), "text", TextCell.text(text)));
    }

    @Test
    void everyTableIsAsWideAsThePage() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path f : files.filter(f -> f.toString().endsWith(".jrxml")).toList()) {
                assertThat(Files.readString(f)).as(f.toString()).contains(" columnWidth=\"442\"");
            }
        }
    }

    /** The project's templates with one text of one of them replaced. */
    private ReportTemplate changed(String file, String from, String to) {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path f : files.toList()) {
                Files.copy(f, scratch.resolve(f.getFileName()));
            }
            String text = Files.readString(scratch.resolve(file));
            assertThat(text).contains(from);
            Files.writeString(scratch.resolve(file), text.replace(from, to));
            return ReportTemplate.load(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
