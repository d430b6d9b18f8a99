package cn.jidu.release;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** How all reports stand that somebody has submitted, ever. */
public final class ReleaseStandings {
    private final JdbcTemplate db;
    private final MadeWith today;

    /** @param today definitions, templates and program as they are now */
    public ReleaseStandings(JdbcTemplate db, MadeWith today) {
        this.db = db;
        this.today = today;
    }

    /** By plan, quarter and revision. */
    public List<ReleaseStanding> list() {
        PublishedReleases releases = PublishedReleases.of(db);
        return db.query(
                """
                select distinct on (s.plan collate "C", r.quarter collate "C", r.number)
                    s.plan, r.quarter, r.number, s.bound_hash,
                    (select max(n.number) from jidu.revision n where n.quarter = r.quarter)
                from jidu.release_step s join jidu.revision r on r.revision_id = s.revision_id
                order by s.plan collate "C", r.quarter collate "C", r.number, s.step_id desc""",
                (row, i) -> standing(
                        releases,
                        row.getString(1),
                        Quarter.of(row.getString(2)),
                        row.getInt(3),
                        row.getString(4),
                        row.getInt(5)));
    }

    private ReleaseStanding standing(
            PublishedReleases releases, String plan, Quarter quarter, int number, String bound, int newest) {
        Optional<PublishedRelease> release = releases.find(plan, quarter, number);
        ReleaseState state = release.map(releases::state).orElseGet(() -> unpublished(plan, quarter, number, bound));
        boolean newestRecalled =
                releases.find(plan, quarter, newest).filter(r -> !r.stands()).isPresent();
        return new ReleaseStanding(plan, quarter, number, state, release, newest, newestRecalled);
    }

    private ReleaseState unpublished(String plan, Quarter quarter, int number, String bound) {
        Revision revision = new Revisions(db).find(quarter, number).orElseThrow();
        return new Revisions(db).madeWith(revision).equals(today)
                ? new ReleaseTable(db).history(plan, revision.id(), bound).state()
                : ReleaseState.DRAFT;
    }
}
