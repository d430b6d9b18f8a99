package cn.jidu.cli;

import java.nio.file.Path;

/** Commands within messages, so that they work when they are copied: with the program's own path and this site's home. */
final class Advice {
    private static final String INGEST = "./jidu ingest ";

    private Advice() {}

    /** The message with the command as it is to be typed here. */
    static String here(String message, SiteOptions site) {
        if (!message.contains(INGEST)) {
            return message;
        }
        StringBuilder command = new StringBuilder();
        command.append(quoted(whole(SiteOptions.programFolder().resolve("jidu"))));
        command.append(" ingest --home ").append(quoted(whole(site.home)));
        if (site.jobs != null) {
            command.append(" --jobs ").append(quoted(whole(site.jobs)));
        }
        if (site.databaseUrl != null) {
            command.append(" --db ").append(quoted(site.databaseUrl));
        }
        return message.replace(INGEST, command.append(' '));
    }

    private static String whole(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static String quoted(String text) {
        return text.matches("[\\p{IsHan}A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
