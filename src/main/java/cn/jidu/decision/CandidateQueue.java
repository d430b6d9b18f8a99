package cn.jidu.decision;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.definition.candidate.DecisionBounds.AmountBound;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.store.SqlQuotes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The pairs that wait for a decision: of the newest quarter that has candidates, those that nobody decided about, and those
 * that were decided on evidence that has changed since. What would move the state of a target comes first, then what would move
 * another printed figure, then the strongest, and of these what most rows say.
 */
public final class CandidateQueue {
    /** Which of two counties has a registration that both claim is decided in the same way. */
    private static final String CLAIMS = """
            select r.quarter, left(md5(c.subject || ' ' || c.enterprise_id), 12), c.subject, c.county_code, c.key,
                coalesce(p.name, ''), c.source, concat_ws(':', a.file_name, c.sheet_no, c.row_no), 1, c.enterprise_id, c.county_code,
                c.agreements, '强', coalesce(d.kind, ''), coalesce(d.evidence, '')
            from (select f.*, %s as subject, %s as enterprise_id, left(f.area_code, 6) as county_code,
                    (select string_agg(distinct left(o.area_code, 6), '、') || ' 的登记文件中都有'
                        from jidu.revision_finding o
                        where o.revision_id = f.revision_id and o.code = f.code and o.key = f.key) as agreements
                from jidu.revision_finding f
                where f.code = 'AREA_CLAIMED_TWICE' and f.revision_id = (
                    select n.revision_id from jidu.revision n order by n.quarter desc, n.number desc limit 1)) c
            join jidu.revision r on r.revision_id = c.revision_id
            join %s a on a.delivery_id = c.delivery_id
            left join jidu.panel_enterprise_quarter p on p.quarter = r.quarter and p.row_key = c.key and p.slice_id in (
                select s.slice_id from jidu.revision_slice s where s.revision_id = r.revision_id)
            left join jidu.match_decision d on d.subject = c.subject and d.enterprise_id = c.enterprise_id
                and d.withdrawn_at is null
            where true
            """.formatted(
                    SubjectSql.ofClaim("f.key"), SubjectSql.claimant("left(f.area_code, 6)"), DeliveryRelations.ALL);

    private static final String CANDIDATES = """
            select c.quarter, c.candidate_id, c.subject, c.county_code, c.code, c.name, c.source,
                concat_ws(':', f.file_name, c.sheet_no, c.row_no), c.rows, c.enterprise_id,
                concat_ws(' ', p.uscc, p.name), c.agreements, c.level, coalesce(d.kind, ''), coalesce(d.evidence, '')
            from jidu.candidate c
            join %s f on f.delivery_id = c.delivery_id
            left join jidu.panel_enterprise_quarter p on p.quarter = c.quarter and p.enterprise_id = c.enterprise_id
                and p.slice_id in (
                    select s.slice_id from jidu.revision_slice s
                    where s.revision_id = (select max(r.revision_id) from jidu.revision r where r.quarter = c.quarter))
            left join jidu.match_decision d on d.subject = c.subject and d.enterprise_id = c.enterprise_id
                and d.withdrawn_at is null
            where c.quarter = (select max(quarter) from jidu.candidate)
            """.formatted(DeliveryRelations.ALL);

    private static final String OPEN = """
                and (d.decision_id is null and not exists (
                        select from jidu.match_decision w
                        where w.subject = c.subject and w.kind in ('match', 'none') and w.withdrawn_at is null)
                    or d.evidence <> c.agreements)
            """;

    private static final List<String> LEVELS = List.of("强", "中", "弱");

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final DecisionBounds bounds;

    /** @param db a connection of the owner or of a reader */
    public CandidateQueue(JdbcTemplate db, Definitions definitions, DecisionBounds bounds) {
        this.db = db;
        this.definitions = definitions;
        this.bounds = bounds;
    }

    /** What waits, in order. */
    public List<MatchCandidate> list() {
        Map<String, List<PairEffect>> effects = isMeasured() ? PairEffects.read(db) : Map.of();
        return Stream.concat(claims(OPEN), candidates(OPEN))
                .map(c -> c.affecting(effects.getOrDefault(c.id(), List.of())))
                .sorted(Comparator.comparing(
                                (MatchCandidate c) -> c.effects().stream().noneMatch(PairEffect::movesState))
                        .thenComparing(c -> c.effects().isEmpty())
                        .thenComparing(c -> LEVELS.indexOf(c.level()))
                        .thenComparing(MatchCandidate::rows, Comparator.reverseOrder())
                        .thenComparing(MatchCandidate::place)
                        .thenComparing(MatchCandidate::id))
                .toList();
    }

    /** Those of the newest quarter's pairs that have these ids, decided or not; by id. */
    public Map<String, MatchCandidate> find(Collection<String> ids) {
        String ofThese = SqlQuotes.literals(ids);
        return ids.isEmpty()
                ? Map.of()
                : Stream.concat(
                                candidates("and c.candidate_id in (%s)".formatted(ofThese)),
                                claims("and left(md5(c.subject || ' ' || c.enterprise_id), 12) in (%s)"
                                        .formatted(ofThese)))
                        .collect(Collectors.toMap(MatchCandidate::id, c -> c, (first, other) -> first));
    }

    private Stream<MatchCandidate> candidates(String which) {
        return query(CANDIDATES + which).stream();
    }

    /** The county that is asked about goes by its name. */
    private Stream<MatchCandidate> claims(String which) {
        return query(CLAIMS + which).stream()
                .map(c -> c.named(definitions.areas().nameOf(c.county())));
    }

    private List<MatchCandidate> query(String sql) {
        return isMeasured() ? db.query(sql, (row, i) -> candidate(row)) : List.of();
    }

    private boolean isMeasured() {
        return Boolean.TRUE.equals(
                db.queryForObject("select to_regclass('jidu.panel_enterprise_quarter') is not null", Boolean.class));
    }

    private MatchCandidate candidate(ResultSet row) throws SQLException {
        String kind = row.getString(14);
        return new MatchCandidate(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getObject(10, UUID.class),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                List.of(),
                kind.isEmpty() ? "" : DecisionKind.of(kind).answer() + "（" + row.getString(15) + "）");
    }

    /**
     * Of the rows of the example's file that have its code and name, in the field that {@code jobs/decisions.yml} names; zero
     * where it names none.
     */
    public BigDecimal amount(MatchCandidate candidate) {
        Optional<AmountBound> bound = bounds.of(candidate.source());
        if (bound.isEmpty()) {
            return BigDecimal.ZERO;
        }
        Source source = Objects.requireNonNull(definitions.sources().get(candidate.source()));
        Source.Match match = source.match().orElseThrow();
        return Objects.requireNonNull(db.queryForObject(
                """
                select coalesce(sum(r.%1$s), 0) from jidu.candidate c
                join %2$s e on e.delivery_id = c.delivery_id and e.sheet_no = c.sheet_no and e.row_no = c.row_no
                join %2$s r on r.delivery_id = e.delivery_id
                    and r.%3$s is not distinct from e.%3$s and r.%4$s is not distinct from e.%4$s
                where c.quarter = ? and c.candidate_id = ?""".formatted(
                                name(bound.get().field()),
                                name("jidu." + source.table()),
                                name(match.codeField()),
                                name(match.nameField())),
                BigDecimal.class,
                candidate.quarter(),
                candidate.id()));
    }
}
