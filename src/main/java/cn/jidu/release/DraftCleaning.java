package cn.jidu.release;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the files of old drafts away: of revisions that are not the newest of their quarter, that no standing release rests
 * on, and that were made longer ago than a site wants to keep them. Their manifests stay, by which a copy is still known as
 * a draft of this site; so do all figures, in the database.
 */
public final class DraftCleaning {
    private final JdbcTemplate db;
    private final SiteHome home;

    /** @param db only reads */
    public DraftCleaning(JdbcTemplate db, SiteHome home) {
        this.db = db;
        this.home = home;
    }

    /**
     * @param kept how long drafts are kept
     * @return of which revisions something was taken away, e.g. {@code 2018Q2/r1}
     */
    public List<String> clean(Duration kept, Instant now) {
        List<String> cleaned = new ArrayList<>();
        for (Revision revision : old(now.minus(kept))) {
            String name = revision.quarter() + "/r" + revision.number();
            if (!new Revisions(db).feedsRelease(revision)
                    && empty(home.reports().resolve(name))) {
                cleaned.add(name);
            }
        }
        return cleaned;
    }

    private List<Revision> old(Instant before) {
        return db.query(
                """
                select r.quarter, r.number from jidu.revision r
                where r.created_at < ? and r.number < (select max(n.number) from jidu.revision n where n.quarter = r.quarter)
                order by r.quarter collate "C", r.number""",
                (row, i) -> new Revisions(db)
                        .find(Quarter.of(row.getString(1)), row.getInt(2))
                        .orElseThrow(),
                Timestamp.from(before));
    }

    /** @return whether anything was there */
    private static boolean empty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith(ReportManifest.FILE))
                    .toList();
            for (Path file : files) {
                Files.delete(file);
            }
            return !files.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
