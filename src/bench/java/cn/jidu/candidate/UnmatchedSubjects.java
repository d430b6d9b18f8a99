package cn.jidu.candidate;

import cn.jidu.reconcile.revision.Revision;
import cn.jidu.run.RunSite;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What unmatched rows say of themselves, for benchmarks elsewhere. */
public final class UnmatchedSubjects {
    private UnmatchedSubjects() {}

    /** @param id as decisions name it */
    public record Unmatched(String id, String county, String code, String name) {}

    /** Those of a revision. */
    public static List<Unmatched> of(RunSite site, Revision revision) {
        JdbcTemplate db = new JdbcTemplate(site.database().reader());
        return new UnmatchedRows(db, site.definitions(), text -> text)
                .of(revision).stream()
                        .map(r -> new Unmatched(r.subject(), r.county(), r.code(), r.name()))
                        .toList();
    }
}
