package cn.jidu.run;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The definitions that revisions were made with, as they were kept; the same are read once. */
public final class RevisionDefinitions {
    private final JdbcTemplate db;
    private final Map<String, Optional<Definitions>> read = new HashMap<>();

    /** @param db of the site; only read */
    public RevisionDefinitions(JdbcTemplate db) {
        this.db = db;
    }

    /** Empty where this program does not take them any more. */
    public Optional<Definitions> find(Revision revision) {
        String hash = Objects.requireNonNull(db.queryForObject(
                "select definitions_hash from jidu.revision where revision_id = ?", String.class, revision.id()));
        return read.computeIfAbsent(hash, this::read);
    }

    private Optional<Definitions> read(String hash) {
        try {
            return Optional.of(DefinitionBundle.read(db, hash));
        } catch (FaultyDefinitionsException e) {
            return Optional.empty();
        }
    }
}
