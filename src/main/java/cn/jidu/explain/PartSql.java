package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Function;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.sql.PredicateParts;
import cn.jidu.definition.sql.PredicateParts.NoPredicateException;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.measure.Measure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SELECTs over a part's rows; all go by the predicate that the figure was counted by. */
final class PartSql {
    /** A panel's column that says why an enterprise is not of {@link Measure#OUTSIDE_PLANS}. */
    private static final String EXCLUDED_BY = "excluded_by";

    private static final String SHEET = SheetWord.of("p");

    private final FigurePart part;
    private final AreaTree areas;

    PartSql(FigurePart part, AreaTree areas) {
        this.part = part;
        this.areas = areas;
    }

    /** Its exact value before the divisor, and how many lines its list has. */
    String value() {
        String value = part.aggregate().sql();
        return "select %s, %s from %s"
                .formatted(value, part.aggregate().isDistinct() ? value : "count(*)", countedRows())
                .replaceAll("\\s+", " ");
    }

    /** The findings of the panel's rows: {@code delivery_id}, {@code row_no}, {@code codes}. */
    String findings() {
        return """
                select delivery_id, row_no, array_agg(code) as codes
                from (
                    select code, delivery_id, row_no from jidu.revision_finding where revision_id = %s
                    union all
                    select code, delivery_id, row_no from jidu.intake_finding
                ) f group by delivery_id, row_no""".formatted(part.revision().id());
    }

    /** Whether decisions tied any rows of the revision. */
    String isDecided() {
        return "select exists (select from jidu.decision_use where revision_id = "
                + part.revision().id() + ")";
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
        return part.aggregate().function() == Function.SUM ? "coalesce(p." + column() + ", 0)" : "1";
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

    /** The panel's rows of the area, as {@code p}. */
    String rows() {
        List<String> within = areas.all().stream()
                .map(Area::code)
                .filter(code -> areas.isWithin(code, part.area().code()))
                .toList();
        return """
                (select * from %s where quarter = %s and area_code in (%s) and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %s)) p""".formatted(
                        name("jidu.panel_" + part.panel().name()),
                        literal(part.revision().quarter().toString()),
                        literals(within),
                        part.revision().id());
    }

    /** The first condition that is not met, as the definition has it; empty text where the row is counted. */
    String reason() {
        Stream<String> conditions = conditions().stream()
                .map(c -> "when (" + part.scope().predicate(new SqlTemplate(c)) + ") is not true then " + told(c));
        Stream<String> unknown =
                part.aggregate().isDistinct() ? Stream.of("else " + literal(column() + " is not null")) : Stream.of();
        return "case when (" + part.counting() + ") is true then '' "
                + Stream.concat(conditions, unknown).collect(Collectors.joining(" ")) + " end";
    }

    private List<String> conditions() {
        try {
            return PredicateParts.of(part.aggregate().where().text()).conditions();
        } catch (NoPredicateException e) {
            throw new IllegalStateException("definitions were checked", e);
        }
    }

    private String told(String condition) {
        boolean saysWhy = condition.equals(Indicator.UNIVERSE)
                && part.scope().universe().key().equals(Measure.OUTSIDE_PLANS)
                && part.panel().columns().stream().map(Panel.Column::name).anyMatch(EXCLUDED_BY::equals);
        return saysWhy ? "coalesce(" + EXCLUDED_BY + ", " + literal(condition) + ")" : literal(condition);
    }

    private String column() {
        return part.aggregate().column().orElseThrow();
    }
}
