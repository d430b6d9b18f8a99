package cn.jidu.release.copy;

import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.release.ReleasedPdfs;
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
import java.util.Map;
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
     * Writes the copies of a release that was not withdrawn; those that the recipient had are replaced, with the password.
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
            Path folder = write(subject, released, recipient, password);
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

    private Path write(ReleaseSubject subject, ReleasedPdfs released, String recipient, String password) {
        Path original = ReleasedPdfs.folder(home, subject);
        Path folder =
                original.resolveSibling(original.getFileName() + "-copies").resolve(recipient);
        Path work = folder.resolveSibling("." + recipient + ".unfinished");
        try {
            FolderTree.delete(work);
            Files.createDirectories(work);
            for (Map.Entry<String, byte[]> pdf : released.read(subject, "copy").entrySet()) {
                byte[] copy = MarkedPdf.of(pdf.getValue(), texts.get("copy.words", recipient), password);
                Files.write(work.resolve(pdf.getKey()), copy);
            }
            FolderTree.delete(folder);
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
