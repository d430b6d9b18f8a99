package cn.jidu.run;

import cn.jidu.definition.Definitions;
import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** The definitions that revisions were made with, as they were kept; the same are read once. */
public final class RevisionDefinitions {
    private final JdbcTemplate db;
    private final Map<String, Definitions> read = new HashMap<>();

    /** @param db of the site; only read */
    public RevisionDefinitions(JdbcTemplate db) {
        this.db = db;
    }

    /** @throws cn.jidu.definition.FaultyDefinitionsException where this program does not take them any more */
    public Definitions of(Revision revision) {
        String hash = Objects.requireNonNull(db.queryForObject(
                "select definitions_hash from jidu.revision where revision_id = ?", String.class, revision.id()));
        return read.computeIfAbsent(hash, h -> DefinitionBundle.read(db, h));
    }
}
