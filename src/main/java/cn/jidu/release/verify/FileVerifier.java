package cn.jidu.release.verify;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.Quarter;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.ReleaseState;
import cn.jidu.release.verify.ReportArchive.ArchivedReport;
import cn.jidu.release.verify.ReportArchive.MarkedCopy;
import cn.jidu.release.verify.VerifiedFile.ComparedWith;
import cn.jidu.release.verify.VerifiedFile.SignedPdf;
import cn.jidu.report.code.ReportCode;
import cn.jidu.report.data.FileHashes;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells whether a file is a report of this site. Only the archived bytes prove it; of others it says whether code and
 * content agree with what is archived, which whoever can write a PDF can bring about.
 */
public final class FileVerifier {
    private final ReportArchive archive;
    private final ContentReader reader;

    /**
     * Only reads.
     *
     * @param limits of files from outside
     */
    public FileVerifier(JdbcTemplate db, SiteHome home, FileLimits limits) {
        this.archive = new ReportArchive(db, home);
        this.reader = new ContentReader(limits, home.work());
    }

    /** What can be said of the file. */
    public VerifiedFile verify(Path file) {
        try {
            String sha256 = FileHashes.sha256(file);
            Optional<ReportCode> released = archive.findReleased(sha256);
            if (released.isPresent()) {
                return released(released.get());
            }
            Optional<MarkedCopy> marked = archive.findMarked(sha256);
            if (marked.isPresent()) {
                return marked(marked.get());
            }
            Optional<ReportCode> copied = archive.findSigned(sha256);
            VerifiedFile verified = copied.isPresent() ? released(copied.get()) : unreleased(file, sha256);
            List<PdfSignature> signatures = SignatureReader.read(file);
            return signatures.isEmpty()
                    ? verified
                    : verified.with(new SignedPdf(copied.isPresent(), original(file, verified.code()), signatures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose bytes the file begins with: a signature comes after what is signed. */
    private Optional<ComparedWith> original(Path file, Optional<ReportCode> code) throws IOException {
        for (ArchivedReport report : code.isEmpty() ? List.<ArchivedReport>of() : archive.reports(code.get(), "pdf")) {
            if (report.isWhole() && begins(file, report)) {
                return Optional.of(report.edition());
            }
        }
        return Optional.empty();
    }

    private static boolean begins(Path file, ArchivedReport report) throws IOException {
        long length = Files.size(report.file());
        long same = Files.mismatch(file, report.file());
        return same == -1 || same == length;
    }

    private VerifiedFile released(ReportCode code) {
        PublishedRelease release = archive.findRelease(code).orElseThrow();
        ReleaseState state = archive.releases().state(release);
        FileVerdict verdict =
                switch (state) {
                    case WITHDRAWN -> FileVerdict.WITHDRAWN;
                    case SUPERSEDED -> FileVerdict.SUPERSEDED;
                    default -> FileVerdict.CURRENT;
                };
        return told(verdict, Optional.of(code), Optional.empty(), List.of());
    }

    /** Locked with a password, so that nothing in it can be read. */
    private VerifiedFile marked(MarkedCopy copy) {
        return told(
                FileVerdict.MARKED,
                Optional.of(copy.code()),
                Optional.empty(),
                List.of(),
                Optional.of(copy.recipient()));
    }

    private VerifiedFile unreleased(Path file, String sha256) throws IOException {
        Optional<FileContent> content = reader.read(file);
        if (content.isEmpty()) {
            return told(FileVerdict.UNREADABLE, Optional.empty(), Optional.empty(), List.of());
        }
        Optional<ReportCode> code = content.get().codes().stream().findFirst();
        if (code.isEmpty()) {
            return told(FileVerdict.NO_CODE, Optional.empty(), Optional.empty(), List.of());
        }
        return coded(content.get(), code.get(), sha256);
    }

    private VerifiedFile coded(FileContent content, ReportCode code, String sha256) throws IOException {
        boolean isDraft = archive.reports(code, "pdf").stream().anyMatch(r -> isDraft(r, sha256))
                || archive.reports(code, "xlsx").stream().anyMatch(r -> isDraft(r, sha256));
        if (isDraft) {
            return told(FileVerdict.DRAFT, Optional.of(code), Optional.empty(), List.of());
        }
        List<String> fingerprints = archive.fingerprints(code);
        if (fingerprints.isEmpty()) {
            return told(FileVerdict.UNKNOWN, Optional.of(code), Optional.empty(), List.of());
        }
        if (!fingerprints.contains(code.fingerprint())) {
            ContentDifference other = new ContentDifference("", fingerprints.get(0), code.fingerprint());
            return told(FileVerdict.FORGED, Optional.of(code), Optional.empty(), List.of(other));
        }
        List<ContentDifference> strangers = content.strangers(code);
        return strangers.isEmpty()
                ? compared(content, code)
                : told(FileVerdict.MIXED, Optional.of(code), Optional.empty(), strangers);
    }

    private static boolean isDraft(ArchivedReport report, String sha256) {
        return report.edition() == ComparedWith.DRAFT && report.sha256().equals(sha256);
    }

    /** With the archived report that it is most like. */
    private VerifiedFile compared(FileContent content, ReportCode code) throws IOException {
        VerifiedFile best = told(FileVerdict.CODE_ONLY, Optional.of(code), Optional.empty(), List.of());
        List<ArchivedReport> reports = content.ending().isEmpty() ? List.of() : archive.reports(code, content.ending());
        for (ArchivedReport report : reports) {
            Optional<FileContent> archived = report.isWhole() ? reader.read(report.file()) : Optional.empty();
            if (archived.isPresent()) {
                List<ContentDifference> differences = content.differences(archived.get());
                if (best.compared().isEmpty()
                        || differences.size() < best.differences().size()) {
                    best = told(
                            differences.isEmpty() ? FileVerdict.AGREES : FileVerdict.DIFFERS,
                            Optional.of(code),
                            Optional.of(report.edition()),
                            differences);
                }
            }
        }
        return best;
    }

    private VerifiedFile told(
            FileVerdict verdict,
            Optional<ReportCode> code,
            Optional<ComparedWith> compared,
            List<ContentDifference> differences) {
        return told(verdict, code, compared, differences, Optional.empty());
    }

    private VerifiedFile told(
            FileVerdict verdict,
            Optional<ReportCode> code,
            Optional<ComparedWith> compared,
            List<ContentDifference> differences,
            Optional<String> recipient) {
        return new VerifiedFile(
                verdict,
                code,
                compared,
                differences,
                code.flatMap(archive::findRelease),
                code.flatMap(c -> archive.releases().current(c.plan(), Quarter.of(c.quarter()))),
                Optional.empty(),
                recipient);
    }
}
