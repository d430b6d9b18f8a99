package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Codes;
import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A source that nobody wrote a line of Java for: its contract is all there is, its fields called as they please. */
class OwnSourceTest {
    private static final String CONTRACT = """
            name: patent
            title: 专利
            description: 一行为一件授权专利
            profile: tabular-data-resource
            path: patent_331002_2018Q2.csv
            schema:
              fields:
                - {name: number, title: 专利号, type: string, constraints: {required: true}, jidu: {column: required}}
                - {name: holder_code, title: 专利权人代码, type: string, jidu: {column: required, kind: enterprise-code}}
                - {name: holder, title: 专利权人, type: string, jidu: {column: required}}
                - {name: place, title: 所在地, type: string, jidu: {column: optional}}
                - {name: standing, title: 法律状态, type: string, jidu: {column: optional}}
                - {name: same, title: 同族, type: string, jidu: {column: optional}}
              primaryKey: [number]
            jidu:
              file: "{source}_{area}_{quarter}[_{rest}].csv"
              carriesForward: true
              shrinkBound: 0.3
              match: {code: holder_code, name: holder}
              counted: all
            """;

    @TempDir
    Path folder;

    @Test
    void itsRowsAreMatchedAndAccountedFor() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.writeString(jobs.resolve("sources").resolve("patent.yml"), CONTRACT);
        String code = Codes.uscc("91331002MA2A0000X");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("registration_331002_2018Q2.csv"),
                "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n" + code + ",虚构甲厂,有限责任公司,3525,331002,2015-01-01,存续\n");
        String head = "专利号,专利权人代码,专利权人,所在地\n";
        Files.writeString(
                inbox.resolve("patent_331002_2018Q2.csv"), head + "Z1," + code + ",虚构甲厂,椒江\nZ2,,虚构甲厂,\nZ3,,虚构乙厂,\n");
        Files.writeString(inbox.resolve("patent_331002_2018Q2_补报.csv"), head + "Z3,,虚构丙厂,黄岩\n");

        try (World world = new World(folder.resolve("home"), JobsCopy.load(jobs))) {
            world.run("2018Q2", inbox, World.NOT_PRINTED);

            assertThat(new JdbcTemplate(world.database().owner()).queryForList("""
                            select concat_ws(' ', stage, nullif(reason, ''), rows) from jidu.balance
                            where source = 'patent' and area_code = '331002' order by 1""", String.class))
                    .containsExactly(
                            "counted 2",
                            "in-force 3",
                            "loaded 4",
                            "matched EXACT 1",
                            "matched NAME 1",
                            "read 4",
                            "superseded 1",
                            "unmatched NO_MATCH 1");
        }
    }
}
