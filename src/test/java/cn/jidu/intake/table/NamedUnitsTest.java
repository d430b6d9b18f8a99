package cn.jidu.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.intake.table.UnitStatement.UnitScope;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts name a unit for a whole table, and which only look so. */
class NamedUnitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "单位：元|元",
                "（单位：万元）|万元",
                "单 位：万 元|万元",
                "注：金额单位为元|元",
                "注：以上金额均以万元为单位|万元",
                "说明：金额按元计|元",
                "金额单位：人民币元|元",
                "货币单位：元（人民币）|元",
                "单位：万元、亩、人|万元 亩 人",
                "单位：万元、平方米|万元 平方米",
                "面积单位：平方米；金额单位：亿元|平方米 亿元",
                "计量单位：万元/人/%|万元 人 %",
                "单位：㎡|m2",
                "单位：萬元|万元",
                "货币单位：RMB元|元",
                "单位：人民币|人民币",
                "（单位：RMB）|人民币",
                "币种：人民币 单位：元|元",
                "单位：万美元|万美元",
                "单位：户、笔、万元|户 笔 万元",
                "计量单位：个、项、件、台、万元|个 项 件 台 万元",
                "统计表（2018年二季度） 单位：千元|千元",
                "注：1. 金额单位均为元；2. 含分支机构|元",
                "币种：人民币    单位：元    2018年二季度|元",
                "单位：万 元|万元",
                "單位：萬元|万元",
                "金額單位：圓|元",
                "单位：￥|人民币",
                "单位：￥元|元",
                "［单位：元］|元",
                "单位＝元|元",
                "以下金额单位：元|元",
                "金额单位：元，利率单位：%|元 %",
                "单位：万USD|万USD",
                "单位：元     填报日期：2018年7月|元",
                "单位︰元|元",
                "单位∶元|元",
                "单位：10,000元|万元",
                "单位：1元|元",
                "单位：十亿元|十亿元",
            })
    void named(String text, String units) {
        assertThat(NamedUnits.in(text).all()).containsExactly(units.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "填报单位：椒江农商银行",
                "填报单位：元一机械厂",
                "单位：元一机械厂",
                "单位：人行台州市中心支行",
                "单位负责人：万元",
                "本表为三项补贴明细",
                "按件计费的企业",
                "填报单位：台州银行",
                "单位：项目办",
                "主管单位：亩均办",
                "贷款余额500万元",
                "注：数据截至9月底",
                "说明：营业收入单位为万元",
                "其中授信总额为万元",
                "单位：万元小微园区管委会",
                "注册资本单位为万元",
                "币种：人民币",
            })
    void notNamed(String text) {
        assertThat(NamedUnits.in(text).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unit: yuan|元",
                "UNIT：RMB Yuan|元",
                "单位：yuan|元",
                "单位：wan yuan|万元",
                "Unit of measurement: yuan|元",
                "Currency: RMB  Unit: Yuan|元",
                "Unit: RMB 10,000|万元",
                "Unit: 10,000 yuan|万元",
                "Unit:10000 RMB|万元",
                "(in ten thousand yuan)|万元",
                "(Unit: RMB'000)|千元",
                "Amounts in thousands of yuan|千元",
                "In RMB million|百万元",
                "Unit: 1,000,000 CNY|百万元",
                "Unit: 100 million yuan|亿元",
                "Unit: hundred million RMB|亿元",
                "Unit: billion yuan|十亿元",
                "Unit: RMB|人民币",
                "Unit: USD million|USD",
            })
    void namedInEnglish(String text, String units) {
        assertThat(NamedUnits.in(text).all()).containsExactly(units.split(" "));
    }

    /** How many of what is not told, or in what nobody counts money: not passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"单位：万", "单位:百万", "单位：亿", "单位：W", "单位：10k", "单位：分", "金额单位：角"})
    void aUnitThatIsNotWholeIsUnclear(String text) {
        assertThat(NamedUnits.in(text).statements())
                .extracting(UnitStatement::scope)
                .containsExactly(UnitScope.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loan_331002_2019Q3_万元.xlsx|万元",
                "loan_331002_2019Q3(元).csv|元",
                "椒江区贷款2019三季度（单位：千元） (1).xlsx|千元",
                "椒江贷款余额亿元-2019Q3.xlsx|亿元",
                "loan_331002_2019Q3_yuan.csv|元",
            })
    void aFilesName(String name, String unit) {
        assertThat(NamedUnits.inFileName(name).all()).containsExactly(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"loan_331002_2019Q3_满100万元.csv", "loan_331002_2019Q3_元一机械.csv", "贷款_三门县_2019Q3_RMB.csv", "单元.csv"
            })
    void noUnitOfAFilesName(String name) {
        assertThat(NamedUnits.inFileName(name).all()).isEmpty();
    }

    @Test
    void aUnitInBracketsEndsATitleAndNoSentence() {
        assertThat(NamedUnits.inTitle("小微企业贷款明细表（万元）").all()).containsExactly("万元");
        assertThat(NamedUnits.inTitle("小微企业贷款明细表【元】").all()).containsExactly("元");
        assertThat(NamedUnits.inTitle("小微企业贷款明细表（二季度）").all()).isEmpty();
        assertThat(NamedUnits.in("注：不含减免（元）").all()).isEmpty();
    }

    @Test
    void aUnitStandsBesideTheWordOrInTheNextCell() {
        assertThat(NamedUnits.in(row("填报单位：", "某银行", "单位：", "元")).all()).containsExactly("元");
        assertThat(NamedUnits.in(row("填报单位：", "元", "", "")).all()).isEmpty();
    }

    @Test
    void aUnitMayBeAllThatACellOfATitleSays() {
        assertThat(NamedUnits.alone(row("", "", "元")).all()).containsExactly("元");
        assertThat(NamedUnits.alone(row("贷款明细表", "", "（万元）")).all()).containsExactly("万元");
        assertThat(NamedUnits.alone(row("填报单位：", "", "元")).all()).isEmpty();
        assertThat(NamedUnits.alone(row("贷款明细表", "美元")).all()).isEmpty();
        assertThat(NamedUnits.alone(row("2018年6月    元")).all()).containsExactly("元");
        assertThat(NamedUnits.alone(row("RMB yuan")).all()).containsExactly("元");
        assertThat(NamedUnits.alone(row("填报单位：    元")).all()).isEmpty();
        assertThat(NamedUnits.in("单位：元\n制表：某").all()).containsExactly("元");
        assertThat(NamedUnits.in("单位：\n元").all()).containsExactly("元");
    }

    /** In brackets of any kind, behind a sign, with the currency; other words at a heading's end belong to its name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "贷款余额（人民币元）|元",
                "贷款余额（元，人民币）|元",
                "贷款余额（萬元）|万元",
                "贷款余额（人民币）|人民币",
                "贷款余额[元]|元",
                "贷款余额【万元】|万元",
                "贷款余额〔元〕|元",
                "贷款余额<亿元>|亿元",
                "贷款余额：元|元",
                "贷款余额/万元|万元",
                "贷款余额_元|元",
                "贷款余额－元|元",
                "贷款余额，单位：元|元",
                "贷款余额[美元]|美元",
                "贷款余额（RMB 10,000）|万元",
                "贷款余额(yuan)|元",
                "贷款余额（百万元）|百万元",
            })
    void aHeadingsUnit(String heading, String unit) {
        assertThat(HeadingName.of(heading)).isEqualTo(new HeadingName("贷款余额", Optional.of(unit)));
    }

    @ParameterizedTest
    @CsvSource({"产值/人", "税收/亩", "贷款余额[必填]", "贷款-其他", "单 元", "贷款余额元"})
    void noUnitOfAHeading(String heading) {
        assertThat(HeadingName.of(heading).unit()).isEmpty();
    }

    private static FileRow row(String... cells) {
        return new FileRow(1, "", 1, cells, Optional.empty());
    }
}
