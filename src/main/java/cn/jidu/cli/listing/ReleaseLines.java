package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.ReleaseStanding;
import cn.jidu.release.ReleaseStandings;
import cn.jidu.release.ReleaseState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** How releases stand, and what is to be run again so that they can be replaced; for people and programs. */
final class ReleaseLines {

    private final PackageTexts texts = TerminalTexts.texts();
    private final RunAdvice run;
    private final List<ReleaseStanding> standings;
    private final Set<Quarter> stale;
    private final List<Revision> upgraded;

    /**
     * @param today definitions, templates and program as they are now
     * @param stale the quarters that must be measured anew
     */
    ReleaseLines(SiteOptions site, JdbcTemplate db, MadeWith today, Set<Quarter> stale) {
        this.run = new RunAdvice(site, db);
        this.stale = stale;
        this.standings = new ReleaseStandings(db, today).list();
        Revisions revisions = new Revisions(db);
        this.upgraded = revisions.listNewest().stream()
                .filter(revisions::feedsRelease)
                .filter(r -> !revisions.madeWith(r).equals(today))
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        standings.forEach(s -> lines.add(texts.get(
                "status.release",
                s.name(),
                texts.get("release.state." + s.state().word()),
                s.release().map(r -> texts.get("status.publishedAt", time(r))).orElse(""),
                overtaken(s),
                isStale(s) ? texts.get("status.outdated") : "")));
        upgraded.forEach(r -> lines.add(texts.get("status.upgraded", r.quarter(), r.number(), run.of(r.quarter()))));
        if (!stale.isEmpty()) {
            lines.add(texts.get("status.rerun", rerun()));
        }
        return lines;
    }

    private String overtaken(ReleaseStanding standing) {
        if (!standing.isOvertaken()) {
            return "";
        }
        return texts.get(standing.newestRecalled() ? "status.recalled" : "status.overtaken", standing.newest());
    }

    private boolean isStale(ReleaseStanding standing) {
        return standing.state() == ReleaseState.PUBLISHED && stale.contains(standing.quarter());
    }

    /** Of the newest: the run measures the stale ones before it too, and leaves the others alone. */
    private String rerun() {
        return run.of(stale.stream().max(Quarter::compareTo).orElseThrow());
    }

    void json(Map<String, Object> into) {
        into.put("releases", standings.stream().map(this::json).toList());
        into.put("upgraded", upgraded.stream().map(r -> r.quarter().toString()).toList());
        into.put("rerun", stale.isEmpty() ? "" : rerun());
    }

    private Map<String, Object> json(ReleaseStanding standing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("plan", standing.plan());
        values.put("quarter", standing.quarter().toString());
        values.put("revision", standing.revision());
        values.put("state", standing.state().word());
        values.put(
                "publishedAt",
                standing.release().map(r -> r.publishedAt().toString()).orElse(""));
        values.put("newestRevision", standing.newest());
        values.put("stale", isStale(standing));
        return values;
    }

    private static String time(PublishedRelease release) {
        return SiteOptions.MINUTES.format(release.publishedAt());
    }
}
