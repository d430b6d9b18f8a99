package cn.jidu.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells an inbox in which nothing new lies from one that is not there: a share that is not mounted is an empty folder, or
 * none at all, and every department would seem to be late.
 */
public final class InboxGuard {
    private final JdbcTemplate db;

    /** @param db tells what the inbox had before */
    public InboxGuard(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * Whether nothing at all lies where files lay when it was last looked at. Such an inbox is left as it was known, or the
     * files would all be new, in one batch, once they are back: an older version could then stand before a newer.
     *
     * @throws InboxLostException where it cannot be looked into
     */
    public boolean isEmptied(Path inbox) {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(inbox, InboxGuard::isSeen)) {
            return !content.iterator().hasNext() && held(inbox.toRealPath());
        } catch (NoSuchFileException e) {
            throw new InboxLostException(inbox, "inbox.missing");
        } catch (NotDirectoryException e) {
            throw new InboxLostException(inbox, "inbox.file");
        } catch (AccessDeniedException e) {
            throw new InboxLostException(inbox, "inbox.denied");
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            throw new InboxLostException(inbox, "inbox.other", reason(e));
        }
    }

    private static boolean isSeen(Path entry) {
        return !String.valueOf(entry.getFileName()).startsWith(".");
    }

    private boolean held(Path folder) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from jidu.inbox_file where inbox = ?)", Boolean.class, folder.toString()));
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        String said = cause instanceof FileSystemException f ? f.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(said, cause.getClass().getSimpleName());
    }
}
