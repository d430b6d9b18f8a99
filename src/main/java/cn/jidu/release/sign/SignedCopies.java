package cn.jidu.release.sign;

import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.release.ReleasedPdfs;
import cn.jidu.report.data.FileHashes;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes signed copies of what was published, once: all PDFs of a release, in a folder beside it. */
public final class SignedCopies {
    private final Database database;
    private final SiteHome home;
    private final SiteKey key;

    /** @param home with the releases */
    public SignedCopies(Database database, SiteHome home, SiteKey key) {
        this.database = database;
        this.home = home;
        this.key = key;
    }

    /** The folder of a release's signed copies, beside that of the release. */
    public static Path folder(SiteHome home, ReleaseSubject subject) {
        return ReleasedPdfs.folder(home, subject)
                .resolveSibling("r" + subject.revision().number() + "-signed");
    }

    /**
     * Signs the PDFs of a release that was not withdrawn. A killed program leaves nothing that counts: what lies in the
     * folder and is not recorded is made again.
     *
     * @return the folder with the copies
     * @throws ReleaseRefusedException where they were made before, an archived file is not what it was, or the key cannot sign
     */
    public Path sign(ReleaseSubject subject, ReleaseAct act) {
        key.expectValid(act.at());
        return Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            ReleasedPdfs released = new ReleasedPdfs(db, home, subject);
            Path folder = folder(home, subject);
            if (isSigned(db, subject)) {
                throw new ReleaseRefusedException("sign.there", subject.name(), folder);
            }
            record(db, subject, act, written(subject, released, folder, act));
            return folder;
        });
    }

    private static boolean isSigned(JdbcTemplate db, ReleaseSubject subject) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from jidu.signed_copy where plan = ? and revision_id = ?)",
                Boolean.class,
                subject.plan().key(),
                subject.revision().id()));
    }

    /** @return the copies by name, with their SHA-256 */
    private SortedMap<String, String> written(
            ReleaseSubject subject, ReleasedPdfs released, Path folder, ReleaseAct act) {
        Path work = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
        SortedMap<String, String> copies = new TreeMap<>();
        try {
            FolderTree.delete(work);
            FolderTree.delete(folder);
            Files.createDirectories(work);
            for (Map.Entry<String, byte[]> original :
                    released.read(subject, "sign").entrySet()) {
                byte[] copy = new PdfSigner(key).sign(original.getValue(), act.at());
                Files.write(work.resolve(original.getKey()), copy);
                copies.put(original.getKey(), FileHashes.sha256(copy));
            }
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copies;
    }

    private void record(JdbcTemplate db, ReleaseSubject subject, ReleaseAct act, SortedMap<String, String> copies) {
        copies.forEach((name, sha256) -> db.update(
                "insert into jidu.signed_copy (plan, revision_id, file_name, sha256, person, at) values (?, ?, ?, ?, ?, ?)",
                subject.plan().key(),
                subject.revision().id(),
                name,
                sha256,
                act.person(),
                Timestamp.from(act.at())));
        String certificate = key.certificate().getSubjectX500Principal().getName();
        new AuditTrail(db)
                .record(
                        AuditAct.of(
                                act.person(),
                                "sign",
                                subject.name(),
                                Map.of(
                                        "certificate",
                                        certificate,
                                        "files",
                                        String.join(" ", copies.keySet()),
                                        "reason",
                                        act.reason().orElse(""))),
                        act.at());
    }
}
