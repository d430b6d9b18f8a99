package cn.jidu.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The files of an inbox that are there to be taken in. */
final class InboxFolder {
    private InboxFolder() {}

    /** The folder that is meant, behind any symbolic link: one inbox under two names is one. */
    static Path at(Path inbox) {
        try {
            return Files.isDirectory(inbox)
                    ? inbox.toRealPath()
                    : inbox.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Regular files of the folder and its subfolders, by their relative names; none where there is no such folder. */
    static List<Path> files(Path inbox) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(inbox)) {
            try {
                Files.walkFileTree(inbox, new Finder(inbox, found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(Comparator.comparing(f -> relative(inbox, f), CodePoints.ORDER));
        return found;
    }

    /**
     * The file's name below the inbox, with forward slashes. A name whose bytes the machine's settings cannot read
     * (LC_ALL=C, or GBK where UTF-8 is set) is {@link FileName#UNREADABLE} and its bytes, so that no two are alike.
     */
    static String relative(Path inbox, Path file) {
        Path below = inbox.relativize(file);
        String name = below.toString().replace('\\', '/');
        if (name.indexOf(FileName.UNREADABLE) < 0) {
            return name;
        }
        String bytes = inbox.toUri().relativize(file.toUri()).getRawPath();
        return FileName.UNREADABLE + bytes.replace("/", "%2F");
    }

    /** As a file of the inbox would be, by its folders and its name; a Mac leaves its own marks in a zip. */
    static boolean isLeftAlone(List<String> path) {
        int last = path.size() - 1;
        return path.subList(0, last).stream().anyMatch(f -> f.startsWith(".") || f.equals("__MACOSX"))
                || isLeftAlone(path.get(last));
    }

    /** Hidden files and files that are still being written are left alone. */
    private static boolean isLeftAlone(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.startsWith("~$") || lower.endsWith(".part") || lower.endsWith(".tmp");
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path inbox;
        private final List<Path> found;

        Finder(Path inbox, List<Path> found) {
            this.inbox = inbox;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(inbox) && name(folder).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file) && !isLeftAlone(name(file))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private static String name(Path path) {
            return String.valueOf(path.getFileName());
        }
    }
}
