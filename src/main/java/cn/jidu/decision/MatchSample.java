package cn.jidu.decision;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.candidate.CandidateRules.SourceWitnesses;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.match.MatchTiers;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.report.data.ErrorRate;
import cn.jidu.report.data.JudgedSample;
import cn.jidu.store.Database;
import cn.jidu.store.SqlQuotes;
import cn.jidu.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

/**
 * Matches of a quarter that are put up for judgement: so many of each tier, allotted to counties by how many they have, at least
 * two each. The quarter seeds the draw, so that every home draws the same of the same data, and it is drawn once.
 */
public final class MatchSample {
    private static final Map<String, Integer> DRAWN = new TreeMap<>(Map.of("EXACT", 50, "NAME", 50));
    private static final int LEAST = 2;
    private static final List<String> TOLD = List.of("代码", "名称", "登记的代码", "登记的名称");
    private static final List<String> COLUMNS = Stream.concat(Stream.of("区划", "匹配方式", "来源", "文件:工作表:行"), TOLD.stream())
            .toList();

    private final Database database;
    private final Definitions definitions;
    private final Revision revision;

    /** Of a quarter's newest revision. */
    public MatchSample(Database database, Definitions definitions, Revision revision) {
        this.database = database;
        this.definitions = definitions;
        this.revision = revision;
    }

    /** Matches of one tier in one county. */
    private record TierCounty(String tier, String county) {}

    /** Draws those of the quarter, unless that is done. */
    public void draw() {
        Transaction.locking(database.owner(), "jidu.match_sample", db -> {
            boolean drawn = Boolean.TRUE.equals(db.queryForObject(
                    "select exists (select from jidu.match_sample where quarter = ?)", Boolean.class, quarter()));
            if (!drawn) {
                draw(db);
            }
            return drawn;
        });
    }

    private void draw(JdbcTemplate db) {
        db.execute("create temporary table drawable on commit drop as " + drawable());
        Map<String, SortedMap<String, Long>> sizes = new LinkedHashMap<>();
        db.query("select tier, county_code, count(*) from drawable group by 1, 2 order by 1, 2", row -> {
            sizes.computeIfAbsent(row.getString(1), t -> new TreeMap<>()).put(row.getString(2), row.getLong(3));
        });
        sizes.forEach((tier, counties) -> allot(counties, DRAWN.getOrDefault(tier, 0))
                .forEach((county, drawn) -> draw(db, new TierCounty(tier, county), drawn)));
    }

    /** Two to each, the others by size (d'Hondt), never more than there are. */
    static SortedMap<String, Long> allot(SortedMap<String, Long> sizes, int drawn) {
        SortedMap<String, Long> allotted = new TreeMap<>();
        sizes.forEach((county, size) -> allotted.put(county, Math.min(size, LEAST)));
        long left = drawn - allotted.values().stream().mapToLong(n -> n).sum();
        for (; left > 0; left--) {
            // who has the most for each that was drawn there
            Optional<String> next = sizes.entrySet().stream()
                    .filter(s -> allotted.getOrDefault(s.getKey(), 0L) < s.getValue())
                    .max((a, b) -> Double.compare(
                            (double) a.getValue() / (allotted.getOrDefault(a.getKey(), 0L) + 1),
                            (double) b.getValue() / (allotted.getOrDefault(b.getKey(), 0L) + 1)))
                    .map(Map.Entry::getKey);
            if (next.isEmpty()) {
                return allotted;
            }
            allotted.merge(next.get(), 1L, Long::sum);
        }
        return allotted;
    }

    private void draw(JdbcTemplate db, TierCounty stratum, long drawn) {
        db.update(
                """
                insert into jidu.match_sample
                select %1$s, '%2$s' || left(md5(concat_ws('|', %1$s, d.source, d.file_name, d.sheet_no, d.row_no)), 11),
                    d.tier, d.county_code, d.stratum_rows, d.source, d.delivery_id, d.sheet_no, d.row_no, d.code, d.name,
                    coalesce(e.uscc, e.registration_no, ''), e.name
                from (
                    select m.*, f.file_name, count(*) over () as stratum_rows from drawable m
                    join %3$s f on f.delivery_id = m.delivery_id
                    where m.tier = ? and m.county_code = ?
                    order by md5(concat_ws('|', %1$s, m.source, f.file_name, m.sheet_no, m.row_no)) limit ?) d
                join jidu.panel_enterprise_quarter e on e.quarter = %1$s and e.enterprise_id = d.enterprise_id
                    and e.slice_id in (%4$s)""".formatted(literal(quarter()), JudgedThing.MATCH, DeliveryRelations.ALL, revision.slicesSql()),
                stratum.tier(),
                stratum.county(),
                drawn);
    }

    private String drawable() {
        return definitions.candidateRules().sources().entrySet().stream()
                .map(s -> drawable(Objects.requireNonNull(definitions.sources().get(s.getKey())), s.getValue()))
                .collect(Collectors.joining(" union all "));
    }

    private String drawable(Source source, SourceWitnesses witnesses) {
        Source.Match match = source.match().orElseThrow();
        return """
                select %1$s as source, p.tier, p.county_code, p.enterprise_id, r.delivery_id, r.sheet_no, r.row_no,
                    case when r.%2$s in (%3$s) then %4$s else coalesce(r.%5$s, '') end as code,
                    coalesce(r.%6$s, '') as name
                from %7$s p join %8$s r using (delivery_id, sheet_no, row_no)
                where p.quarter = %9$s and p.slice_id in (%10$s) and p.tier in ('EXACT', 'NAME')""".formatted(
                        literal(source.name()),
                        name(match.codeField() + "_kind"),
                        MatchTiers.HASHED_KINDS,
                        literal(MatchedRows.HIDDEN),
                        name(match.codeField()),
                        name(match.nameField()),
                        name("jidu.panel_" + witnesses.panel()),
                        name("jidu." + source.table()),
                        literal(quarter()),
                        revision.slicesSql());
    }

    /** Those that nobody judged. */
    public AnswerSheet sheet(Predicate<String> within) {
        List<List<String>> rows = new ArrayList<>();
        new JdbcTemplate(database.reader())
                .query(
                        """
                        select m.sample_id, m.county_code, m.tier, m.source,
                            concat_ws(':', f.file_name, m.sheet_no, m.row_no), m.code, m.name, m.registered_code,
                            m.registered_name
                        from jidu.match_sample m join %s f on f.delivery_id = m.delivery_id
                        where m.quarter = ? and not exists (
                            select from jidu.judgement j where j.judgement_id = m.sample_id)
                        order by m.county_code, m.tier, m.sample_id""".formatted(DeliveryRelations.ALL),
                        row -> {
                            if (within.test(row.getString(2))) {
                                List<String> cells = new ArrayList<>();
                                for (int i = 1; i <= 9; i++) {
                                    cells.add(row.getString(i));
                                }
                                cells.set(1, definitions.areas().nameOf(cells.get(1)));
                                cells.set(
                                        3,
                                        Objects.requireNonNull(
                                                        definitions.sources().get(cells.get(3)))
                                                .title());
                                rows.add(cells);
                            }
                        },
                        quarter());
        return new AnswerSheet(AskedKind.MATCH, "匹配抽查 " + quarter(), COLUMNS, rows);
    }

    /** Those of the quarter's that have these ids, judged or not. */
    public List<JudgedThing> find(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : new JdbcTemplate(database.reader())
                        .query("""
                        select sample_id, tier, county_code, code, name, registered_code, registered_name
                        from jidu.match_sample where quarter = ? and sample_id in (%s)""".formatted(SqlQuotes.literals(ids)), (row, i) -> drawn(row), quarter());
    }

    private JudgedThing drawn(ResultSet row) throws SQLException {
        Map<String, String> asked = new LinkedHashMap<>();
        for (int i = 0; i < TOLD.size(); i++) {
            asked.put(TOLD.get(i), row.getString(i + 4));
        }
        return new JudgedThing(
                row.getString(1),
                quarter(),
                row.getString(2),
                row.getString(3),
                String.join(" ", asked.values()),
                asked);
    }

    /** Of the matches of a tier, as far as they were judged; by tier. */
    public SortedMap<String, ErrorRate> rates() {
        return JudgedSample.now(new JdbcTemplate(database.reader()), revision.quarter())
                .rates();
    }

    private String quarter() {
        return revision.quarter().toString();
    }
}
