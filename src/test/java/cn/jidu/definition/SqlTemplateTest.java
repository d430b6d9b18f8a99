package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTemplateTest {
    @Test
    void partsHaveTheirMeaningPutIn() {
        SqlTemplate template = new SqlTemplate("active and :universe and on_date >= :planFirstDay");
        assertThat(template.with(part -> "<" + part + ">"))
                .isEqualTo("active and <:universe> and on_date >= <:planFirstDay>");
        assertThat(template.has(":universe")).isTrue();
        assertThat(template.has(":plan")).isFalse();
    }

    @Test
    void whatStandsInQuotesIsNoPart() {
        SqlTemplate template = new SqlTemplate("remark = 'it''s :universe' and day = '2018-01-01'::date");
        assertThat(template.has(":universe")).isFalse();
        assertThat(template.with(part -> "x")).isEqualTo(template.text());
    }

    @Test
    void aMeaningIsNotSearchedForPartsAgain() {
        assertThat(new SqlTemplate(":universe or :planFirstDay")
                        .with(part -> part.equals(":universe") ? "name = ':planFirstDay $1'" : "y"))
                .isEqualTo("name = ':planFirstDay $1' or y");
    }

    /** A part whose name begins another's. */
    @Test
    void aPartIsItsWholeName() {
        assertThat(new SqlTemplate(":universe and :universes").with(part -> part.equals(":universe") ? "u" : part))
                .isEqualTo("u and :universes");
    }
}
