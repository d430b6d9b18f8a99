package cn.jidu.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose names follow no contract. */
class RecognitionTest {
    private static final String KNOWN =
            "select file_name, source, area_code, quarter, supplement, state from delivery order by file_name collate \"C\"";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";
    private static final String ROSTER = "名单,企业代码,企业名称,行政区划代码,认定日期\n";

    /** What still waits for somebody, by state. */
    private static final String OPEN = """
            select state, count(*) from delivery d
            where state in ('refused', 'unrecognised')
                and not exists (select from settlement s where s.delivery_id = d.delivery_id)
            group by 1 order by 1""";

    @TempDir
    Path folder;

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture(folder);
    }

    @AfterEach
    void close() {
        f.close();
    }

    private static String row(String area, String quarter) {
        return ",甲厂," + area + "," + quarter + ",100,1\n";
    }

    /** In any order, by any of their names, whatever stands between them: nothing is opened for it. */
    @Test
    void theNameSaysItInManyWays() throws IOException {
        List<String> names = List.of(
                "椒江区登记2018二季度.xlsx",
                "登记_331002_2018Q2.txt",
                "registration_331002_2018Q2 (1).csv",
                "registration_331002_2018q2.TXT",
                "registration-331002-2018-Q2.csv",
                "Registration 331002 2018Q2.CSV",
                "registration_椒江区_2018Q2.csv",
                "REGISTRATION_331002000000_2018Q2.csv",
                "2018年第二季度台州市椒江区市场监管局登记数据（最终）.csv",
                "2018-2椒江登记.csv",
                "201804-201806_椒江_登记.csv",
                "2018年4-6月 台州椒江 登记 20180715.csv",
                "二季度2018_登记_331002.csv",
                "Q2_2018_331002_registration.csv",
                "浙江省_台州市_椒江区_登记_2018.2.csv",
                "副本registration_331002_2018Q2.csv",
                "331002 市场主体 2018年２季度.csv",
                "椒江 登记 18年二季度.csv",
                "椒江 登记 18年第2季度 改.csv",
                "椒江_登记_18Q2.csv",
                "椒江 登记（18年Q2）.csv");
        for (String name : names) {
            f.put(name, name);
        }
        f.collect();
        assertThat(f.query("select file_name, source, area_code, quarter, supplement, state from delivery"))
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(n -> n + " | registration | 331002 | 2018Q2 | f | collected")
                        .toList());
    }

    @Test
    void everySourceIsKnownByItsKeyItsTitleAndFurtherNames() throws IOException {
        f.put("park_tenant-331002-2018Q2.csv", "x")
                .put("园区入园企业331002_2018Q2.csv", "x")
                .put("椒江区小微企业园2018Q2.csv", "x")
                .put("size class 331002 2018Q2.csv", "x")
                .put("loans_331002_2018Q2_中行.csv", "x")
                .put("玉环县税收2018Q2补报.csv", "x")
                .put("部门报送_台州市_2018Q2.csv", "x")
                .collect();
        assertThat(f.query(KNOWN))
                .containsExactly(
                        "loans_331002_2018Q2_中行.csv | loan | 331002 | 2018Q2 | f | collected",
                        "park_tenant-331002-2018Q2.csv | park-tenant | 331002 | 2018Q2 | f | collected",
                        "size class 331002 2018Q2.csv | size-class | 331002 | 2018Q2 | f | collected",
                        "园区入园企业331002_2018Q2.csv | ∅ | ∅ | ∅ | f | unrecognised",
                        "椒江区小微企业园2018Q2.csv | park | 331002 | 2018Q2 | f | collected",
                        "玉环县税收2018Q2补报.csv | tax | 331083 | 2018Q2 | t | collected",
                        "部门报送_台州市_2018Q2.csv | return | 331000 | 2018Q2 | f | collected");
    }

    /** What is left open is taken from the header and the rows where they allow one answer only, and it is said. */
    @Test
    void whatTheNameLeavesOpenIsReadInTheFile() throws IOException {
        f.put("数据.csv", TAX + row("331002", "2019Q3") + row("椒江区", "2019年三季度"))
                .put("黄岩.csv", TAX + row("331003", "2019Q3"))
                .put("税务2019年三季度.csv", TAX + row("331004", "2019Q3"))
                .put("331022_2019Q3.csv", Fixture.REGISTRATION)
                .put("税务登记_331023_2019Q3.csv", Fixture.REGISTRATION)
                .put("tax_331024_2019Q3.csv", TAX)
                .collect();
        f.takeAll();
        assertThat(f.query("select file_name, state, concat(understood, notes) from delivery order by area_code"))
                .containsExactly(
                        "数据.csv | loaded | 认作税务，椒江区（331002），2019年三季度（数据种类、地区、季度依文件内容认定），即 tax_331002_2019Q3.csv。如不对，请按此式改名后重新报送。",
                        "黄岩.csv | loaded | 认作税务，黄岩区（331003），2019年三季度（数据种类、季度依文件内容认定），即 tax_331003_2019Q3.csv。如不对，请按此式改名后重新报送。",
                        "税务2019年三季度.csv | loaded | 认作税务，路桥区（331004），2019年三季度（地区依文件内容认定），即 tax_331004_2019Q3.csv。如不对，请按此式改名后重新报送。",
                        "331022_2019Q3.csv | loaded | 认作登记，三门县（331022），2019年三季度（数据种类依文件内容认定），即 registration_331022_2019Q3.csv。如不对，请按此式改名后重新报送。",
                        "税务登记_331023_2019Q3.csv | loaded | 认作登记，天台县（331023），2019年三季度（数据种类依文件内容认定），即 registration_331023_2019Q3.csv。如不对，请按此式改名后重新报送。",
                        "tax_331024_2019Q3.csv | loaded | ");
    }

    /** Nobody guesses: the file waits, with the command that settles it. */
    @Test
    void doubtIsToldWithTheCommandThatSettlesIt() throws IOException {
        f.put("登记 椒江.csv", Fixture.REGISTRATION)
                .put("税务2019Q3.csv", TAX + row("331002", "2019Q3") + row("331003", "2019Q3"))
                .put("tax_331002黄岩区_2019Q3.csv", TAX)
                .put("税务_331002_2019Q2和2019Q3's.csv", TAX)
                .put("税务_331002_2019第5季度.csv", TAX)
                .put("税务 三季度.csv", TAX + row("331002", "") + row("331003", ""))
                .put("税务_331099_2019Q3.csv", TAX + row("331002", "2019Q3"))
                .put("无关.csv", "甲,乙\n1,2\n")
                .put("椒江区登记2018二季度.docx", "x")
                .collect();
        assertThat(f.query(
                        "select message from delivery where state = 'unrecognised' order by file_name collate \"C\""))
                .containsExactly(
                        "文件 tax_331002黄岩区_2019Q3.csv 未接收：地区可能是 椒江区（331002）、黄岩区（331003）。请填上地区后改名为 tax_地区_2019Q3.csv 再报送，或执行：./jidu ingest tax_331002黄岩区_2019Q3.csv --source tax --area 地区 --quarter 2019Q3",
                        "文件名 无关.csv 不符合任何数据种类的命名规则。应如 registration_331000_2019Q3.csv：种类_行政区划代码_季度。请改名后再报送。",
                        "文件 椒江区登记2018二季度.docx 的扩展名不能识别，应为 .csv、.txt、.xlsx 或 .xls。请另存后再报送。",
                        "文件 登记 椒江.csv 未接收：不能确定季度。请填上季度后改名为 registration_331002_季度.csv 再报送，或执行：./jidu ingest '登记 椒江.csv' --source registration --area 331002 --quarter 季度",
                        "文件 税务 三季度.csv 未接收：地区可能是 椒江区（331002）、黄岩区（331003）；不能确定季度；各行不属同一地区，故按 台州市（331000） 写出，只属一地的请改地区；文件名中的“三季度”不能识别为季度。请填上季度后改名为 tax_331000_季度.csv 再报送，或执行：./jidu ingest '税务 三季度.csv' --source tax --area 331000 --quarter 季度",
                        "文件 税务2019Q3.csv 未接收：地区可能是 椒江区（331002）、黄岩区（331003）；各行不属同一地区，故按 台州市（331000） 写出，只属一地的请改地区。请核对后改名为 tax_331000_2019Q3.csv 再报送，或执行：./jidu ingest 税务2019Q3.csv --source tax --area 331000 --quarter 2019Q3",
                        "文件 税务_331002_2019Q2和2019Q3's.csv 未接收：季度可能是 2019Q2、2019Q3。请填上季度后改名为 tax_331002_季度.csv 再报送，或执行：./jidu ingest '税务_331002_2019Q2和2019Q3'\\''s.csv' --source tax --area 331002 --quarter 季度",
                        "文件 税务_331002_2019第5季度.csv 未接收：不能确定季度；文件名中的“2019第5季度”不能识别为季度。请填上季度后改名为 tax_331002_季度.csv 再报送，或执行：./jidu ingest 税务_331002_2019第5季度.csv --source tax --area 331002 --quarter 季度",
                        "文件 税务_331099_2019Q3.csv 未接收：文件名中有不能识别的季度、地区或代码。请核对后改名为 tax_331002_2019Q3.csv 再报送，或执行：./jidu ingest 税务_331099_2019Q3.csv --source tax --area 331002 --quarter 2019Q3");
    }

    /** No guess is printed as a command: a word that is none of the kind stands where nobody knows. */
    @Test
    void aYearThatMayBeOfAnotherCenturyIsNotRead() throws IOException {
        f.put("椒江 登记 98年二季度.csv", Fixture.REGISTRATION)
                .put("椒江 登记 第18号 二季度.csv", Fixture.REGISTRATION)
                .collect();
        assertThat(f.query("select message from delivery order by file_name collate \"C\""))
                .containsExactly(
                        "文件 椒江 登记 98年二季度.csv 未接收：不能确定季度；文件名中的“98年二季度”不能识别为季度。请填上季度后改名为 registration_331002_季度.csv 再报送，或执行：./jidu ingest '椒江 登记 98年二季度.csv' --source registration --area 331002 --quarter 季度",
                        "文件 椒江 登记 第18号 二季度.csv 未接收：不能确定季度；文件名中的“二季度”不能识别为季度。请填上季度后改名为 registration_331002_季度.csv 再报送，或执行：./jidu ingest '椒江 登记 第18号 二季度.csv' --source registration --area 331002 --quarter 季度");
    }

    /** Six months are no quarter, and a township's file is not its county's. */
    @Test
    void whatIsWiderOrNarrowerIsNotTakenForIt() throws IOException {
        f.put("税务_椒江_2019年7-12月.csv", TAX + row("331002", "2019Q3"))
                .put("tax_331002001_2019Q3.csv", TAX + row("331002", "2019Q3"))
                .put("税务_椒江区海门街道_2019Q3.csv", TAX + row("331002", "2019Q3"))
                .put("tax_331002000_2019Q3.csv", TAX + row("331002", "2019Q3"))
                .collect();
        assertThat(f.query("select state, message from delivery order by file_name collate \"C\""))
                .containsExactly(
                        "collected | ∅",
                        "unrecognised | 文件名 tax_331002001_2019Q3.csv 中的行政区划代码 331002001 不在区划表中。请改正后再报送。",
                        "unrecognised | 文件 税务_椒江_2019年7-12月.csv 未接收：文件名中有不能识别的季度、地区或代码。请核对后改名为 tax_331002_2019Q3.csv 再报送，或执行：./jidu ingest 税务_椒江_2019年7-12月.csv --source tax --area 331002 --quarter 2019Q3",
                        "unrecognised | 文件 税务_椒江区海门街道_2019Q3.csv 未接收：文件名中有不能识别的季度、地区或代码。请核对后改名为 tax_331002_2019Q3.csv 再报送，或执行：./jidu ingest 税务_椒江区海门街道_2019Q3.csv --source tax --area 331002 --quarter 2019Q3");
    }

    @Test
    void whatIsDeclaredGoesBeforeAllElse() throws IOException {
        DeclaredFile declared = new DeclaredFile(
                Optional.of(Fixture.DEFINITIONS.sources().get("roster")),
                Fixture.DEFINITIONS.areas().findByCode("331002"),
                Optional.of(Quarter.of("2019Q3")),
                Optional.empty(),
                true);
        f.put("tax_331003_2018Q1.csv", ROSTER).put("报送.zip", "");
        Files.write(
                f.inbox.resolve("报送.zip"), Zips.utf8().with("里面/什么.csv", ROSTER).bytes());
        f.collector().collect(List.of(f.inbox.resolve("tax_331003_2018Q1.csv")), declared, Fixture.BY, Fixture.NOW);
        f.collector().collect(List.of(f.inbox.resolve("报送.zip")), Fixture.BY, Fixture.NOW);
        assertThat(f.collector().collectAgain("什么.csv", declared, Fixture.BY, Fixture.NOW))
                .isPresent();
        assertThat(f.collector().collectAgain("没有.csv", declared, Fixture.BY, Fixture.NOW))
                .isEmpty();
        f.takeAll();
        assertThat(f.query("select file_name, source, area_code, quarter, supplement, state, understood from delivery"
                        + " where state <> 'unpacked' order by delivery_id"))
                .containsExactly(
                        "tax_331003_2018Q1.csv | roster | 331002 | 2019Q3 | t | loaded | 认作名单，椒江区（331002），2019年三季度，补报（数据种类、地区、季度由命令指定），即 roster_331002_2019Q3_补报.csv。如不对，请改命令后再执行。",
                        "什么.csv | ∅ | ∅ | ∅ | f | unrecognised | ∅",
                        "什么.csv | roster | 331002 | 2019Q3 | t | acknowledged | 认作名单，椒江区（331002），2019年三季度，补报（数据种类、地区、季度由命令指定），即 roster_331002_2019Q3_补报.csv。如不对，请改命令后再执行。");
    }

    /** Folders tell them apart, and are no part of a name: neither stands for the other, and each is found by its rows. */
    @Test
    void filesOfOneNameAreToldApartByTheirRows() throws IOException {
        String rows = "91331002MA2A0001XH,,甲厂,有限责任公司,1711,%s,2018-03-01,存续\n";
        Files.createDirectories(f.inbox);
        Files.write(
                f.inbox.resolve("报送.zip"),
                Zips.utf8()
                        .with("椒江/登记.csv", Fixture.REGISTRATION + rows.formatted("331002"))
                        .with("黄岩/登记.csv", Fixture.REGISTRATION + rows.formatted("331003"))
                        .bytes());
        f.collect();
        assertThat(f.query(OPEN)).containsExactly("unrecognised | 2");
        again("登记.csv", "331002");
        f.takeAll();
        assertThat(f.query(OPEN)).containsExactly("unrecognised | 1");
        again("登记.csv", "331003");
        f.takeAll();
        assertThat(f.query(OPEN)).isEmpty();
        assertThat(f.query("select own_area from row_registration order by 1")).containsExactly("331002", "331003");
    }

    @Test
    void whereRowsDoNotTellThemApartNobodyGuesses() throws IOException {
        String row = "91331002MA2A0001XH,,甲厂,有限责任公司,1711,331002,%s,存续\n";
        Files.createDirectories(f.inbox);
        Files.write(
                f.inbox.resolve("报送.zip"),
                Zips.utf8()
                        .with("一季度/登记.csv", Fixture.REGISTRATION + row.formatted("2018-03-01"))
                        .with("二季度/登记.csv", Fixture.REGISTRATION + row.formatted("2018-03-02"))
                        .bytes());
        f.collect();
        assertThatThrownBy(() -> again("登记.csv", "331002"))
                .isInstanceOf(SeveralNamedException.class)
                .hasMessage("档案中有 2 个不同的文件都叫 登记.csv，按所说的地区、季度不能确定是哪一个。请改成不同的名字后重新报送。");
    }

    /** So are those of different batches; one that is of something else settles nothing. */
    @Test
    void filesOfOneNameInTwoBatchesDoNotSettleEachOther() throws IOException {
        String rows = "91331002MA2A0001XH,,甲厂,有限责任公司,1711,%s,2018-03-01,存续\n";
        f.put("登记.csv", Fixture.REGISTRATION + rows.formatted("331002")).collect();
        f.put("登记.csv", Fixture.REGISTRATION + rows.formatted("331003")).collect();
        assertThat(f.query(OPEN)).containsExactly("unrecognised | 2");
        again("登记.csv", "331003");
        f.takeAll();
        assertThat(f.query(OPEN)).containsExactly("unrecognised | 1");
        again("登记.csv", "331002");
        f.takeAll();
        assertThat(f.query(OPEN)).isEmpty();
    }

    /** Recognised by its rows: the next of its name may be of another county. */
    @Test
    void aRefusedFileIsSettledByItsNameOnlyWhereThatIsOfTheSame() throws IOException {
        f.put("报送.csv.control.json", "{\"rows\": 9}");
        f.put("报送.csv", TAX + row("331002", "2019Q3")).collect();
        f.takeAll();
        assertThat(f.query(OPEN)).containsExactly("refused | 1");
        f.put("报送.csv", TAX + row("331003", "2019Q3")).collect();
        f.takeAll();
        assertThat(f.query(OPEN)).containsExactly("refused | 2");
        f.put("报送.csv", TAX + row("331002", "2019Q3") + row("331002", "2019Q3")).collect();
        f.takeAll();
        assertThat(f.query(OPEN)).containsExactly("refused | 2");
    }

    private void again(String name, String area) {
        DeclaredFile declared = new DeclaredFile(
                Optional.of(Fixture.DEFINITIONS.sources().get("registration")),
                Fixture.DEFINITIONS.areas().findByCode(area),
                Optional.of(Quarter.of("2019Q3")),
                Optional.empty(),
                false);
        assertThat(f.collector().collectAgain(name, declared, Fixture.BY, Fixture.NOW))
                .isPresent();
    }

    @Test
    void aMonthCanBeDeclaredToo() throws IOException {
        DeclaredFile declared = new DeclaredFile(
                Optional.of(Fixture.DEFINITIONS.sources().get("return")),
                Fixture.DEFINITIONS.areas().findByCode("331002"),
                Optional.of(Quarter.of("2018Q2")),
                Optional.of(new Month(2018, 5)),
                false);
        f.put("报送.csv", """
                指标编码,行政区划代码,季度,本季值,计量单位,填报单位
                burden-relief,331002,2018M05,10,亿元,市经信局
                """);
        f.collector().collect(List.of(f.inbox.resolve("报送.csv")), declared, Fixture.BY, Fixture.NOW);
        f.takeAll();
        assertThat(f.query("select source, area_code, quarter, month, state, understood from delivery"))
                .containsExactly(
                        "return | 331002 | 2018Q2 | 2018M05 | loaded | 认作部门报送，椒江区（331002），2018年5月（数据种类、地区、季度由命令指定），即 return_331002_2018M05.csv。如不对，请改命令后再执行。");
    }
}
