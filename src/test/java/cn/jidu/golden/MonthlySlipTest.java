package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.Said;
import cn.jidu.definition.Quarter;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleaseDossiers;
import cn.jidu.release.ReleasePublishing;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wenzhou's slips of April and May 2023, from files to pages. 龙湾区 is late with May, 瓯海区 does not send it, and April's
 * relief is corrected. By hand: relief 10 + 20 + 30 and April 11, corrected to 9, and May 12.5 are 83.5 and then 81.5 of
 * 800; first loans of May 6 + 7, and 8 more with the late file; centres 3, that began with 1, of 5.
 */
class MonthlySlipTest {
    private static final String PLAN = "wenzhou-2023";
    private static final String HEADER = "指标编码,行政区划代码,季度,本季值,计量单位,填报单位\n";
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91330302MA2H1001X5,温州甲厂,有限责任公司,3525,330302,2018-05-01,存续
            """;
    private static final Set<String> CITY = Set.of("330300");

    @TempDir
    Path folder;

    @Test
    void aSlipIsWrittenWithTheRevisionAndNeverChanges() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (String quarter : List.of("2022Q4", "2023Q1", "2023Q2")) {
            Files.writeString(inbox.resolve("registration_330302_" + quarter + ".csv"), REGISTRATION);
        }
        Files.writeString(
                inbox.resolve("return_330300_2022Q4.csv"), HEADER + "pillar-industry-centres,330300,2022Q4,1,个,市司法局\n");
        city(inbox, "2023M01", "", "10");
        city(inbox, "2023M02", "", "20");
        city(inbox, "2023M03", "", "30");
        city(inbox, "2023M04", "", "11");
        city(inbox, "2023M05", "", "12.5");
        for (String county : List.of("330302", "330303", "330304")) {
            county(inbox, county, "2023M04", "5");
        }
        county(inbox, "330302", "2023M05", "6");
        county(inbox, "330305", "2023M05", "7");

        try (World world = new World(folder.resolve("home"))) {
            RunResult first = run(world, inbox, "2023-06-10");
            Path plan = first.folder().resolve(PLAN);
            assertThat(slips(plan))
                    .containsExactly(
                            "330300-2023M04.pdf", "330300-2023M04.xlsx", "330300-2023M05.pdf", "330300-2023M05.xlsx");
            assertThat(ReportManifest.list(plan).orElseThrow().files())
                    .containsEntry("330300-2023M05.pdf", FileHashes.sha256(plan.resolve("330300-2023M05.pdf")));
            assertThat(text(plan, "330300-2023M05.pdf"))
                    .contains(
                            "月度监测快报",
                            "2023年5月",
                            "2023年5月，按月报送的指标3项，数据齐全2项，不完整1项。",
                            "新增小微企业首贷户13户（数据不完整），本年累计28户（数据不完整）；"
                                    + "为中小微企业减负12.50亿元，本年累计83.50亿元，完成目标的10.4%；"
                                    + "设立“企检服务中心”的传统支柱行业3个，完成目标的50.0%。",
                            "应报单位6家，已报4家，未报2家。未报：金融办（龙湾区、瓯海区）。",
                            "新增小微企业首贷户（户）13*28*180000.2*",
                            "为中小微企业减负（亿元）12.5083.50>80010.4",
                            "鹿城区611",
                            "洞头区77*",
                            "龙湾区——");
            Map<String, String> written = hashes(first.folder());

            county(inbox, "330303", "2023M05", "8");
            city(inbox, "2023M04", "_改", "9");
            RunResult second = run(world, inbox, "2023-06-20");

            assertThat(second.revision().number()).isEqualTo(2);
            assertThat(hashes(first.folder())).isEqualTo(written);
            Path later = second.folder().resolve(PLAN);
            assertThat(text(later, "330300-2023M05.pdf"))
                    .contains(
                            "新增小微企业首贷户21户（数据不完整），本年累计36户（数据不完整）；为中小微企业减负12.50亿元，本年累计81.50亿元，完成目标的10.2%；",
                            "应报单位6家，已报5家，未报1家。未报：金融办（瓯海区）。", "龙湾区813");
            assertThat(text(later, "330300-2023M04.pdf")).contains("为中小微企业减负9.00亿元，本年累计69.00亿元");
            assertThat(Said.at(folder.resolve("home"), world.database(), "diff", "2023Q2", "1", "2")
                            .out())
                    .contains("为中小微企业减负");
            assertNothingIsTouched(world, inbox, second);
            assertIsReleased(world, later);
        }
    }

    private void assertNothingIsTouched(World world, Path inbox, RunResult second) throws IOException {
        Object before = Files.readAttributes(second.folder(), "unix:ino,ctime");
        RunResult third = run(world, inbox, "2023-07-20");
        assertThat(third.folder()).isEqualTo(second.folder());
        assertThat(Files.readAttributes(second.folder(), "unix:ino,ctime")).isEqualTo(before);
    }

    /** With the plan's report, under the same code, and an archive would take it; the draft is known again too. */
    private void assertIsReleased(World world, Path draft) throws IOException {
        ReleaseDossier dossier = new ReleaseDossiers(world.site())
                .of(Quarter.of("2023Q2"), 2, Optional.of(PLAN))
                .get(0);
        ReleaseDesk desk = new ReleaseDesk(world.database(), new TreeMap<>());
        desk.submit(dossier, act("甲"));
        desk.approve(dossier, Optional.empty(), act("乙"));
        new ReleasePublishing(world.database(), new TreeMap<>(), Path.of("report-templates"))
                .publish(dossier, act("乙"));

        assertThat(slips(dossier.released())).isEqualTo(slips(draft));
        assertThat(text(dossier.released(), "330300-2023M05.pdf"))
                .contains("发布时间")
                .doesNotContain("草稿");
        Path slip = dossier.released().resolve("330300-2023M05.pdf");
        Said verified = Said.at(folder.resolve("home"), world.database(), "verify", slip.toString());
        assertThat(verified.out()).contains("wenzhou-2023");
        assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    }

    private static ReleaseAct act(String person) {
        return new ReleaseAct(person, Instant.parse("2023-06-21T02:00:00Z"), Optional.of("已核对"), new TreeSet<>());
    }

    private static RunResult run(World world, Path inbox, String today) {
        return world.run("2023Q2", inbox, CITY, Optional.empty(), LocalDate.parse(today));
    }

    private static void city(Path inbox, String month, String more, String relief) throws IOException {
        Files.writeString(
                inbox.resolve("return_330300_" + month + "_市" + more + ".csv"), HEADER + """
                burden-relief,330300,%1$s,%2$s,亿元,市经信局
                pillar-industry-centres,330300,%1$s,3,个,市司法局
                """.formatted(month, relief));
    }

    private static void county(Path inbox, String county, String month, String loans) throws IOException {
        Files.writeString(
                inbox.resolve("return_" + county + "_" + month + ".csv"),
                HEADER + "small-micro-first-loan-enterprises,%s,%s,%s,户,金融办\n".formatted(county, month, loans));
    }

    private static List<String> slips(Path plan) throws IOException {
        try (Stream<Path> files = Files.list(plan)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.matches("330300-.*"))
                    .sorted()
                    .toList();
        }
    }

    /** Without white space; of two pages at most. */
    private static String text(Path plan, String slip) throws IOException {
        try (PDDocument read = Loader.loadPDF(plan.resolve(slip).toFile())) {
            assertThat(read.getNumberOfPages()).isBetween(1, 2);
            return new PDFTextStripper().getText(read).replaceAll("[\\s\\p{Z}]+", "");
        }
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), FileHashes.sha256(file));
            }
        }
        return hashes;
    }
}
