package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionNumberTest {
    @Test
    void numeralsAreWrittenAsInDocuments() {
        assertThat(new String[] {
                    SectionNumber.numeral(1),
                    SectionNumber.numeral(10),
                    SectionNumber.numeral(11),
                    SectionNumber.numeral(20),
                    SectionNumber.numeral(35)
                })
                .containsExactly("一", "十", "十一", "二十", "三十五");
    }

    @Test
    void numbersOfTheDocumentAreLeftOut() {
        assertThat(SectionNumber.without("（一）总量规模更大")).isEqualTo("总量规模更大");
        assertThat(SectionNumber.without("主要目标(五)资源供给更加充分")).isEqualTo("主要目标·资源供给更加充分");
        assertThat(SectionNumber.without("三、重点任务（一）组织实施六大工程：1. 主体提质工程")).isEqualTo("重点任务·组织实施六大工程·主体提质工程");
        assertThat(SectionNumber.without("进度与预测")).isEqualTo("进度与预测");
    }
}
