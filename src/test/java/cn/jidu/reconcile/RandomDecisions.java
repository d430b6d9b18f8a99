package cn.jidu.reconcile;

import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.MatchDecision;
import cn.jidu.reconcile.match.NameSql;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.reconcile.revision.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Decisions about filings of a site: every subject gets one, whether it is matched, unmatched or a citizen's. */
final class RandomDecisions {
    private static final Instant AT = Instant.parse("2018-07-20T01:00:00Z");

    private static final String NORMAL_NAME = new NameSql(Quarters.DEFINITIONS.areas()).normal("name");

    private final Quarters site;
    private final Revision revision;
    private final Random random;

    RandomDecisions(Quarters site, Revision revision, long seed) {
        this.site = site;
        this.revision = revision;
        this.random = new Random(seed);
    }

    /** No two of one subject, so that none conflicts with another. */
    List<GivenDecision> list() {
        List<UUID> enterprises = site.db.queryForList(
                "select enterprise_id from jidu.panel_enterprise_quarter where slice_id in ("
                        + "select slice_id from jidu.revision_slice where revision_id = ?) order by 1",
                UUID.class,
                revision.id());
        List<GivenDecision> decisions = new ArrayList<>();
        site.db.query("""
                select distinct on (subject) subject, own_area, coalesce(taxpayer_id, ''), coalesce(name, '') from (
                    select *, %s as subject from jidu.row_tax) filed order by subject""".formatted(SubjectSql.id("own_area", "taxpayer_id", NORMAL_NAME)), row -> {
            UUID enterprise = enterprises.get(random.nextInt(enterprises.size()));
            DecisionKind kind = DecisionKind.values()[random.nextInt(4) % 3];
            decisions.add(new GivenDecision(
                    candidate(row.getString(1), row.getString(2), row.getString(3), row.getString(4), enterprise),
                    kind,
                    false,
                    new GivenWord("王芳", "核实", AT)));
        });
        Collections.shuffle(decisions, random);
        return decisions;
    }

    static MatchCandidate candidate(String subject, String county, String code, String name, UUID enterprise) {
        return new MatchCandidate(
                "2018Q2",
                subject.substring(0, 12),
                subject,
                county,
                code,
                name,
                "tax",
                "",
                1,
                enterprise,
                "甲厂",
                "名称=相近",
                "中",
                List.of(),
                "");
    }

    static Revision keep(Quarters site, List<GivenDecision> decisions) {
        decisions.forEach(d -> new DecisionTable(site.database).decide(List.of(d)));
        return site.reconcile("2018Q2");
    }

    static Revision withdrawAll(Quarters site) {
        DecisionTable table = new DecisionTable(site.database);
        table.list().stream().map(MatchDecision::handle).forEach(h -> table.withdraw(h, new GivenWord("王芳", "收回", AT)));
        return site.reconcile("2018Q2");
    }

    /** Rows that a decision matched. */
    static long matched(Quarters site) {
        return site.db.queryForObject("select count(*) from jidu.decision_use", Long.class);
    }

    /** Filings under what is, or may be, a citizen's number that a decision matched. */
    static long citizensMatched(Quarters site) {
        return site.db.queryForObject("""
                select count(*) from jidu.decision_use u join jidu.row_tax t
                    on t.delivery_id = u.delivery_id and t.sheet_no = u.sheet_no and t.row_no = u.row_no
                where t.taxpayer_id_kind in ('CITIZEN', 'CITIZEN_OR_TAX15')""", Long.class);
    }
}
