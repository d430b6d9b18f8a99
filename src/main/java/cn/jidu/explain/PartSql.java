package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.explain.kept.KeptKinds;
import cn.jidu.explain.kept.KeptKinds.CountedRows;
import cn.jidu.explain.kept.PartCondition;
import cn.jidu.explain.kept.RowKinds;
import cn.jidu.measure.count.CountSql;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SELECTs over a part's rows; all go by the predicate that the figure was counted by. */
final class PartSql {
    private static final String SHEET = SheetWord.of("p");

    private final FigurePart part;
    private final AreaTree areas;

    PartSql(FigurePart part, AreaTree areas) {
        this.part = part;
        this.areas = areas;
    }

    /** Whether rows with the same value count as one. */
    boolean countsOnce() {
        return part.aggregate().isDistinct();
    }

    /** Its exact value before the divisor, and how many lines its list has. */
    String value() {
        String value = part.aggregate().sql();
        return "select %s, %s from %s"
                .formatted(value, part.aggregate().isDistinct() ? value : "count(*)", countedRows())
                .replaceAll("\\s+", " ");
    }

    /**
     * The value again, as it was kept of each slice: whether it was of all, and the sum.
     *
     * <p>Of what is counted once it is kept only where no slice and area shares any with another.
     */
    String keptValue() {
        return """
                select count(*) = (
                        select count(*) from jidu.revision_slice r join jidu.slice s using (slice_id)
                        where r.revision_id = %1$s and s.panel = %2$s),
                    coalesce(sum((
                        select sum(a.value) from unnest(c.area_codes, c.sums) a (code, value) where a.code in (%3$s))), 0)
                from jidu.slice_count c
                where c.count_key = %4$s and c.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %1$s)""".formatted(
                        part.revision().id(),
                        literal(part.panel().name()),
                        literals(within()),
                        literal(CountSql.of(part.panel(), part.aggregate(), part.scope())
                                .key()));
    }

    /** The findings of the panel's rows: {@code delivery_id}, {@code sheet_no}, {@code row_no}, {@code codes}. */
    String findings() {
        return "select delivery_id, sheet_no, row_no, array_agg(finding) as codes from (%s) f group by 1, 2, 3"
                .formatted(RowKinds.findings(part.revision()));
    }

    /** Whether decisions tied any rows of these files in the revision. */
    String isDecided(Collection<Long> deliveries) {
        return "select exists (select from jidu.decision_use where revision_id = %s and delivery_id in (%s))"
                .formatted(part.revision().id(), numbers(deliveries));
    }

    /** The decisions that tie rows that are counted: enterprise, by whom, when, who agreed, why, how many rows. */
    String decisions() {
        return """
                select m.enterprise, m.decided_by, m.decided_at, m.agreed_by, m.reason, count(*)
                from jidu.decision_use u join jidu.match_decision m on m.decision_id = u.decision_id
                join (select delivery_id, sheet_no, row_no from %s) c using (delivery_id, sheet_no, row_no)
                where u.revision_id = %s
                group by m.decision_id order by m.decision_id""".formatted(countedRows(), part.revision().id());
    }

    /**
     * The lines of its list, in the order of files, sheets and rows: the panel's columns, {@code "FILE"}, {@code "SHEET"}, {@code "COUNTED"}
     * (what the line adds to the sum), {@code "ALSO"} (where else the same stands, of what is counted once).
     */
    String counted() {
        if (!part.aggregate().isDistinct()) {
            return inOrder("select p.*, d.file_name as \"FILE\", %s as \"SHEET\", %s as \"COUNTED\", '' as \"ALSO\""
                            .formatted(SHEET, adds())
                    + fromNamed(countedRows()));
        }
        return inOrder("""
                select p.*, 1 as "COUNTED", coalesce("OTHERS", '') as "ALSO" from (
                    select p.*, row_number() over once as "PLACE",
                        string_agg("FILE" || ':' || "SHEET" || ':' || row_no, '；') over (
                            once rows between 1 following and unbounded following) as "OTHERS"
                    from (select p.*, d.file_name as "FILE", %s as "SHEET" %s) p
                    window once as (partition by %s order by "FILE" collate "C", delivery_id, sheet_no, row_no)
                ) p where "PLACE" = 1""".formatted(SHEET, fromNamed(countedRows()), column()));
    }

    /** What a row of its list adds; of what is counted once, a value more or none. */
    String adds() {
        return part.aggregate().function() == Indicator.Function.SUM ? "coalesce(p." + column() + ", 0)" : "1";
    }

    /** The same of the rows of a kind together. */
    String adds(KeptKinds kept) {
        return kept.adds(part.aggregate());
    }

    /** The area's rows that are not counted: the panel's columns, {@code "FILE"}, {@code "SHEET"} and why, {@code "REASON"}. */
    String excluded() {
        return inOrder("select p.*, d.file_name as \"FILE\", %s as \"SHEET\"".formatted(SHEET)
                + fromNamed("(select p.*, %s as \"REASON\" from %s) p".formatted(reason(), rows()))
                + " where \"REASON\" <> ''");
    }

    private static String inOrder(String list) {
        return "select * from (" + list + ") listed order by \"FILE\" collate \"C\", delivery_id, sheet_no, row_no";
    }

    private static String fromNamed(String rows) {
        return " from " + rows + " join " + DeliveryRelations.ALL + " d on d.delivery_id = p.delivery_id";
    }

    private String countedRows() {
        return "(select * from " + rows() + " where " + part.counting() + ") p";
    }

    /** The part's area and all that lie in it. */
    List<String> within() {
        return areas.all().stream()
                .map(Area::code)
                .filter(code -> areas.isWithin(code, part.area().code()))
                .toList();
    }

    /** The panel's rows of the area, as {@code p}. */
    String rows() {
        return """
                (select * from %s where quarter = %s and area_code in (%s) and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %s)) p""".formatted(
                        name("jidu.panel_" + part.panel().name()),
                        literal(part.revision().quarter().toString()),
                        literals(within()),
                        part.revision().id());
    }

    /** The first condition that is not met, as the definition has it; empty text where the row is counted. */
    String reason() {
        return reason(part.counting(), c -> "(" + c.sql() + ")");
    }

    private String reason(String counted, Function<PartCondition, String> met) {
        return "case when (" + counted + ") is true then '' "
                + conditions().stream()
                        .map(c -> "when (" + met.apply(c) + ") is not true then " + c.told())
                        .collect(Collectors.joining(" "))
                + " end";
    }

    /** The same of rows that are kept by kind. */
    String reason(KeptKinds kept) {
        return reason(kept.isCounted(conditions()), c -> kept.isCounted(List.of(c)));
    }

    /** How many of the rows that it counts have which finding, of rows that are kept by kind. */
    String findings(KeptKinds kept) {
        return kept.findings(within(), conditions());
    }

    /** What is asked of rows. */
    CountedRows asked() {
        return new CountedRows(part.aggregate(), conditions());
    }

    private List<PartCondition> conditions() {
        return PartCondition.of(part.panel(), part.aggregate(), part.scope());
    }

    private String column() {
        return part.aggregate().column().orElseThrow();
    }
}
