package cn.jidu.release;

import cn.jidu.report.data.FileHashes;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The PDFs of a release as they were published: what copies are made of. */
public final class ReleasedPdfs {
    private final Path folder;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    /**
     * Nobody publishes, withdraws or copies of the plan until the transaction ends.
     *
     * @param db in a transaction
     */
    public ReleasedPdfs(JdbcTemplate db, SiteHome home, ReleaseSubject subject) {
        folder = folder(home, subject);
        db.query(
                "select pg_advisory_xact_lock(hashtext('jidu release ' || ?))",
                row -> {},
                subject.plan().key());
        RowCallbackHandler each = row -> hashes.put(row.getString(1), row.getString(2));
        db.query(
                "select file_name, sha256 from jidu.release_file where plan = ? and revision_id = ? and file_name like '%.pdf'",
                each, subject.plan().key(), subject.revision().id());
    }

    /** Where a release lies. */
    public static Path folder(SiteHome home, ReleaseSubject subject) {
        return home.releases()
                .resolve(subject.plan().key())
                .resolve(subject.revision().quarter().toString())
                .resolve("r" + subject.revision().number());
    }

    /**
     * All by name.
     *
     * @param refusal begins the keys of what is said where no hashes were kept ({@code .noOriginal}), or a file is not what
     *     was published ({@code .changed})
     */
    public SortedMap<String, byte[]> read(ReleaseSubject subject, String refusal) throws IOException {
        if (hashes.isEmpty()) {
            throw new ReleaseRefusedException(refusal + ".noOriginal", subject.name());
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, String> kept : hashes.entrySet()) {
            Path file = folder.resolve(kept.getKey());
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            if (!FileHashes.sha256(bytes).equals(kept.getValue())) {
                throw new ReleaseRefusedException(refusal + ".changed", file);
            }
            files.put(kept.getKey(), bytes);
        }
        return files;
    }
}
