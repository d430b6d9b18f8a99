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
        Path program = SiteOptions.programFolder().resolve("jidu").toAbsolutePath().normalize();
        Path home = site.home.toAbsolutePath().normalize();
        return message.replace(INGEST, quoted(program) + " ingest --home " + quoted(home) + " ");
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\p{IsHan}A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
