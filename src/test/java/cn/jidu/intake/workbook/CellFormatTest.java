package cn.jidu.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What number formats make of numbers: the scale, the zeros and the letters that are shown, all decimals kept. */
class CellFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // as it is, however it is rounded or grouped
                "General|12.3456|12.3456",
                "G/通用格式|12.3456|12.3456",
                "0.00|12.3456|12.3456",
                "#,##0|1234567.5|1234567.5",
                "#,##0.00_ |123.4|123.4",
                "# ##0|1234567|1234567",
                "@|20180001|20180001",
                "0.00E+00|123456|123456",
                "# ?/?|0.5|0.5",
                "[DBNum2]0|12|12",
                "¥#,##0.00|12.5|12.5",
                "[$¥-804]#,##0.00|12.5|12.5",
                "[$CNY]\\ #,##0.00|12.5|12.5",
                // money of other countries is no number of ours
                "\"$\"#,##0.00|12.5|$12.5",
                "[$$-409]#,##0.00|12.5|$12.5",
                "[$USD]\\ #,##0.00|12.5|USD12.5",
                "#,##0.00\\ [$€-407]|12.5|12.5€",
                "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ |0|0",
                "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ |-1234.5|-1234.5",
                "#,##0.00_);[Red](#,##0.00)|-1234.5|-1234.5",
                "0.00;[Red]0.00|-5|-5",
                "0;△0|-5|-5",
                "0;-0;;@|0|0",
                "0;-0;\"-\"|0|0",
                "|5|5",
                // scaled
                "0\\.0,\"万元\"|1234000|123.4万元",
                "0!.0,\"万元\"|1234000|123.4万元",
                "0\".\"0,\"万元\"|1234000|123.4万元",
                "0!.0000|12345|1.2345",
                "0\\.0,\"万元\"|-1234567|-123.4567万元",
                "0\\.0,|5000|0.5",
                "0\\.0,|0|0",
                "#,##0.0,|1234000|1234",
                "#,##0,|1234500|1234.5",
                "0,.0|1234500|1234.5",
                "0.00,,\"亿\"|123400000|123.4亿",
                "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0|1234000|123.4万",
                "[>=100000000]0.00,,\"百万\";[>=10000]0!.0,\"万\";0|1234|1234",
                "[<0]0;0,|1234|1.234",
                "0.0%|0.856|85.6%",
                "0%;(0%)|-0.5|-50%",
                "0.00\"%\"|4.35|4.35%",
                "0\"‰\"|5|5‰",
                // zeros in front, letters around and within
                "0000|111|0111",
                "0000|-7|-0007",
                "0000|12345|12345",
                "00000|12.5|00012.5",
                // digits as letters are places: what is rounded before them is gone
                "0\"0000\"|12.5|130000",
                "0\"000\"|1.5|2000",
                "0.0\"0000\"|12.5|12.50000",
                "General\"000\"|1.5|1.5000",
                "\"20\"00|18|2018",
                "\"J\"000|1|J001",
                "\\J000|1|J001",
                "\"J-\"000|0|J-000",
                "General\"家\"|12|12家",
                "0\"家\"|12|12家",
                "000\\-0000|1234567|123-4567",
                "000\\-0000|34.6|000-0035",
                "0000-00-00|20180401|2018-04-01",
                "\"是\";;\"否\"|1|是",
                "\"是\";;\"否\"|0|否",
                "[=1]\"信用\";[=2]\"抵押\";General|2|抵押",
                "[=1]\"信用\";[=2]\"抵押\";General|3|3",
                "000000000000000000|33100200001|000000033100200001",
                "\"J\"000|913310020000000123|J9.1331E+17",
                // days where days are none, in the format's words
                "yyyy\\-mm\\-dd;@|43200|2018-04-10",
                "yyyymmdd|43200|20180410",
                "yyyy.m.d|43200|2018.4.10",
                "\"JJ\"yyyy|43200|JJ2018",
                "d-mmm-yy|43200|10-Apr-18",
                "yyyy\"年\"m\"月\"d\"日\" h\"时\"mm\"分\"|43200.5|2018年4月10日 12时00分",
                "[$-804]yyyy年m月d日;@|43200|2018年4月10日",
                "[DBNum1][$-804]yyyy\"年\"m\"月\"|43200|2018年4月",
                "m/d/yy h:mm|43221.99999999999|5/2/18 0:00",
                "mm:ss|43200.000694444|01:00",
                "[h]:mm|43200|2018-04-10",
                "e\"年\"m\"月\"|43200|2018-04-10",
                "yyyy-mm-dd aaaa|43200|2018-04-10",
                "yyyy-mm-dd|43190.999999|2018-03-31",
                "yyyy-mm-dd|3000000|3000000",
                "[Red]0.00|43200|43200",
                "\"yyyy\"0|43200|yyyy43200",
                "0\" days\"|3|3days",
            })
    void shows(String code, BigDecimal number, String shown) {
        CellFormat format = CellFormat.of(code == null ? "" : code);
        assertThat(new CellNumbers(false).text(number, format)).isEqualTo(shown);
    }

    /** Where days are written, a day is one whatever its format says of it. */
    @ParameterizedTest
    @CsvSource({
        "yyyymmdd,43200",
        "m\"月\"d\"日\",43200",
        "d-mmm-yy,43200.5",
        "e\"年\",43200",
        "yyyy-mm-dd h:mm,43199.99999999999"
    })
    void daysWhereDaysAre(String code, BigDecimal number) {
        assertThat(new CellNumbers(false).textOfDay(number, CellFormat.of(code)))
                .isEqualTo("2018-04-10");
    }

    /** In the other calendar a bare number in a column of days is a day; what could be none stays. */
    @ParameterizedTest
    @CsvSource({
        "General,41760,2018-05-02",
        "0.00,41760,2018-05-02",
        "General,41759.999999999996,2018-05-02",
        "General,20180401,20180401",
        "General,201804,201804",
        "General,2018,2018",
        "yyyy-mm-dd,41738,2018-04-10",
        "0000-00-00,20180401,2018-04-01"
    })
    void daysOfTheOtherCalendar(String code, BigDecimal number, String shown) {
        assertThat(new CellNumbers(true).textOfDay(number, CellFormat.of(code))).isEqualTo(shown);
    }

    /** As text too, and a time of day stays behind it; a quarter with a slip is no day of 1959. */
    @ParameterizedTest
    @CsvSource({
        "41739,43201",
        "４１７３９,43201",
        "41739.5,43201.5",
        "41739 10:30,43201 10:30",
        "20181,20181",
        "99999,101461",
        "417390,417390",
        "41739号,41739号",
        "2018-04-11,2018-04-11",
        "长期,长期"
    })
    void textsOfDaysInTheOtherCalendar(String text, String shown) {
        assertThat(new CellNumbers(true).textOfDay(text)).isEqualTo(shown);
        assertThat(new CellNumbers(false).textOfDay(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"General,43200,43200", "yyyy-mm-dd,43200,2018-04-10"})
    void inTheUsualCalendarTheTextCountsTheDays(String code, BigDecimal number, String shown) {
        assertThat(new CellNumbers(false).textOfDay(number, CellFormat.of(code)))
                .isEqualTo(shown);
    }
}
