package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Individuals become enterprises, and enterprises are dissolved and founded anew. One that is converted in place keeps its
 * day and its identity: no new enterprise. Where both registrations stand, the one has ended and the other is new; neither
 * counts for the other, and each is found by the other's code.
 */
class ConvertedEnterpriseTest {
    private static final String HEAD = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期,转型前代码,转型日期\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";
    private static final String SHOP = "92331002MA2H1001X8";
    private static final String COMPANY = "91331002MA2H10028B";
    private static final String DISSOLVED = "91331002MA2H1003XD";
    private static final String ANEW = "91331002MA2H100441";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void twoQuarters() throws IOException {
        database = TestDatabase.fresh();
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("registration_331000_2018Q1.csv"),
                HEAD + SHOP + ",甲店,个体工商户,3525,331002,2015-05-01,存续,,,\n" + DISSOLVED
                        + ",乙厂,个人独资企业,3525,331002,2014-03-01,存续,,,\n");
        Files.writeString(
                inbox.resolve("registration_331000_2018Q2.csv"),
                HEAD + COMPANY + ",甲店机械有限公司,有限责任公司,3525,331002,2015-05-01,存续,," + SHOP + ",2018-05-02\n" + DISSOLVED
                        + ",乙厂,个人独资企业,3525,331002,2014-03-01,注销,2018-05-10,,\n" + ANEW
                        + ",乙厂机械有限公司,有限责任公司,3525,331002,2018-05-11,存续,," + DISSOLVED + ",2018-05-11\n");
        Files.writeString(inbox.resolve("tax_331000_2018Q1.csv"), TAX + SHOP + ",甲店,331002,2018Q1,30000,900\n");
        Files.writeString(inbox.resolve("tax_331000_2018Q2.csv"), TAX);
        assertThat(said("run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003")
                        .status())
                .isZero();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void inPlaceItIsOneAndByDissolvingItIsTwoThatAreFoundTogether() {
        Said converted = said("enterprise", COMPANY);
        assertThat(converted.out()).startsWith("""
                        甲店机械有限公司（91331002MA2H10028B）
                          2018Q1（修订 r1）：代码92331002MA2H1001X8；名称甲店；区划椒江区；主体类型个体工商户；行业3525；成立日期2015-05-01；经营状态存续；规模微型；不计入小微企业的原因：不属于企业　[registration_331000_2018Q1.csv 第1个工作表第2行]
                          2018Q2（修订 r1）：代码由92331002MA2H1001X8改为91331002MA2H10028B；名称由甲店改为甲店机械有限公司；主体类型由个体工商户改为有限责任公司；转型前代码由空改为92331002MA2H1001X8；转型日期由空改为2018-05-02；不计入小微企业的原因：由不属于企业改为空　[registration_331000_2018Q2.csv 第1个工作表第2行]
                        匹配到它的行：
                          2018Q1 税务：tax_331000_2018Q1.csv 第1个工作表第2行（代码相同）
                        计入以下\s""");
        assertThat(said("enterprise", SHOP)).isEqualTo(converted);

        Said anew = said("enterprise", ANEW);
        assertThat(anew.out().lines().filter(l -> !l.startsWith("  2018Q2 ")).toList())
                .containsExactly(
                        "乙厂（91331002MA2H1003XD）",
                        "  2018Q1（修订 r1）：代码91331002MA2H1003XD；名称乙厂；区划椒江区；主体类型个人独资企业；行业3525；成立日期2014-03-01；经营状态存续；规模微型"
                                + "　[registration_331000_2018Q1.csv 第1个工作表第3行]",
                        "  2018Q2（修订 r1）：经营状态由存续改为注销；状态日期由空改为2018-05-10　[registration_331000_2018Q2.csv 第1个工作表第3行]",
                        "没有其他来源的行匹配到它",
                        "没有计入任何数",
                        "乙厂机械有限公司（91331002MA2H100441）",
                        "  2018Q2（修订 r1）：代码91331002MA2H100441；名称乙厂机械有限公司；区划椒江区；主体类型有限责任公司；行业3525；成立日期2018-05-11；经营状态存续；"
                                + "转型前代码91331002MA2H1003XD；转型日期2018-05-11；规模微型　[registration_331000_2018Q2.csv 第1个工作表第4行]",
                        "没有其他来源的行匹配到它",
                        "计入以下 40 个数：");
        assertThat(said("enterprise", DISSOLVED)).isEqualTo(anew);
    }

    /** As codes are written otherwise, too. */
    @Test
    void theCodeBeforeAConversionIsFolded() throws IOException {
        Path inbox = folder.resolve("inbox");
        String wide = Files.readString(inbox.resolve("registration_331000_2018Q2.csv"))
                .replace("," + SHOP + ",2018-05-02", ",９２３３１００２-ma2h1001x8,2018-05-02");
        Files.writeString(inbox.resolve("registration_331000_2018Q2_更正.csv"), wide);
        assertThat(said("run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003")
                        .status())
                .isZero();

        assertThat(said("enterprise", COMPANY).out())
                .contains(
                        "  2018Q1（修订 r1）：代码" + SHOP + "；名称甲店；",
                        "  2018Q2（修订 r2）：代码由" + SHOP + "改为" + COMPANY + "；名称由甲店改为甲店机械有限公司；");
    }

    /** Of two active ones at the end one was founded in the quarter, both were converted, and the shop's filing is the company's. */
    @Test
    void figuresAreNotDoubled() throws IOException {
        assertThat(figures("2018-Q1"))
                .isEqualTo(List.of(
                        "enterprise-stock 1",
                        "individual-to-enterprise 0",
                        "new-enterprises 0",
                        "survival-rate ",
                        "tax-registration-rate 0"));
        assertThat(figures("2018-Q2"))
                .isEqualTo(List.of(
                        "enterprise-stock 2",
                        "individual-to-enterprise 2",
                        "new-enterprises 1",
                        "survival-rate 100",
                        "tax-registration-rate 50"));
    }

    /** Outside plans, of the county. */
    private List<String> figures(String period) throws IOException {
        List<String> asked = List.of(
                "enterprise-stock",
                "individual-to-enterprise",
                "new-enterprises",
                "survival-rate",
                "tax-registration-rate");
        return Files.readAllLines(folder.resolve("home/reports/2018Q2/r1/data/measurements.csv")).stream()
                .map(l -> l.split(",", -1))
                .filter(l -> l[3].equals("_Z") && l[6].equals("331002") && l[7].equals(period))
                .filter(l -> asked.contains(l[5]))
                .map(l -> l[5] + " " + l[8])
                .sorted()
                .toList();
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
