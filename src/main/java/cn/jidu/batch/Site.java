package cn.jidu.batch;

import cn.jidu.definition.Definitions;
import cn.jidu.intake.Quiet;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
import cn.jidu.store.KeyedHash;
import java.nio.file.Path;

/**
 * One installation: its database, archive and keys, and the definitions it works by.
 *
 * @param templates the folder {@code report-templates}
 * @param program name and version, e.g. {@code jidu 0.1.0}
 * @param user the account of the system that works here
 * @param quiet tells files that are still being written
 */
public record Site(
        Home home,
        Database database,
        Archive archive,
        KeyedHash keyedHash,
        Definitions definitions,
        Path templates,
        String program,
        String user,
        Quiet quiet) {

    /** The same site on another view of its database. */
    Site withDatabase(Database other) {
        return new Site(home, other, archive, keyedHash, definitions, templates, program, user, quiet);
    }
}
