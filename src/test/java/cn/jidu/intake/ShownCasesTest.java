package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as programs of departments have made them, with invented names and codes: what their cells show is what is read. */
class ShownCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cn/jidu/intake/shown");

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // serial numbers just below midnight, in the third and the sixth row
                "registration_331002_2018Q2_子夜.xlsx|成立日期|2018-04-10 2018-05-02 2017-03-01 2016-07-08 2018-04-01 2015-01-20 2018-06-30 2014-12-12",
                "registration_331002_2018Q2_子夜.xls|成立日期|2018-04-10 2018-05-02 2017-03-01 2016-07-08 2018-04-01 2015-01-20 2018-06-30 2014-12-12",
                // days counted from 1904, every other one without a format of days
                "registration_331002_2018Q2_1904.xlsx|成立日期|2018-04-10 2018-05-02 2017-03-01 2016-07-08 2018-03-31 2015-01-20 2018-06-30 2014-12-12",
                "registration_331002_2018Q2_1904.xls|成立日期|2018-04-10 2018-05-02 2017-03-01 2016-07-08 2018-03-31 2015-01-20 2018-06-30 2014-12-12",
                "loan_331002_2018Q2_Excel万元.xlsx|贷款余额|123.4万元 123.4万元 123.4万元 123.4万元 123.4万元 123.4万元",
                "loan_331002_2018Q2_Excel万元.xlsx|发放金额|200万元 200万元 200万元 200万元 200万元 200万元",
                "loan_331002_2018Q2_千元格式.xlsx|贷款余额|1234 1234 1234 1234 1234 1234",
                "loan_331002_2018Q2_借据号格式.xlsx|借据编号|J001 J002 J003 J004 J005 J006",
                "registration_331002_2018Q2_补零.xlsx|行业代码|3441 3525 3443 3553 3441 3979 0111 5431",
                "registration_331002_2018Q2_补零.xls|行业代码|3441 3525 3443 3553 3441 3979 0111 5431",
                "loan_331002_2018Q2_机构合并.xlsx|贷款机构|椒江农商银行 椒江农商银行 椒江农商银行 椒江农商银行 椒江农商银行 椒江农商银行",
                // common numbers of formats that the file gives another meaning
                "loan_331002_2018Q2_重定义14.xlsx|借据编号|20180001 20180002 20180003 20180004 20180005 20180006",
                "loan_331002_2018Q2_重定义14.xlsx|贷款余额|123.4 123.4 123.4 123.4 123.4 123.4",
                "loan_331002_2018Q2_重定义50.xlsx|贷款余额|123.4 123.4 123.4 123.4 123.4 123.4",
                "registration_331002_2018Q2_注册号.xlsx|注册号|43000 43001 43002 43003 43004 43005 43006 43007",
                "return_331002_2018Q2_百分格式.xlsx|本季值|85.6%",
                // formulas under a record of Excel 4
                "tax_331002_2018Q2_numbers.xls|减免税额|5 5",
                "tax_331002_2018Q2_numbers.xls|从业人数|12 12",
                "tax_331002_2018Q2_numbers.xls|资产总额|50000 50000",
                "tax_331002_2018Q2_plain.xls|资产总额|50000 50000",
                "tax_331002_2018Q2_blank30.csv|营业收入|1000",
                "tax_331002_2018Q2_blank30.xlsx|营业收入|1000",
            })
    void readAsShown(String name, String field, String shown) throws Exception {
        assertThat(column(name, field)).containsExactly(shown.split(" "));
    }

    @Test
    void thatMergedCellsWereReadIsTold() throws Exception {
        try (ExtractReader extract = open("loan_331002_2018Q2_机构合并.xlsx")) {
            while (extract.next() != null) {
                // to the end
            }
            assertThat(extract.notes()).containsExactly("工作表“Sheet1”中 1 处合并单元格的值，已读入其覆盖的每一行、每一列。");
        }
    }

    @Test
    void aWorkbookBehindTheMarkOfATextIsTold() {
        String name = "loan_331002_2018Q2_前有BOM.xlsx";
        assertThatThrownBy(() -> open(name))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.UNREADABLE))
                .hasMessage(name + " 是工作簿，但内容前多出 3 个字节，不能读取。请用电子表格软件打开，另存为 .xlsx 后再报送；由程序生成的，请去掉多出的字节。");
    }

    private List<String> column(String name, String title) throws IOException, RefusedException {
        Source source = source(name);
        List<String> found = new ArrayList<>();
        try (ExtractReader extract = open(name)) {
            int field = source.fields().stream().map(f -> f.title()).toList().indexOf(title);
            int column = extract.header().columns().get(field).orElseThrow();
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                found.add(row.cell(column));
            }
        }
        return found;
    }

    private static Source source(String name) {
        return Fixture.DEFINITIONS.sources().get(name.substring(0, name.indexOf('_')));
    }

    private ExtractReader open(String name) throws IOException, RefusedException {
        Path file = CASES.resolve(name);
        OriginalFile original = new OriginalFile(name, Files.size(file), () -> Files.newInputStream(file));
        return ExtractReader.open(original, source(name), FileLimits.DEFAULT, work);
    }
}
