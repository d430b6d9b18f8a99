package cn.jidu.decision;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Rule;
import cn.jidu.definition.candidate.CandidateRules.SourceWitnesses;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.store.SqlQuotes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The findings of a revision's rules that nobody judged yet, with what both sides say and where. */
public final class OpenFindings {
    /** Of all that a finding says: what was judged is asked again when it says something else. */
    private static final String ID =
            "'%s' || left(md5(concat_ws('|', f.code, f.source, f.area_code, f.key, f.message)), 11)"
                    .formatted(JudgedThing.FINDING);

    private static final String KEY = "关键字";
    private static final String MESSAGE = "问题";
    private static final List<String> COLUMNS =
            List.of("区划", "来源", "文件:行", KEY, "报送的名称", "登记的名称", "登记的代码", "登记的区划", "登记文件:行", MESSAGE);

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Revision revision;

    /** Only reads. */
    public OpenFindings(JdbcTemplate db, Definitions definitions, Revision revision) {
        this.db = db;
        this.definitions = definitions;
        this.revision = revision;
    }

    private record FoundLine(String code, List<String> cells) {}

    /**
     * A sheet for each rule that found something, in order of the code.
     *
     * @param within which areas are asked about
     */
    public List<AnswerSheet> sheets(Predicate<String> within) {
        Map<String, List<List<String>>> byRule = sources()
                .flatMap(s -> lines(s, within).stream())
                .collect(Collectors.groupingBy(
                        FoundLine::code, TreeMap::new, Collectors.mapping(FoundLine::cells, Collectors.toList())));
        List<AnswerSheet> sheets = new ArrayList<>();
        byRule.forEach((code, rows) -> {
            Rule rule = Objects.requireNonNull(definitions.rules().get(code));
            sheets.add(new AnswerSheet(AskedKind.FINDING, rule.title(), COLUMNS, rows));
        });
        return sheets;
    }

    /** How many wait of each rule that found something, by its code. */
    public SortedMap<String, Long> counts(Predicate<String> within) {
        SortedMap<String, Long> counts = new TreeMap<>();
        RowCallbackHandler each = row -> {
            if (within.test(row.getString(2))) {
                counts.merge(row.getString(1), row.getLong(3), Long::sum);
            }
        };
        db.query("""
                select f.code, f.area_code, count(*) from jidu.revision_finding f
                where f.revision_id = ? and f.code in (%s)
                    and not exists (select from jidu.judgement j where j.judgement_id = %s)
                group by f.code, f.area_code""".formatted(SqlQuotes.literals(definitions.rules().keySet()), ID), each, revision.id());
        return counts;
    }

    /** Those of the revision's that have these ids, judged or not. */
    public List<JudgedThing> find(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.query(
                        """
                        select distinct on (1) %1$s, f.code, f.area_code, concat_ws(' ', f.source, f.key, f.message),
                            coalesce(f.key, ''), f.message
                        from jidu.revision_finding f where f.revision_id = ? and %1$s in (%2$s)""".formatted(ID, SqlQuotes.literals(ids)),
                        (row, i) -> new JudgedThing(
                                row.getString(1),
                                revision.quarter().toString(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                Map.of(KEY, row.getString(5), MESSAGE, row.getString(6))),
                        revision.id());
    }

    private Stream<Source> sources() {
        return definitions.sources().values().stream();
    }

    private List<FoundLine> lines(Source source, Predicate<String> within) {
        return db.query(sql(source), (row, i) -> line(source, row), revision.id(), source.name()).stream()
                .filter(l -> within.test(l.cells().get(1)))
                .map(this::named)
                .toList();
    }

    private FoundLine named(FoundLine line) {
        List<String> cells = new ArrayList<>(line.cells());
        cells.set(1, areaName(cells.get(1)));
        cells.set(8, areaName(cells.get(8)));
        return new FoundLine(line.code(), cells);
    }

    private String areaName(String code) {
        return code.isEmpty() ? "" : definitions.areas().nameOf(code) + " " + code;
    }

    private static FoundLine line(Source source, ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 2; i <= 12; i++) {
            cells.add(Optional.ofNullable(row.getString(i)).orElse(""));
        }
        cells.set(2, source.title());
        return new FoundLine(row.getString(1), cells);
    }

    /** What the row was matched with stands in the panel that has its source's rows; of another nothing is known. */
    private String sql(Source source) {
        Optional<String> panel = Optional.ofNullable(
                        definitions.candidateRules().sources().get(source.name()))
                .map(SourceWitnesses::panel)
                .or(() -> source.name().equals(Source.REGISTRATION)
                        ? Optional.of("enterprise_quarter")
                        : Optional.empty());
        String matched = panel.map(p ->
                        "left join (select * from %s m where m.quarter = %s and m.slice_id in (%s)) p on p.delivery_id = f.delivery_id and p.sheet_no = f.sheet_no and p.row_no = f.row_no"
                                .formatted(name("jidu.panel_" + p), quarter(), revision.slicesSql()))
                .orElse("left join (select null::uuid as enterprise_id, null::text as name) p on false");
        return """
                select f.code, %1$s, f.area_code, f.source, concat_ws(':', d.file_name, w.name, f.row_no), f.key, p.name,
                    e.name, e.uscc, e.area_code, concat_ws(':', r.file_name, v.name, e.row_no), f.message
                from jidu.revision_finding f
                left join %2$s d on d.delivery_id = f.delivery_id
                left join jidu.delivery_sheet w on w.delivery_id = f.delivery_id and w.sheet_no = f.sheet_no
                %3$s
                left join (select * from jidu.panel_enterprise_quarter m where m.quarter = %4$s and m.slice_id in (%5$s)) e
                    on e.enterprise_id = p.enterprise_id
                left join %2$s r on r.delivery_id = e.delivery_id
                left join jidu.delivery_sheet v on v.delivery_id = e.delivery_id and v.sheet_no = e.sheet_no
                where f.revision_id = ? and f.source = ? and f.code in (%6$s)
                    and not exists (select from jidu.judgement j where j.judgement_id = %1$s)
                order by f.code, f.effect desc nulls last, f.area_code, d.file_name, f.sheet_no, f.row_no, f.key""".formatted(
                        ID,
                        DeliveryRelations.ALL,
                        matched,
                        quarter(),
                        revision.slicesSql(),
                        SqlQuotes.literals(definitions.rules().keySet()));
    }

    private String quarter() {
        return literal(revision.quarter().toString());
    }
}
