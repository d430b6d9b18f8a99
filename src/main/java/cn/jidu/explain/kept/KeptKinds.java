package cn.jidu.explain.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is kept of the rows of a revision's panel: which conditions they meet, and what they come to. */
public final class KeptKinds {
    private final Revision revision;
    private final PanelConditions conditions;

    private KeptKinds(Revision revision, PanelConditions conditions) {
        this.revision = revision;
        this.conditions = conditions;
    }

    /**
     * What is counted.
     *
     * @param conditions all that a row must meet
     */
    public record CountedRows(Aggregate aggregate, List<PartCondition> conditions) {
        public CountedRows {
            conditions = List.copyOf(conditions);
        }
    }

    /** What tells of all of these; nothing where the revision was measured before anything was kept, or by other definitions. */
    public static Optional<KeptKinds> find(JdbcTemplate db, Revision revision, String panel, List<CountedRows> asked) {
        return db
                .query(
                        """
                        select c.panel, c.conditions, c.summed from jidu.revision_conditions r
                        join jidu.kept_conditions c using (conditions_key)
                        where r.revision_id = ? and c.panel = ? order by c.conditions_key""",
                        (row, i) -> new PanelConditions(
                                row.getString(1),
                                List.of((String[]) row.getArray(2).getArray()),
                                List.of((String[]) row.getArray(3).getArray())),
                        revision.id(),
                        panel)
                .stream()
                .filter(c -> asked.stream().allMatch(a -> c.tell(a.conditions(), a.aggregate())))
                .findFirst()
                .map(c -> new KeptKinds(revision, c));
    }

    /**
     * The kinds of the revision's rows that lie in these areas.
     *
     * @return a relation {@code p} with {@code delivery_id}, {@code rows} and what the other methods read
     */
    public String rows(List<String> areas) {
        return """
                (select * from jidu.slice_row_kind where conditions_key = %s and area_code in (%s) and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %s)) p""".formatted(literal(conditions.key()), literals(areas), revision.id());
    }

    /** Whether rows of a kind are counted, as SQL. */
    public String isCounted(List<PartCondition> asked) {
        return conditions.isMet(asked);
    }

    /** What rows of a kind add together, as SQL. */
    public String adds(Aggregate aggregate) {
        return conditions.adds(aggregate);
    }

    /** How many of the rows that are counted in these areas have which finding: a SELECT of codes and numbers. */
    public String findings(List<String> areas, List<PartCondition> asked) {
        return """
                select code, sum(rows) from jidu.finding_row_kind
                where revision_id = %s and conditions_key = %s and area_code in (%s) and %s
                group by code order by code collate "C\"""".formatted(revision.id(), literal(conditions.key()), literals(areas), isCounted(asked));
    }
}
