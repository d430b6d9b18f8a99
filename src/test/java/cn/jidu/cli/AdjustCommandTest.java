package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.release.CountyPlan;
import cn.jidu.report.PackageFaults;
import cn.jidu.store.Database;
import cn.jidu.store.KeptSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a proposal to the page and back, word for word. */
class AdjustCommandTest {
    private static final String FIGURE = "taizhou-2018/new-enterprises";

    private static final KeptSite<String> FIRST = new KeptSite<>("adjust", (folder, database) -> {
        AdjustCommandTest test = new AdjustCommandTest().at(folder, database);
        Files.writeString(
                JobsCopy.into(folder).resolve("people.yml"), """
                people:
                  - {name: 王五, token: %s, roles: [statistician]}
                  - {name: 赵六, token: %s, roles: [statistician]}
                  - {name: 孙七, token: %s, roles: [statistician], area: "331003"}
                """.formatted(sha256("a"), sha256("b"), sha256("c")));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), CountyPlan.ROWS);
        Files.writeString(test.evidence, "另有四家当日补录");
        return test.run();
    });

    private Path folder;
    private Database database;
    private Path jobs;
    private Path evidence;

    private AdjustCommandTest at(Path place, Database its) {
        folder = place;
        database = its;
        jobs = place.resolve("jobs");
        evidence = place.resolve("来函.txt");
        return this;
    }

    @BeforeEach
    void aRevision() {
        KeptSite.Copy<String> first = FIRST.copy();
        at(first.folder(), first.database());
        assertThat(first.result()).contains("2018Q2 r1（新）");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void twoPeopleAdjustAFigureUntilOneWithdrawsIt() throws IOException {
        assertThat(measured("r1", "331002")).containsExactly("1", "P");
        assertThat(said("adjust")).isEqualTo(new Said(0, "没有数值调整\n", ""));
        assertThat(propose("a", "5").out())
                .startsWith("已提出调整 1：按行数据 1，调整为 5。须由另一人同意后才生效（没有自己的系统账户的，在后面加上 --as 和其令牌文件）：" + Said.PROGRAM
                        + " adjust --agree 1 --home ");
        String line =
                "1：new-enterprises（椒江区，2018Q2）按行数据 1，调整为 5（行数据变动时不再适用）；王五提出，2018-07-20 09:00，理由：登记系统停机，依据：来函.txt；";
        assertThat(said("adjust").out()).isEqualTo(line + "待另一人同意，尚未生效\n");
        assertThat(run()).doesNotContain("r2");
        assertThat(by("a", "--agree", "1").err()).isEqualTo("jidu: 1 是王五自己提出的，须由另一人同意\n");
        assertThat(by("c", "--agree", "1").err()).isEqualTo("jidu: 孙七只能决定黄岩区的数据，“1”不在其内。请由相应的人来做\n");
        assertThat(by("b", "--agree", "1").out()).isEqualTo("已同意调整 1，下次运行起按调整后的数测算\n");
        assertThat(said("status").out()).contains("；已过时（数值调整有变动）：下次运行重新测算\n");

        assertThat(run("331000")).contains("2018Q2 r2（新）");
        assertThat(measured("r2", "331002")).containsExactly("5", "E");
        // the city's moves with it, by as much
        assertThat(measured("r2", "331000")).containsExactly("5", "P");
        assertThat(Files.readString(report("r2").resolve("data/adjustments.csv")))
                .isEqualTo("""
                INDICATOR,REF_AREA,TIME_PERIOD,ROWS_VALUE,VALUE,REASON,EVIDENCE,EVIDENCE_SHA256,PROPOSED_BY,AGREED_BY\r
                new-enterprises,331002,2018-Q2,1,5,登记系统停机,来函.txt,%s,王五,赵六\r
                """.formatted(sha256OfFile(evidence)));
        assertThat(Files.readString(report("r2").resolve("data/datapackage.json")))
                .contains("adjustments.csv");
        assertThat(PackageFaults.of(report("r2").resolve("data"))).isEmpty();
        assertThat(text(report("r2").resolve("taizhou-2018/331000.pdf")))
                .contains("数值调整说明")
                .contains("按行数据为1家，调整为5家。理由：登记系统停机。依据：来函.txt。王五提出，赵六同意；行数据变动时不再适用。")
                .contains("※：经两人同意作了调整");
        assertThat(said("explain", FIGURE, "--area", "椒江区", "--quarter", "2018Q2")
                        .out())
                .contains("经两人同意作了调整：按行数据为 1家，以下各步说明的是它\n");

        assertThat(by("a", "--withdraw", "1", "--reason", "行已补报，见11010119900307" + "7475")
                        .out())
                .isEqualTo("已收回调整 1，下次运行恢复按行数据的数\n");
        assertThat(said("adjust").out()).isEqualTo(line + "已由王五收回\n");
        assertThat(run()).contains("2018Q2 r3（新）");
        assertThat(measured("r3", "331002")).containsExactly("1", "P");
        assertThat(report("r3").resolve("data/adjustments.csv")).doesNotExist();
        assertThat(said("audit").out())
                .contains("adjust　new-enterprises/331002/2018Q2 #1　{\"after\":\"5\",\"before\":\"1\",")
                .contains("agree-adjustment")
                .contains("withdraw-adjustment")
                .doesNotContain("11010119900307" + "7475");
        assertThat(new org.springframework.jdbc.core.JdbcTemplate(database.owner())
                        .queryForObject("select withdrawn_reason from jidu.figure_adjustment", String.class))
                .isEqualTo("行已补报，见〔身份证件号，已隐去〕");
        assertThat(said("audit", "--check").status()).isZero();
    }

    /** What was decided of one figure of the rows is not kept up against another. */
    @Test
    void anAdjustmentEndsWhenRowsGiveAnotherFigureUnlessItIsToBeKept() throws IOException {
        propose("a", "5");
        by("b", "--agree", "1");
        run();
        assertThat(measured("r2", "331002")).containsExactly("5", "E");
        Files.writeString(
                folder.resolve("inbox/registration_331002_2018Q2.csv"),
                CountyPlan.ROWS + "91331002MA2H1003XU,丙厂,有限责任公司,3525,331002,2018-06-01,存续\n");
        String run = run();
        assertThat(run).contains("2018Q2 r3（新）");
        assertThat(measured("r3", "331002")).containsExactly("2", "P");
        assertThat(report("r3").resolve("data/adjustments.csv")).doesNotExist();
        assertThat(said("adjust").out()).endsWith("赵六同意；行数据已变动，不再适用\n");

        by("a", "--withdraw", "1", "--reason", "行已补报");
        assertThat(propose("a", "9", "--keep").status()).isZero();
        by("b", "--agree", "2");
        run();
        assertThat(measured("r4", "331002")).containsExactly("9", "E");
    }

    @Test
    void whatCannotBeAdjustedIsToldWhy() throws IOException {
        assertThat(propose("a", "1").err()).isEqualTo("jidu: 按行数据就是 1，无须调整\n");
        propose("a", "5");
        assertThat(propose("b", "6").err()).isEqualTo("jidu: 该数已有调整 1（王五提出，调整为 5）。请先用 --withdraw 1 收回它\n");
        assertThat(by("b", "--agree", "7").err()).startsWith("jidu: 没有编号为 7 的调整；见 " + Said.PROGRAM + " adjust");
        assertThat(by(
                                "a",
                                "taizhou-2018/enterprise-growth",
                                "--area",
                                "椒江",
                                "--quarter",
                                "2018Q2",
                                "--value",
                                "5",
                                "--evidence",
                                evidence.toString(),
                                "--reason",
                                "来函")
                        .err())
                .isEqualTo("jidu: 小微企业年均增长由 enterprise-stock 算出，不能直接调整：请调整 enterprise-stock\n");
        assertThat(by("a", FIGURE, "--quarter", "2018Q2", "--value", "5", "--reason", "来函")
                        .err())
                .startsWith("jidu: 提出调整须给出指标、--quarter、--value、--evidence 和 --reason；");
        assertThat(propose("c", "6").err()).isEqualTo("jidu: 孙七只能决定黄岩区的数据，“椒江区”不在其内。请由相应的人来做\n");
    }

    private Said propose(String who, String value, String... more) throws IOException {
        return by(
                who,
                Stream.concat(
                                Stream.of(
                                        FIGURE,
                                        "--area",
                                        "椒江",
                                        "--quarter",
                                        "2018Q2",
                                        "--value",
                                        value,
                                        "--reason",
                                        "登记系统停机",
                                        "--evidence",
                                        evidence.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Said by(String who, String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve(who + ".token"), who.repeat(40));
        return said(Stream.concat(Stream.of("adjust", "--as", token.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** No report is printed: nothing arrived for the area. */
    private String run() {
        return run("331003");
    }

    private String run(String printed) {
        Said run = said(
                "run",
                "2018Q2",
                "--inbox",
                folder.resolve("inbox").toString(),
                "--plan",
                "taizhou-2018",
                "--area",
                printed);
        assertThat(run.err()).doesNotContain("jidu:");
        return run.out();
    }

    private Path report(String revision) {
        return folder.resolve("home/reports/2018Q2").resolve(revision);
    }

    /** Flow of the quarter and status of the figure outside plans, which is counted over the same. */
    private Set<String> measured(String revision, String area) throws IOException {
        return Files.readAllLines(report(revision).resolve("data/measurements.csv")).stream()
                .map(l -> l.split(",", -1))
                .filter(c -> c[3].equals("_Z") && c[5].equals("new-enterprises") && c[6].equals(area))
                .filter(c -> c[7].equals("2018-Q2"))
                .flatMap(c -> Stream.of(c[11], c[21]))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String sha256(String who) {
        return hex(who.repeat(40).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static String sha256OfFile(Path file) throws IOException {
        return hex(Files.readAllBytes(file));
    }

    private static String hex(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), jobs, database, arguments);
    }
}
