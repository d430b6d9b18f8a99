package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that other programs have spoilt on the way: texts in two encodings, numbers cut short, cells without a value. */
class SpoiltFilesTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";
    private static final String REST = ",331002,2019Q3,100,1\n";
    private static final String LOAN = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）,年利率（%）\n";
    private static final String LOAN_REST = ",某农商行,,甲厂,331002,2019Q3,10,2019-07-01,10,";

    private static final String REJECTS =
            "select row_no, code, field, value, expected from reject order by row_no, fault_no";

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

    /** Nearly every byte of UTF-8 means something in GBK too: the file would be read, with other names in it. */
    @Test
    void piecesOfTwoEncodingsRefuse() throws IOException {
        String name = "台州乙二塑模有限公司";
        String garbled = new String(name.getBytes(StandardCharsets.UTF_8), Charset.forName("GB18030"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write((TAX + "1A,台州甲一机械有限公司" + REST).getBytes(GBK));
        file.write(("2B," + name + REST).getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(f.inbox);
        Files.write(f.inbox.resolve("tax_331002_2019Q3.csv"), file.toByteArray());
        f.collect();
        f.takeAll();
        assertThat(f.query("select state, refusal, message from delivery"))
                .containsExactly("refused | ENCODING | tax_331002_2019Q3.csv 按 GB18030 读取，第3行的“" + garbled
                        + "”是乱码，看来是 UTF-8 编码的“" + name + "”：" + "文件中混有两种编码，或导出前已是乱码。请改正后用同一种编码重新导出再报送。");
    }

    /** Where the file itself is sound, its names were spoilt before: they are kept and listed. */
    @Test
    void garbledNamesAreListed() throws IOException {
        String garbled = new String("台州甲一机械有限公司".getBytes(StandardCharsets.UTF_8), GBK);
        f.load(
                "tax_331002_2019Q3.csv",
                TAX + "1A," + garbled + REST + "2B,台?甲厂" + REST + "3C,锟斤拷厂" + REST + "4D,是否停业?" + REST);
        assertThat(f.query("select row_no, code, message from intake_finding order by row_no"))
                .containsExactly(
                        "2 | RARE_CHARACTER | tax_331002_2019Q3.csv第2行有生僻字、自造字或乱码，已照录：“纳税人名称”中的 乱码（原文可能是“台州甲一机械有限公司”）。请核对，自造字请改用标准字，乱码请重新导出。",
                        "3 | RARE_CHARACTER | tax_331002_2019Q3.csv第3行有生僻字、自造字或乱码，已照录：“纳税人名称”中的 乱码（有字已丢失）。请核对，自造字请改用标准字，乱码请重新导出。",
                        "4 | RARE_CHARACTER | tax_331002_2019Q3.csv第4行有生僻字、自造字或乱码，已照录：“纳税人名称”中的 乱码（有字已丢失）。请核对，自造字请改用标准字，乱码请重新导出。");
        assertThat(f.query("select notes from delivery")).containsExactly("3 行有生僻字、自造字或乱码，已照录。");
    }

    /** A spreadsheet keeps fifteen digits: different codes would become one. */
    @Test
    void codesCutShortAreRejected() throws IOException {
        f.load(
                "tax_331002_2019Q3.csv",
                TAX + "913310020000001000,甲" + REST + "913310020000001000.0,乙" + REST + "\"913,310,020,000,001,000\",丙"
                        + REST + "L9.1331E+17,丁" + REST + "Err:502,戊" + REST + "\"=VLOOKUP(A1,B:C,2,0)\",己" + REST
                        + "同上,庚" + REST);
        String lost = "18 位代码，单元格须为文本格式（电子表格已把代码当作数字，末几位已丢失）";
        String error = "有效内容（单元格是公式错误，或公式没有计算结果）";
        assertThat(f.query(REJECTS))
                .containsExactly(
                        "2 | CODE_PRECISION_LOST | 纳税人识别号 | 913310020000001000 | " + lost,
                        "3 | CODE_PRECISION_LOST | 纳税人识别号 | 913310020000001000.0 | " + lost,
                        "4 | CODE_PRECISION_LOST | 纳税人识别号 | 913,310,020,000,001,000 | " + lost,
                        "5 | CODE_PRECISION_LOST | 纳税人识别号 | L9.1331E+17 | " + lost,
                        "6 | CODE_MALFORMED | 纳税人识别号 | Err:502 | " + error,
                        "7 | CODE_MALFORMED | 纳税人识别号 | =VLOOKUP(A1,B:C,2,0) | " + error,
                        "8 | CODE_MALFORMED | 纳税人识别号 | 同上 | 本行自己的内容（不能写“同上”）");
    }

    /** Of rows under one number, one would stand. */
    @Test
    void aNumberAsAboveIsNone() throws IOException {
        f.load(
                "loan_331002_2019Q3.csv",
                LOAN + "J1" + LOAN_REST + "4.35\n同上" + LOAN_REST + "4.35\nJ3,〃,,甲厂,331002,2019Q3,10,2019-07-01,10,\n");
        assertThat(f.query(REJECTS))
                .containsExactly(
                        "3 | NOT_IN_LIST | 借据编号 | 同上 | 本行自己的内容（不能写“同上”）",
                        "4 | NOT_IN_LIST | 贷款机构 | 〃 | 本行自己的内容（不能写“同上”）");
    }

    /** 4.35 % as a fraction is a hundredth of itself. */
    @Test
    void aRateAsAFractionIsListed() throws IOException {
        f.load(
                "loan_331002_2019Q3.csv",
                LOAN.replace("（%）", "%") + "J1" + LOAN_REST + "0.0435\nJ2" + LOAN_REST + "4.35\n");
        assertThat(f.query("select row_no, code, message from intake_finding"))
                .containsExactly(
                        "2 | IMPLAUSIBLE_VALUE | loan_331002_2019Q3.csv第2行有不合常理的值，已照录：“年利率”0.0435，应不小于0.5%。请核对，有误的改正后再报送。");
    }
}
