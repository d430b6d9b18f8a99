package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.measure.ReturnDifference.OtherFigure;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnDifferenceTest {
    @Test
    void aSentenceIsReadBackAsItWasWritten() {
        List<ReturnDifference> all = List.of(
                new ReturnDifference("首贷金额", 1, number("42.37"), OtherFigure.ROWS, number("1.26"), "亿元"),
                new ReturnDifference("净增：报送（户）", 3, number("-2"), OtherFigure.PARTS, number("11"), "户"),
                new ReturnDifference("税收优惠政策实际受惠面", 1, number("90.00"), OtherFigure.ROWS, number("88.30"), "个百分点"),
                new ReturnDifference("指数", 1, number("0.5"), OtherFigure.ROWS, number("0.4"), ""));

        assertThat(all.stream().map(ReturnDifference::sentence))
                .containsExactly(
                        "首贷金额：报送42.37，按数据计算为1.26，报送数多41.11亿元",
                        "净增：报送（户）：3个单位合计报送-2，所辖各地报送合计为11，报送数少13户",
                        "税收优惠政策实际受惠面：报送90.00，按数据计算为88.30，报送数多1.70个百分点",
                        "指数：报送0.5，按数据计算为0.4，报送数多0.1");
        assertThat(all.stream().map(d -> ReturnDifference.read(d.sentence()).orElseThrow()))
                .isEqualTo(all);
    }

    @Test
    void whatIsWordedOtherwiseIsNotRead() {
        assertThat(ReturnDifference.read("首贷金额：报送42.37，去年为1.26，报送数多41.11亿元")).isEmpty();
        assertThat(ReturnDifference.read("两地都登记")).isEmpty();
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits);
    }
}
