package cn.jidu.release.copy;

import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.release.ReleasedPdfs;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.font.ReportFonts;
import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.SiteHome;
import cn.jidu.store.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes copies of a release's PDFs for one recipient, in a folder beside it; the originals stay as they are. */
public final class MarkedCopies {
    /** It names a folder too. */
    private static final Pattern RECIPIENT = Pattern.compile("[\\p{L}\\p{N}（）()·]{1,20}");
    /** What every reader's program types alike. */
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{8,64}");

    private final Database database;
    private final SiteHome home;
    private final PackageTexts texts = PackageTexts.chinese(MarkedCopies.class);

    /** @param home with the releases */
    public MarkedCopies(Database database, SiteHome home) {
        this.database = database;
        this.home = home;
    }

    /**
     * Writes the copies of a release that was not withdrawn; those that the recipient had are replaced, with the password. A
     * killed program leaves nothing that counts: what lies in the folder and is not recorded is no copy, and is made again.
     *
     * @return the folder with the copies
     * @throws ReleaseRefusedException where recipient or password will not do, or an archived file is not what it was
     */
    public Path make(ReleaseSubject subject, String recipient, String password, ReleaseAct act) {
        if (!RECIPIENT.matcher(recipient).matches() || !recipient.codePoints().allMatch(ReportFonts::hold)) {
            throw new ReleaseRefusedException("copy.recipient", recipient);
        }
        if (!PASSWORD.matcher(password).matches()) {
            throw new ReleaseRefusedException("copy.password");
        }
        return Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            ReleasedPdfs released = new ReleasedPdfs(db, home, subject);
            Path folder = folder(subject, recipient);
            write(subject, released, recipient, password, folder)
                    .forEach((name, sha256) -> record(db, subject, name, sha256, recipient, act));
            new AuditTrail(db)
                    .record(
                            AuditAct.of(
                                    act.person(),
                                    "copy",
                                    subject.name(),
                                    Map.of(
                                            "recipient",
                                            recipient,
                                            "reason",
                                            act.reason().orElse(""))),
                            act.at());
            return folder;
        });
    }

    private Path folder(ReleaseSubject subject, String recipient) {
        Path original = ReleasedPdfs.folder(home, subject);
        return original.resolveSibling(original.getFileName() + "-copies").resolve(recipient);
    }

    /** @return the copies by name, with their SHA-256 */
    private SortedMap<String, String> write(
            ReleaseSubject subject, ReleasedPdfs released, String recipient, String password, Path folder) {
        Path work = folder.resolveSibling("." + recipient + ".unfinished");
        SortedMap<String, String> copies = new TreeMap<>();
        try {
            FolderTree.delete(work);
            Files.createDirectories(work);
            for (Map.Entry<String, byte[]> pdf : released.read(subject, "copy").entrySet()) {
                byte[] copy = MarkedPdf.of(pdf.getValue(), texts.get("copy.words", recipient), password);
                Files.write(work.resolve(pdf.getKey()), copy);
                copies.put(pdf.getKey(), FileHashes.sha256(copy));
            }
            FolderTree.delete(folder);
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copies;
    }

    private static void record(
            JdbcTemplate db, ReleaseSubject subject, String name, String sha256, String recipient, ReleaseAct act) {
        db.update(
                "insert into jidu.marked_copy values (?, ?, ?, ?, ?, ?, ?)",
                sha256,
                subject.plan().key(),
                subject.revision().id(),
                name,
                recipient,
                act.person(),
                Timestamp.from(act.at()));
    }
}
