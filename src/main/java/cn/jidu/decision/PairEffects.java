package cn.jidu.decision;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.TriedFigures;
import cn.jidu.measure.TriedFigures.TriedMeasurement;
import cn.jidu.reconcile.TiedTrial;
import cn.jidu.reconcile.match.TriedRows.TriedTie;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.report.view.TargetVerdict;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What each pair would move among the printed figures, each by itself: tried once for a revision, and kept. */
public final class PairEffects {
    private final Database database;
    private final Definitions definitions;

    /** Of a site. */
    public PairEffects(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** A candidate under the number that it is tried by. */
    private record TriedCandidate(String id, TriedTie tie) {}

    /** Tries the quarter's candidates, unless they are tried on this revision; weak ones are not: they are hardly ever right. */
    public void make(Revision revision) {
        JdbcTemplate db = new JdbcTemplate(database.reader());
        List<Long> made = db.queryForList(
                "select revision_id from jidu.candidate_trial where quarter = ?",
                Long.class,
                revision.quarter().toString());
        if (!made.contains(revision.id())) {
            List<TriedCandidate> tried = candidates(db, revision);
            List<TriedTie> ties = tried.stream().map(TriedCandidate::tie).toList();
            TiedTrial.of(
                            database,
                            definitions,
                            revision,
                            ties,
                            (seen, trial) -> new TriedFigures(seen, definitions, revision).of(trial))
                    .ifPresent(moved -> {
                        Map<String, List<PairEffect>> effects = new LinkedHashMap<>();
                        moved.forEach(
                                (number, all) -> effects.put(tried.get(number).id(), printed(all)));
                        keep(revision, effects);
                    });
        }
    }

    private static List<TriedCandidate> candidates(JdbcTemplate db, Revision revision) {
        return db.query(
                """
                select candidate_id, subject, enterprise_id from jidu.candidate
                where quarter = ? and level <> '弱' order by candidate_id""",
                (row, i) -> new TriedCandidate(
                        row.getString(1), new TriedTie(i, row.getString(2), row.getObject(3, UUID.class))),
                revision.quarter().toString());
    }

    /** Those that show, states first, plans before what is outside them, wide areas before narrow ones. */
    private List<PairEffect> printed(List<TriedMeasurement> moved) {
        return moved.stream()
                .flatMap(m -> printed(m).stream())
                .sorted(Comparator.comparing((PairEffect e) -> !e.movesState())
                        .thenComparing(e -> e.plan().equals(Measurement.NONE))
                        .thenComparing(PairEffect::plan)
                        .thenComparing(PairEffect::targetId)
                        .thenComparing(PairEffect::indicator)
                        .thenComparing(PairEffect::area))
                .toList();
    }

    private Optional<PairEffect> printed(TriedMeasurement moved) {
        Measurement now = moved.now();
        Measurement tied = moved.tied();
        Indicator indicator = Objects.requireNonNull(definitions.indicators().get(now.indicator()));
        String was = shown(now, indicator);
        String wouldBe = shown(tied, indicator);
        if (was.equals(wouldBe)) {
            was += progress(now);
            wouldBe += progress(tied);
        }
        PairEffect effect = new PairEffect(
                now.plan(),
                now.targetId(),
                now.indicator(),
                now.area(),
                now.unit(),
                was,
                wouldBe,
                state(now, indicator),
                state(tied, indicator));
        return was.equals(wouldBe) && !effect.movesState() ? Optional.empty() : Optional.of(effect);
    }

    private static String shown(Measurement m, Indicator indicator) {
        return m.value()
                .map(v -> Rounding.round(v, indicator.decimals()).toPlainString())
                .orElse("—");
    }

    private static String progress(Measurement m) {
        return m.progress()
                .map(p -> "（" + Rounding.share(p).toPlainString() + "%）")
                .orElse("");
    }

    private String state(Measurement m, Indicator indicator) {
        Plan plan = definitions.plans().get(m.plan());
        Optional<Target> target = plan == null
                ? Optional.empty()
                : plan.targets().stream()
                        .filter(t -> t.id().equals(m.targetId()))
                        .findFirst();
        return target.map(t -> TargetVerdict.of(
                                Objects.requireNonNull(plan),
                                t,
                                indicator,
                                m,
                                definitions.progressBounds().aheadFrom())
                        .word())
                .orElse("");
    }

    private void keep(Revision revision, Map<String, List<PairEffect>> effects) {
        String quarter = revision.quarter().toString();
        List<Object[]> rows = new ArrayList<>();
        effects.forEach((id, all) -> {
            for (int place = 0; place < all.size(); place++) {
                PairEffect e = all.get(place);
                rows.add(new Object[] {
                    quarter,
                    id,
                    place,
                    e.plan(),
                    e.targetId(),
                    e.indicator(),
                    e.area(),
                    e.unit(),
                    e.was(),
                    e.wouldBe(),
                    e.stateWas(),
                    e.stateWouldBe()
                });
            }
        });
        Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            db.update("delete from jidu.candidate_trial where quarter = ?", quarter);
            db.update("insert into jidu.candidate_trial values (?, ?)", quarter, revision.id());
            db.batchUpdate("insert into jidu.candidate_effect values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
            return rows.size();
        });
    }

    /** Of every candidate of the newest quarter that has any, by its id; most important first. */
    public static Map<String, List<PairEffect>> read(JdbcTemplate db) {
        Map<String, List<PairEffect>> all = new HashMap<>();
        db.query("""
                select e.* from jidu.candidate_effect e join jidu.candidate_trial t on t.quarter = e.quarter
                where e.quarter = (select max(quarter) from jidu.candidate)
                    and t.revision_id = (select max(revision_id) from jidu.candidate c where c.quarter = e.quarter)
                order by candidate_id, place""", row -> {
            all.computeIfAbsent(row.getString("candidate_id"), id -> new ArrayList<>())
                    .add(new PairEffect(
                            row.getString("plan"),
                            row.getString("target_id"),
                            row.getString("indicator"),
                            row.getString("area_code"),
                            row.getString("unit"),
                            row.getString("was"),
                            row.getString("would_be"),
                            row.getString("state_was"),
                            row.getString("state_would_be")));
        });
        return all;
    }
}
