package cn.jidu.intake.inbox;

import cn.jidu.intake.text.CodePoints;
import cn.jidu.intake.text.LeftAlone;
import cn.jidu.intake.text.ShownText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * What lies in an inbox and its subfolders, by relative names.
     *
     * @param files regular ones
     * @param special what is neither file nor folder: links, which may point anywhere, pipes and devices; none is opened
     * @param closed subfolders that could not be looked into, with what the system said
     */
    record Looked(List<Path> files, List<Path> special, Map<Path, IOException> closed) {}

    /**
     * Nothing where there is no such folder.
     *
     * @throws UncheckedIOException when the inbox itself cannot be looked into
     */
    static Looked content(Path inbox) {
        Finder found = new Finder(inbox);
        if (Files.isDirectory(inbox)) {
            try {
                Files.walkFileTree(inbox, found);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Comparator<Path> order = Comparator.comparing(f -> relative(inbox, f), CodePoints.ORDER);
        found.files.sort(order);
        found.special.sort(order);
        return new Looked(found.files, found.special, found.closed);
    }

    /**
     * The file's name below the inbox as it may be shown, with forward slashes. A name whose bytes the machine's settings cannot read
     * (LC_ALL=C, or GBK where UTF-8 is set) is {@link FileName#UNREADABLE} and its bytes, so that no two are alike.
     */
    static String relative(Path inbox, Path file) {
        Path below = inbox.relativize(file);
        String name = below.toString().replace('\\', '/');
        if (name.indexOf(FileName.UNREADABLE) < 0) {
            return ShownText.text(name);
        }
        String bytes = inbox.toUri().relativize(file.toUri()).getRawPath();
        return FileName.UNREADABLE + bytes.replace("/", "%2F");
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final Path inbox;
        private final List<Path> files = new ArrayList<>();
        private final List<Path> special = new ArrayList<>();
        private final Map<Path, IOException> closed = new LinkedHashMap<>();

        Finder(Path inbox) {
            this.inbox = inbox;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isPassedOver(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        private boolean isPassedOver(Path folder) {
            return !folder.equals(inbox) && LeftAlone.isFolder(name(folder));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!LeftAlone.isFile(name(file))) {
                (attributes.isRegularFile() ? files : special).add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A folder without leave to look into it; what has gone meanwhile is not there. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException why) throws IOException {
            if (path.equals(inbox)) {
                throw why;
            }
            if (!(why instanceof NoSuchFileException) && !isPassedOver(path) && !LeftAlone.isFile(name(path))) {
                closed.put(path, why);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) throws IOException {
            return why == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, why);
        }

        private static String name(Path path) {
            return String.valueOf(path.getFileName());
        }
    }
}
