package cn.jidu.run;

import cn.jidu.definition.Definitions;
import cn.jidu.intake.inbox.QuietTime;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;

/**
 * One installation: its database, archive and keys, and the definitions it works by.
 *
 * @param templates the folder {@code report-templates}
 * @param program name and version, e.g. {@code jidu 0.1.0}
 * @param user the account of the system that works here
 * @param quiet tells files that are still being written
 */
public record RunSite(
        SiteHome home,
        Database database,
        Archive archive,
        KeyedHash keyedHash,
        Definitions definitions,
        Path templates,
        String program,
        String user,
        QuietTime quiet) {

    /** The same site on another view of its database. */
    public RunSite withDatabase(Database other) {
        return new RunSite(home, other, archive, keyedHash, definitions, templates, program, user, quiet);
    }
}
