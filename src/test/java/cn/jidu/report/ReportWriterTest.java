package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    /** The chart is drawn; the lists have all rows that pages quote and tables; the key figures stand among the targets. */
    private static final List<String> PAGES_ONLY =
            List.of("flows", "examples", "keys", "gaps", "words", "bars", "arrived", "matrix", "trend", "breakdown");

    @TempDir
    static Path reports;

    private static Path folder;
    private static QuarterResults results;
    private static AnotherJava another;

    @BeforeAll
    static void write(@TempDir Path elsewhere) throws IOException {
        another = AnotherJava.start(elsewhere);
        folder = reports.resolve("2018Q2/r1");
        results = TaizhouQuarter.results(TaizhouPlan.definitions(), 3);
        new ReportWriter(Path.of("report-templates"))
                .write(results, ReportSelection.ALL, TaizhouQuarter.provenance(), TaizhouQuarter.rows(), folder);
    }

    /** Promise 3: the same bytes whenever and wherever; and no font of the machine is needed. */
    @Test
    void timeZoneLocaleCharsetFolderHeapAndTheMachinesFontsLeaveNoTrace() throws Exception {
        assertThat(hashes(another.quarter())).hasSize(24).isEqualTo(hashes(folder));
    }

    /** Two at once, each with lists as long as they may be: they stay on disk while they are printed. */
    @Test
    void theLongestListsArePrintedInASmallHeap() throws Exception {
        assertThat(files(another.many().resolve(TaizhouPlan.KEY)))
                .containsExactly(
                        "331000-人行台州市中心支行.pdf",
                        "331000-台州银监分局.pdf",
                        "331000-各县（市、区）政府.pdf",
                        "331000-市商务局.pdf",
                        "331000-市市场监管局.pdf",
                        "331000-市科技局.pdf",
                        "331000-市税务局.pdf",
                        "331000-市经信委.pdf",
                        "331000-市金融办.pdf",
                        "331000.pdf",
                        "331000.xlsx",
                        "331002.pdf",
                        "331002.xlsx",
                        "331003.pdf",
                        "331003.xlsx",
                        "manifest.json");
    }

    @Test
    void leavesExactlyTheFilesOfTheContract() throws IOException {
        assertThat(files(reports))
                .containsExactly(
                        "2018Q2/r1/data/datapackage.json",
                        "2018Q2/r1/data/deliveries.csv",
                        "2018Q2/r1/data/findings.csv",
                        "2018Q2/r1/data/manifest.json",
                        "2018Q2/r1/data/measurements.csv",
                        "2018Q2/r1/data/reconciliation.csv",
                        "2018Q2/r1/data/rejects.csv",
                        "2018Q2/r1/data/year-before.csv",
                        "2018Q2/r1/taizhou-2018/331000-人行台州市中心支行.pdf",
                        "2018Q2/r1/taizhou-2018/331000-台州银监分局.pdf",
                        "2018Q2/r1/taizhou-2018/331000-各县（市、区）政府.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市商务局.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市市场监管局.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市科技局.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市税务局.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市经信委.pdf",
                        "2018Q2/r1/taizhou-2018/331000-市金融办.pdf",
                        "2018Q2/r1/taizhou-2018/331000.pdf",
                        "2018Q2/r1/taizhou-2018/331000.xlsx",
                        "2018Q2/r1/taizhou-2018/331002.pdf",
                        "2018Q2/r1/taizhou-2018/331002.xlsx",
                        "2018Q2/r1/taizhou-2018/331003.pdf",
                        "2018Q2/r1/taizhou-2018/331003.xlsx",
                        "2018Q2/r1/taizhou-2018/manifest.json");
    }

    @Test
    void saysOnPageOneHowThePlanStands() throws IOException {
        try (PDDocument pdf = open("331000.pdf")) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(3); // after the cover and the contents
            stripper.setEndPage(3);
            assertThat(flat(stripper.getText(pdf)))
                    .contains(
                            "草稿",
                            "2018年二季度",
                            "编制日期：2018年7月20日",
                            "修订号：r1",
                            "截至2018年二季度末，计划定量目标27项，其中：已完成2项，超进度10项，达进度1项，欠进度6项，" + "符合目标要求3项，未达到目标要求2项，无法评价（缺数）3项。",
                            "新增小微企业累计5500家，其中本季3025家，本季同比下降6.0%，完成目标的11.0%，慢于时间进度5.7个百分点。");
        }
    }

    @Test
    void theCoverIsSignedAndTheContentsNameThePages() throws IOException {
        try (PDDocument pdf = open("331000.pdf")) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(2);
            String front = flat(stripper.getText(pdf));
            assertThat(front)
                    .containsSubsequence(
                            "草稿", "季度监测报告", "编制单位：", "审核：", "签发：", "目录", "一、分项目标进展", "（一）总量规模更大", "三、数据核对");
            int page = Integer.parseInt(front.replaceAll(".*（二）发展活力更强(\\d)（三）.*", "$1"));
            stripper.setStartPage(page + 2);
            stripper.setEndPage(page + 2);
            assertThat(flat(stripper.getText(pdf))).contains("（二）发展活力更强");
        }
    }

    /** Contents lead to their pages, figures to the annex that says what they mean; a brief has no such annex. */
    @Test
    void linksLeadToChaptersAndMeanings() throws IOException {
        try (PDDocument pdf = open("331000.pdf")) {
            assertThat(goals(pdf, 1, 2)).hasSizeGreaterThan(20).anyMatch(g -> g.contains("（二）发展活力更强"));
            List<String> meanings = goals(pdf, 2, pdf.getNumberOfPages());
            assertThat(meanings).hasSizeGreaterThan(20).allMatch(g -> g.contains("指标含义"));
        }
        try (PDDocument pdf = open("331003.pdf")) {
            assertThat(goals(pdf, 0, pdf.getNumberOfPages())).isEmpty();
        }
    }

    /** What stands on the pages that links of these pages lead to. */
    private static List<String> goals(PDDocument pdf, int from, int to) throws IOException {
        List<String> goals = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper();
        for (PDPage page : pdf.getPages()) {
            int number = pdf.getPages().indexOf(page);
            for (PDAnnotation a : number >= from && number < to ? page.getAnnotations() : List.<PDAnnotation>of()) {
                if (a instanceof PDAnnotationLink link && link.getAction() instanceof PDActionGoTo goTo) {
                    int goal = ((PDPageDestination) goTo.getDestination()).retrievePageNumber() + 1;
                    stripper.setStartPage(goal);
                    stripper.setEndPage(goal);
                    goals.add(flat(stripper.getText(pdf)));
                }
            }
        }
        return goals;
    }

    @Test
    void tellsACountyWithoutQuotasThatItHasNone() throws IOException {
        assertThat(text("331002.pdf")).contains("截至2018年二季度末，目标任务未分解到椒江区，以下列示完成数和在各县（市、区）中的位次，不作评价。");
    }

    @Test
    void judgesACountyByTheSharesItHas() throws IOException {
        assertThat(text("331003.pdf"))
                .contains(
                        "截至2018年二季度末，计划定量目标27项，分解到黄岩区的1项，欠进度。",
                        "差距与短板指标累计或当前值目标完成率（%）位次牵头单位新增小微企业（家）605600010.19／2市市场监管局",
                        "新增小微企业（家）600033360510.116.760.5-5395-3.89E欠进度");
    }

    /** Many notes would want the last rows beside them: the table could not begin on page one. */
    @Test
    void theNotesOfABriefFollowItsTableByThemselves() throws IOException {
        assertThat(text("331003.pdf")).containsSubsequence("二、任务完成情况", "—1—", "续表任务完成情况", "说明：以下各表同：", "三、");
    }

    /** Its own targets and tasks alone, with the shares of the areas in them. */
    @Test
    void aUnitThatLeadsHasABriefOfItsOwn() throws IOException {
        assertThat(text("331000-市商务局.pdf"))
                .contains("牵头单位进展简报", "2018年二季度（市商务局）", "截至2018年二季度末，计划定量目标2项，其中：")
                .containsSubsequence("一、目标完成情况", "新增进出口经营权备案登记小微企业（家）705", "二、文件任务分工与进展")
                // it is the unit's own, and ends with its tasks
                .doesNotContain("新增科技型小微企业", "牵头单位新增", "详见后文")
                // who has to act is the reader
                .contains("进度最慢、需抓紧推进的目标：")
                .doesNotContain("（市商务局）；", "（市商务局）。");
        assertThat(text("331000-市税务局.pdf")).containsPattern("计划定量目标1项，(?!其中)");
        for (String file : files(folder.resolve("taizhou-2018"))) {
            if (file.matches("331000-.*\\.pdf")) {
                try (PDDocument pdf = open(file)) {
                    assertThat(pdf.getNumberOfPages()).as(file).isLessThanOrEqualTo(3);
                }
            }
        }
    }

    /** The tables of all areas, the document's own words and what figures mean stand in the city's report alone. */
    @Test
    void theBriefOfACountyHasFourPagesAtMostAndItsGapsFirst() throws IOException {
        for (String county : List.of("331002.pdf", "331003.pdf")) {
            try (PDDocument pdf = open(county)) {
                assertThat(pdf.getNumberOfPages()).isBetween(2, 4);
            }
            assertThat(text(county))
                    .containsSubsequence("差距与短板", "总量规模更大", "营商环境更佳", "本地数据报送", "剔除行与数据疑点")
                    .doesNotContain("比较", "指标解释", "文件的其他要求", "工作任务");
        }
        assertThat(sheet("331002.xlsx", "指标解释")).isNotEmpty();
    }

    @Test
    void eachSectionBeginsWithWhatItsFiguresSay() throws IOException {
        assertThat(text("331000.pdf"))
                .containsSubsequence(
                        "（一）总量规模更大",
                        "本节定量目标3项，其中欠进度1项，符合目标要求2项。",
                        "新增小微企业累计5500家，其中本季3025家，本季同比下降6.0%，完成目标的11.0%，慢于时间进度5.7个百分点；"
                                + "小微企业年均增长9.5%，同比下降2.3个百分点，低于目标0.5个百分点；"
                                + "规下工业企业增加值年均增长6.1%，同比上升1.4个百分点，高于目标0.1个百分点。",
                        "新增小微企业（家）50000");
        assertThat(text("331002.pdf")).doesNotContain("本节定量目标");
    }

    @Test
    void tellsWhatArrivedAndWhatIsHeld() throws IOException {
        assertThat(text("331000.pdf"))
                .contains(
                        "数据情况：名单沿用2018年一季度：天台县；有关指标暂缺或不完整。退回文件1个，待确认文件1个，剔除数据17行，数据疑点1584条",
                        "税务已报送。",
                        "名单已报送：椒江区、黄岩区、路桥区、三门县、仙居县、温岭市、临海市、玉环市；沿用2018年一季度：天台县；待确认文件1个：roster_331023_2018Q2.csv。");
    }

    @Test
    void everyWordAndFigureOfTheTablesStandsInThePdf() throws IOException {
        PdfPrinter printer = new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));
        for (AreaReport report : areaReports()) {
            String text = text(report.area() + ".pdf");
            for (ReportPart part : printer.paged(report)) {
                for (ReportPart.PartRow row : part.rows()) {
                    row.cells().values().forEach(c -> assertThat(text).contains(flat(c.text())));
                }
                part.notes().forEach(n -> assertThat(text).contains(flat(n)));
            }
        }
    }

    /** 黄岩区 alone has a share, of 6000: the document gives out 44000 less than it sets itself. */
    @Test
    void showsTheSharesThatAreGivenOutAgainstWhatIsDone() throws IOException {
        assertThat(text("331000.pdf"))
                .containsSubsequence(
                        "任务分解完成情况",
                        "地区平均完成率（%）位次新增小微企业（家）完成率（%）",
                        "台州市5500/5000011.0",
                        "分解合计6000",
                        "黄岩区10.11605/600010.1",
                        "新增小微企业：文件中各地的分解数合计比目标少44000家。");
        assertThat(text("331003.pdf")).doesNotContain("任务分解完成情况");
    }

    /** 8333.33 are due of 50000 after two of twelve quarters: 8334 is the least that is not behind. */
    @Test
    void saysWhatIsDueAndWhatEachQuarterLeftHasToBring() throws IOException {
        assertThat(text("331000.pdf"))
                .containsSubsequence(
                        "进度与预测",
                        "指标目标已完成应完成欠进度距目标每季尚需最好一季",
                        "新增小微企业（家）500005500833428344450044503025（2018Q2）",
                        "期末预测自计划第5个季度起作出，此前或有缺报的不预测；本季各项都不预测。");
        assertThat(sheet("331000.xlsx", "进度与预测")).contains("指标|目标|已完成|应完成|欠进度|距目标|每季尚需|最好一季");
    }

    @Test
    void everyHeadingOfTheDocumentHasItsTargetsWhatIsMonitoredAndItsDutiesInOrder() throws IOException {
        assertThat(text("331000.pdf"))
                .containsSubsequence(
                        "（一）总量规模更大",
                        "新增小微企业（家）",
                        "（二）发展活力更强",
                        "（三）主体质量更好",
                        "新增股份公司（家）",
                        "（四）创新动力更足",
                        "（七）重点任务·组织实施六大工程",
                        "地区公司制比率（%）同比税务登记率（%）同比",
                        "台州市91.23*91.23*",
                        "椒江区92.2392.23",
                        "黄岩区93.23-1.393.23-1.3",
                        "原文：围绕提升公司制比率、税务登记率，进一步提升市场主体的质量（市市场监管局、市经信委）。",
                        "同比：数量为增长率（%），率类指标为百分点之差",
                        "各县（市、区）比较",
                        "文件任务分工与进展",
                        "鼓励优质小微企业在浙江股权交易中心挂牌",
                        "每年督促检查不少于一次");
    }

    @Test
    void tellsWhatToDoAboutEachDisagreementTheLargestFirst() throws IOException {
        assertThat(text("331000.pdf"))
                .containsSubsequence(
                        "部门报送数与对照数不一致的指标",
                        "台州市新增小微企业贷款：报送1.44，按数据计算为0.55，报送数多0.89亿元",
                        "数据疑点（已入库）",
                        "未见纳税申报登记1204请税务部门核查是否漏征漏管",
                        "登记库中没有贷款318",
                        "地区与登记不符税务41");
    }

    /** Rows stand in working files and returned files, never in what is released. */
    @Test
    void theWorkbookHasWhatWasFoundInNumbersAlone() throws IOException {
        assertThat(sheet("331002.xlsx", "疑点统计")).contains("数据疑点（已入库）|||");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("taizhou-2018/331002.xlsx")))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                for (String line : sheet("331002.xlsx", book.getSheetName(i))) {
                    assertThat(line).as(book.getSheetName(i)).doesNotContain("J1001", "=cmd");
                }
            }
        }
    }

    /** Nobody takes a page or a sheet of a draft for one of a release, and a camera reads what the words say. */
    @Test
    void everyPageAndSheetSaysThatItIsADraftAndOfWhichReport() throws Exception {
        try (PDDocument pdf = open("331000.pdf")) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(pdf)).as("page %s", page).contains("草稿", "核验码　" + code("331000"));
            }
            for (int page : new int[] {0, pdf.getNumberOfPages() - 1}) {
                assertThat(camera(new PDFRenderer(pdf).renderImageWithDPI(page, 150)))
                        .isEqualTo(code("331000"));
            }
        }
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("taizhou-2018/331000.xlsx")))) {
            book.forEach(s -> {
                assertThat(s.getRow(0).getCell(0).getStringCellValue()).isEqualTo(label("331000"));
                assertThat(s.getHeader().getRight()).startsWith("草稿");
                assertThat(s.getFooter().getLeft()).endsWith(code("331000"));
            });
            assertThat(camera(ImageIO.read(new java.io.ByteArrayInputStream(
                            book.getAllPictures().get(0).getData()))))
                    .isEqualTo(code("331000"));
        }
    }

    private static String label(String area) {
        return "草稿，未经审定发布，请勿引用　　核验码：" + code(area);
    }

    private static String code(String area) {
        DataFingerprint fingerprint = DataFingerprint.of(
                results,
                TaizhouQuarter.provenance(),
                results.definitions().plans().get(TaizhouPlan.KEY));
        return "jidu:1/taizhou-2018/" + area + "/2018Q2/r1/" + fingerprint.shown();
    }

    private static String camera(BufferedImage picture) throws NotFoundException {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        return new MultiFormatReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(width, picture.getHeight(), pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    private static List<String> sheet(String file, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("taizhou-2018/" + file)))) {
            for (Row row : book.getSheet(name)) {
                List<String> cells = new ArrayList<>();
                row.forEach(c -> cells.add(c.toString()));
                lines.add(String.join("|", cells));
            }
        }
        return lines;
    }

    @Test
    void embedsEveryFontOfEveryPage() throws IOException {
        try (PDDocument pdf = open("331000.pdf")) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("JIDUA[A-Z]\\+(Noto(Sans|Serif)SC-Regular|Jidu(Title|Kai))");
                }
            }
        }
    }

    @Test
    void theWorkbookHoldsTheSameRoundedNumbers() throws IOException {
        for (AreaReport report : areaReports()) {
            List<String> expected = new ArrayList<>();
            for (ReportPart part : report.parts()) {
                if (!PAGES_ONLY.contains(part.name())) {
                    part.rows()
                            .forEach(r -> part.columns()
                                    .forEach(c ->
                                            r.cell(c.key()).number().ifPresent(n -> expected.add(n.toPlainString()))));
                }
            }
            // 走势图: what is, and what was to be done by then
            report.parts().stream()
                    .filter(p -> p.name().equals("trend"))
                    .flatMap(p -> p.rows().stream().limit(6))
                    .flatMap(r -> r.cells().values().stream())
                    .forEach(c -> c.number().ifPresent(n -> expected.add(n.toPlainString())));
            for (ReportPart list : report.lists()) {
                list.rows()
                        .forEach(r -> list.columns()
                                .forEach(
                                        c -> r.cell(c.key()).number().ifPresent(n -> expected.add(n.toPlainString()))));
            }
            assertThat(numbers(report.area() + ".xlsx")).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theManifestOfEachPartHashesEveryOtherFileOfIt() throws IOException {
        for (String part : List.of("data", TaizhouPlan.KEY)) {
            JsonNode listed = json(part + "/manifest.json").get("files");
            List<String> named = new ArrayList<>();
            listed.fieldNames().forEachRemaining(named::add);
            List<String> expected = new ArrayList<>(files(folder));
            expected.removeIf(f -> !f.startsWith(part + "/") || f.equals(part + "/manifest.json"));
            assertThat(named).containsExactlyElementsOf(expected);
            for (String f : named) {
                assertThat(listed.get(f).asText()).isEqualTo(FileHashes.sha256(folder.resolve(f)));
            }
        }
        JsonNode manifest = json(TaizhouPlan.KEY + "/manifest.json");
        assertThat(manifest.get("revision").asInt()).isEqualTo(1);
        assertThat(manifest.get("asOf").asText()).isEqualTo("2018-07-20");
        assertThat(manifest.get("edition").asText()).isEqualTo("draft");
        assertThat(manifest.get("program").asText()).isEqualTo("jidu 0.1.0");
        assertThat(manifest.get("inputs").get("registration_331000_2018Q2.csv").asText())
                .isEqualTo("ab12".repeat(16));
    }

    @Test
    void measurementsAreSdmxCsv() throws IOException {
        assertThat(lines("measurements.csv"))
                .startsWith(
                        "STRUCTURE,STRUCTURE_ID,ACTION,PLAN,TARGET_ID,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT,BASIS,"
                                + "FLOW,CUMULATIVE,YTD,YOY,TARGET,PROGRESS,TIME_PROGRESS,PACE,RANK,RETURNED,OBS_STATUS",
                        "dataflow,JIDU:MEASUREMENTS(1.0),I,taizhou-2018,T01,new-enterprises,331000,2018-Q1,4500,家,computed,"
                                + "2475,4500,4500,-6,50000,9,8.333333,108,,,E",
                        "dataflow,JIDU:MEASUREMENTS(1.0),I,taizhou-2018,T01,new-enterprises,331000,2018-Q2,5500,家,computed,"
                                + "3025,5500,5500,-6,50000,11,16.666667,66,,,E")
                .hasSize(1 + 27 * 2 * 10 + 2 * 10);
        assertThat(lines("reconciliation.csv"))
                .startsWith(
                        "SOURCE,REF_AREA,TIME_PERIOD,STAGE,REASON,ROWS",
                        "loan,331000,2018-Q2,read,,349180",
                        "loan,331000,2018-Q2,rejected,DATE_INVALID,30");
    }

    @Test
    void textThatLooksLikeAFormulaIsMarkedReversiblyInCsv() throws IOException {
        assertThat(lines("rejects.csv"))
                .containsExactly(
                        "CODE,SOURCE,TIME_PERIOD,DELIVERY,SHEET,ROW,FIELD,VALUE,EXPECTED",
                        "NUMBER_INVALID,tax,2018-Q2,tax_331083_2018Q2.csv,,5,营业收入,'=1+1,数，例如 1234.50");
        assertThat(lines("findings.csv"))
                .containsExactly(
                        "CODE,SOURCE,REF_AREA,TIME_PERIOD,DELIVERY,ROW,KEY,MESSAGE",
                        "NAME_MISMATCH,loan,331002,2018-Q2,loan_331000_2018Q2.csv,17,J1001,"
                                + "名称“=cmd|' /C calc'!A0”与登记名称不符",
                        "NOT_REGISTERED,loan,331082,2018-Q2,,,''J2,'@登记库中没有",
                        "RETURN_DIFFERS,return,331000,2018-Q2,return_331000_2018Q2.csv,3,new-loans|331000,"
                                + "新增小微企业贷款：报送1.44，按数据计算为0.55，报送数多0.89亿元");
    }

    /** 100 and the target's place in the plan, from 0: T03 is the second, T15 the fourteenth. */
    @Test
    void theYearBeforeOfWhatIsReturnedStandsInPackageAndWorkbook() throws IOException {
        assertThat(lines("year-before.csv"))
                .startsWith("PLAN,TARGET_ID,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT,BASIS,RETURNED")
                .contains("taizhou-2018,T15,research-share,331000,2017-Q2,114,%,returned,114");
        assertThat(sheet("331000.xlsx", "分季度"))
                .contains("|2018年一季度||2018年二季度||与上年同期比较|", "规下工业企业增加值年均增长（%）||6.1||6.1|102.0|1.4");
    }

    @Test
    void thePackageKeepsTheRulesOfFrictionlessAndSdmxCsv() throws IOException {
        assertThat(json("data/datapackage.json").get("resources")).hasSize(6);
        assertThat(PackageFaults.of(folder.resolve("data"))).isEmpty();
    }

    private static List<AreaReport> areaReports() {
        PlanView view = new PlanView(results, results.definitions().plans().get(TaizhouPlan.KEY));
        AreaReports reports = TaizhouQuarter.reports(results);
        return view.areas().stream().map(reports::of).toList();
    }

    private static List<String> numbers(String file) throws IOException {
        List<String> numbers = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(folder.resolve("taizhou-2018/" + file)))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                for (Row row : sheet) {
                    row.forEach(c -> {
                        if (c.getCellType() == CellType.NUMERIC || c.getCellType() == CellType.FORMULA) {
                            numbers.add(printed(
                                    c.getNumericCellValue(), c.getCellStyle().getDataFormatString()));
                        }
                    });
                }
            }
        }
        return numbers;
    }

    /** The number with the decimals of its format. */
    private static String printed(double value, String format) {
        String digits = format.replaceAll("\"[^\"]*\"", "").replaceAll("_.", "");
        int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
        return java.math.BigDecimal.valueOf(value).setScale(decimals).toPlainString();
    }

    private static List<String> lines(String file) throws IOException {
        String text = Files.readString(folder.resolve("data/" + file), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        return List.of(text.split("\r\n"));
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static PDDocument open(String file) throws IOException {
        return Loader.loadPDF(folder.resolve("taizhou-2018/" + file).toFile());
    }

    private static String text(String file) throws IOException {
        try (PDDocument pdf = open(file)) {
            return flat(new PDFTextStripper().getText(pdf));
        }
    }

    /** Without white space: where a line breaks is no matter. */
    private static String flat(String text) {
        return text.replaceAll("[\\s　]+", "");
    }

    private static Map<String, String> hashes(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String file : files(root)) {
            hashes.put(file, FileHashes.sha256(root.resolve(file)));
        }
        return hashes;
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }
}
