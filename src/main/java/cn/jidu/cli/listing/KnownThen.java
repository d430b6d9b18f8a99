package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.PublishedReleases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which revisions and releases were known at the end of a day, and which are by now; for people and programs. */
final class KnownThen {

    private final PackageTexts texts = TerminalTexts.texts();
    private final Revisions revisions;
    private final PublishedReleases now;
    private final PublishedReleases then;
    private final Instant end;
    private final List<Quarter> quarters;

    /** @param quarter empty: all of them */
    KnownThen(JdbcTemplate db, LocalDate day, Optional<Quarter> quarter) {
        this.revisions = new Revisions(db);
        this.end = end(day);
        this.now = PublishedReleases.of(db);
        this.then = now.asKnown(end);
        this.quarters = revisions.listQuarters().stream()
                .filter(q -> quarter.isEmpty() || quarter.get().equals(q))
                .filter(q -> revisions.findNewest(q, end).isPresent())
                .toList();
    }

    /** Chinese days end at midnight in China. */
    static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SiteOptions.ZONE).toInstant();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Quarter quarter : quarters) {
            lines.add(texts.get(
                    "asKnown.quarter",
                    quarter,
                    then(quarter).number(),
                    now(quarter).number()));
            releases(quarter)
                    .forEach(r -> lines.add(texts.get(
                            "asKnown.release",
                            r.name(),
                            SiteOptions.MINUTES.format(r.publishedAt()),
                            state(then, r),
                            state(now, r))));
        }
        return lines.isEmpty() ? List.of(texts.get("asKnown.none")) : lines;
    }

    private Revision then(Quarter quarter) {
        return revisions.findNewest(quarter, end).orElseThrow();
    }

    private Revision now(Quarter quarter) {
        return revisions.findNewest(quarter).orElseThrow();
    }

    private List<PublishedRelease> releases(Quarter quarter) {
        return then.all().stream().filter(r -> r.quarter().equals(quarter)).toList();
    }

    private String state(PublishedReleases known, PublishedRelease release) {
        return texts.get("release.state." + word(known, release));
    }

    private static String word(PublishedReleases known, PublishedRelease release) {
        return known.state(known.find(release.plan(), release.quarter(), release.revision())
                        .orElseThrow())
                .word();
    }

    List<Map<String, Object>> json() {
        return quarters.stream().map(this::json).toList();
    }

    private Map<String, Object> json(Quarter quarter) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", quarter.toString());
        values.put("revision", then(quarter).number());
        values.put("newestRevision", now(quarter).number());
        values.put("releases", releases(quarter).stream().map(this::json).toList());
        return values;
    }

    private Map<String, Object> json(PublishedRelease release) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("plan", release.plan());
        values.put("revision", release.revision());
        values.put("publishedAt", release.publishedAt().toString());
        values.put("state", word(then, release));
        values.put("stateNow", word(now, release));
        return values;
    }
}
