package cn.jidu.definition.sql;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.sql.StoredSelect.StoredPart;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which statements a SELECT becomes whose parts are stored. */
class StoredSelectTest {
    private static final String SQL = """
            -- with c as (nothing)
            with a as (select x from t where y = ')' or y in ('(', 'b as (')),
            b as (
                with inner_part as (select x from a) -- as it is :)
                select x, count(*) as n from inner_part group by x
            ),
            c as (select a.x from a join b on b.x = a.x)
            select c.x, b.n from c join b on b.x = c.x""";

    @Test
    void aPartIsFilledFromThoseBeforeItAndReadInItsPlace() {
        StoredSelect stored = StoredSelect.of(SQL, List.of("b"));
        assertThat(stored.parts()).containsExactly(new StoredPart("stored_b", """
                        -- with c as (nothing)
                        with a as (select x from t where y = ')' or y in ('(', 'b as (')),
                        b as (
                            with inner_part as (select x from a) -- as it is :)
                            select x, count(*) as n from inner_part group by x
                        )
                        select * from b"""));
        assertThat(stored.select()).isEqualTo("""
                -- with c as (nothing)
                with a as (select x from t where y = ')' or y in ('(', 'b as (')),
                b as not materialized (select * from stored_b),
                c as (select a.x from a join b on b.x = a.x)
                select c.x, b.n from c join b on b.x = c.x""");
    }

    @Test
    void laterPartsReadTheStoredOnesHoweverTheyAreListed() {
        StoredSelect stored = StoredSelect.of(SQL, List.of("c", "a", "c"));
        assertThat(stored.parts().stream().map(StoredPart::table)).containsExactly("stored_a", "stored_c");
        assertThat(stored.parts().get(1).select()).isEqualTo("""
                -- with c as (nothing)
                with a as not materialized (select * from stored_a),
                b as (
                    with inner_part as (select x from a) -- as it is :)
                    select x, count(*) as n from inner_part group by x
                ),
                c as (select a.x from a join b on b.x = a.x)
                select * from c""");
    }

    @Test
    void aSelectOfWhichNothingIsStoredStaysAsItIs() {
        assertThat(StoredSelect.of(SQL, List.of())).isEqualTo(new StoredSelect(List.of(), SQL));
    }

    @Test
    void onlyItsOwnPartsAreParts() {
        assertThat(StoredSelect.hasPart(SQL, "a")).isTrue();
        assertThat(StoredSelect.hasPart(SQL, "C")).isTrue();
        assertThat(StoredSelect.hasPart(SQL, "inner_part")).isFalse();
        assertThat(StoredSelect.hasPart(SQL, "t")).isFalse();
        assertThat(StoredSelect.hasPart(SQL, "n")).isFalse();
    }
}
