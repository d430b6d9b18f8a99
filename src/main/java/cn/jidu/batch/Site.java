package cn.jidu.batch;

import cn.jidu.definition.Definitions;
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
 */
public record Site(
        Home home,
        Database database,
        Archive archive,
        KeyedHash keyedHash,
        Definitions definitions,
        Path templates,
        String program) {}
