package cn.jidu.intake.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What lies in a folder and was never sent: what systems and programs put there for themselves, hidden files, and files
 * that are still being written. Capitals make no difference.
 */
public final class LeftAlone {
    /** Of Windows (how a folder looks, its thumbnails), of a Mac (the folder's icon). */
    private static final Set<String> FILES =
            Set.of("desktop.ini", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "icon\r");

    /** Bins, what a check of the disk found, what network storage keeps; a Mac leaves its own marks in a zip. */
    private static final Set<String> FOLDERS = Set.of(
            "$recycle.bin",
            "recycler",
            "recycled",
            "#recycle",
            "system volume information",
            "lost+found",
            "__macosx",
            "@eadir");

    /** Hidden files and folders, locks of LibreOffice among them; what Office keeps beside an open file. */
    private static final List<String> BEGINNINGS = List.of(".", "~$");

    /** What browsers, mail programs and copiers write into until all has come; what editors kept of before. */
    private static final List<String> ENDINGS = List.of(
            ".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".opdownload", ".download", ".xltd", "~");

    private LeftAlone() {}

    /** A file below an inbox or in a zip, by its folders and its name. */
    public static boolean is(List<String> path) {
        int last = path.size() - 1;
        return path.subList(0, last).stream().anyMatch(LeftAlone::isFolder) || isFile(path.get(last));
    }

    /** Whether a file of that name is a system's own, such as {@code desktop.ini}. */
    public static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FILES.contains(lower)
                || BEGINNINGS.stream().anyMatch(lower::startsWith)
                || ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Whether a folder of that name is a system's own, such as {@code __MACOSX}. */
    public static boolean isFolder(String name) {
        return name.startsWith(".") || FOLDERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
