package cn.jidu.batch;

import cn.jidu.definition.Quarter;
import cn.jidu.deliver.NightWords;
import cn.jidu.reconcile.RevisionStaleness;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.release.ReleaseStandings;
import cn.jidu.run.DefinitionBundle;
import cn.jidu.run.RunSite;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is out of date when a night has ended, what made it so, and what brings it up to date: a line each. */
final class StaleLines {
    private final NightSite night;
    private final JdbcTemplate db;
    private final MadeWith today;

    StaleLines(NightSite night) {
        RunSite site = night.site();
        this.night = night;
        this.db = new JdbcTemplate(site.database().reader());
        this.today = new MadeWith(DefinitionBundle.hash(site.definitions(), site.templates()), site.program());
    }

    /** Nothing where all follows from what there is. */
    List<String> list() {
        List<String> lines = new ArrayList<>();
        SortedMap<Quarter, StaleCauses> stale =
                new RevisionStaleness(db, night.site().definitions()).causes();
        Revisions revisions = new Revisions(db);
        stale.forEach((quarter, causes) -> lines.add(NightWords.stale(
                quarter, revisions.findNewest(quarter).orElseThrow().number(), causes)));
        if (!stale.isEmpty()) {
            lines.add(NightWords.rerun(night.run().apply(stale.lastKey())));
        }
        new ReleaseStandings(db, today)
                .list().stream().filter(s -> s.isOvertaken()).forEach(s -> lines.add(NightWords.overtaken(s)));
        revisions.listNewest().stream()
                .filter(revisions::feedsRelease)
                .filter(r -> !revisions.madeWith(r).equals(today))
                .forEach(r -> lines.add(upgraded(r)));
        return lines;
    }

    private String upgraded(Revision revision) {
        return NightWords.upgraded(
                revision.quarter(), revision.number(), night.run().apply(revision.quarter()));
    }
}
