package cn.jidu.golden;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What departments send of a few enterprises: each time other rows of them, some faulty, some missing. */
final class RandomExtracts {
    /** Whom a loan note without a code names. */
    static final String NAMED = "乙记老厂";

    private final Path inbox;
    private final Random random;

    RandomExtracts(Path inbox, Random random) {
        this.inbox = inbox;
        this.random = random;
    }

    String registration(String county, Quarter quarter) throws IOException {
        StringBuilder rows = new StringBuilder("统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n");
        for (int i = 0; i < 8; i++) {
            if (random.nextInt(8) > 0) {
                rows.append(code(county, i)).append(',').append(name(county, i)).append(',');
                rows.append(one("有限责任公司", "有限责任公司", "股份有限公司", "个体工商户")).append(",3525,");
                rows.append(county.equals("331002") ? one("331002", "331002101") : county)
                        .append(',');
                rows.append(one("2018-05-01", "2018-02-10", "2015-01-01", "2018-06-31"))
                        .append(',');
                rows.append(one("存续", "存续", "存续", "注销")).append('\n');
            }
        }
        return send("registration_" + county, quarter, rows);
    }

    String taxes(Quarter quarter) throws IOException {
        StringBuilder rows = new StringBuilder("纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数\n");
        for (int i = 0; i < 8; i++) {
            if (random.nextInt(6) > 0) {
                rows.append(code("331002", i))
                        .append(',')
                        .append(name("331002", i))
                        .append(",331002,2018Q2,");
                rows.append(one("10000,5,8", "100000000,500,400", "不是数,1,1")).append('\n');
            }
        }
        return send("tax_331002", quarter, rows);
    }

    String loans(Quarter quarter) throws IOException {
        StringBuilder rows = new StringBuilder("借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,授信总额（万元）,贷款余额（万元）,发放日期,发放金额（万元）\n");
        for (int i = 0; i < 8; i++) {
            if (random.nextInt(6) > 0) {
                rows.append(i).append(",台州银行,");
                rows.append(i == 0 ? "," + NAMED : code("331002", i / 2) + "," + name("331002", i / 2));
                rows.append(",331002,2018Q2,300,").append(10 + random.nextInt(200));
                rows.append(",2018-05-01,").append(10 + random.nextInt(200)).append('\n');
            }
        }
        return send("loan_331002", quarter, rows);
    }

    private String send(String name, Quarter quarter, CharSequence rows) throws IOException {
        String file = name + "_" + quarter + ".csv";
        Files.writeString(inbox.resolve(file), rows);
        return file;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String code(String county, int i) {
        return "91" + county + "MA2H100" + i + "X8";
    }

    private static String name(String county, int i) {
        return county + "第" + (i + 1) + "厂";
    }
}
