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

/** An enterprise that takes a new code, name and county stays one, under whatever it was ever known by. */
class EnterpriseCommandTest {
    private static final String HEAD = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,注册号\n";
    private static final String OLD = "91331002MA2H1001XB";
    private static final String NEW = "91331002MA2H10028B";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void twoQuarters() throws IOException {
        database = TestDatabase.fresh();
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("registration_331000_2018Q1.csv"),
                HEAD + OLD + ",甲厂,有限责任公司,3525,331002,2015-05-01,存续,331002000000017\n");
        Files.writeString(
                inbox.resolve("registration_331000_2018Q2.csv"),
                HEAD + NEW + ",甲二厂,有限责任公司,3525,331003,2015-05-01,存续,331002000000017\n");
        Files.writeString(
                inbox.resolve("loan_331000_2018Q2.csv"),
                "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,授信总额（万元）,贷款余额（万元）,发放日期,发放金额（万元）,年利率（%）,担保方式,无还本续贷,首贷\n" + "L1,台州银行,"
                        + NEW + ",甲二厂,331003,2018Q2,100,50,2018-04-02,50,5.1,信用,否,否\n");
        said("run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneIdentityThroughCodeNameAndCounty() {
        String trail = """
                甲二厂（91331002MA2H10028B）
                  2018Q1（修订 r1）：代码91331002MA2H1001XB；注册号331002000000017；名称甲厂；区划椒江区；主体类型有限责任公司；行业3525；成立日期2015-05-01；经营状态存续；规模微型　[registration_331000_2018Q1.csv 第1个工作表第2行]
                  2018Q2（修订 r1）：代码由91331002MA2H1001XB改为91331002MA2H10028B；名称由甲厂改为甲二厂；区划由椒江区改为黄岩区　[registration_331000_2018Q2.csv 第1个工作表第2行]
                匹配到它的行：
                  2018Q2 贷款：loan_331000_2018Q2.csv 第1个工作表第2行（代码相同）
                """;
        Said followed = said("enterprise", OLD);
        assertThat(followed.status()).isZero();
        assertThat(followed.out())
                .startsWith(trail + "计入以下 ")
                .contains("\n  2018Q2 黄岩区：计划外指标，在册小微企业（2018Q2 季末）\n", "\n  2018Q2 黄岩区：计划外指标，小微企业贷款余额（2018Q2 季末）\n")
                .doesNotContain("  2018Q1 黄岩区：", "  2018Q2 椒江区：");
        for (String known : List.of("91331002-ma2h1002 8B", "331002000000017", "甲厂")) {
            assertThat(said("enterprise", known)).isEqualTo(followed);
        }
        assertThat(said("enterprise", NEW, "--json").out())
                .contains(
                        "\"quarters\":[{\"quarter\":\"2018Q1\",\"revision\":1,\"uscc\":\"91331002MA2H1001XB\","
                                + "\"registration_no\":\"331002000000017\",\"name\":\"甲厂\",\"area_code\":\"331002\"",
                        "\"rows\":[{\"quarter\":\"2018Q2\",\"source\":\"loan\",\"tier\":\"EXACT\","
                                + "\"file\":\"loan_331000_2018Q2.csv\",\"sheet\":1,\"row\":2}],\"figures\":[{\"plan\":");
        assertThat(said("enterprise", "330102198001012"))
                .isEqualTo(new Said(4, "", "jidu: 没有登记过代码、注册号或名称为“330102198001012”的市场主体\n"));
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
