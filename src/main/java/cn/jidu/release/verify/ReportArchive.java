package cn.jidu.release.verify;

import cn.jidu.definition.Quarter;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.PublishedReleases;
import cn.jidu.release.verify.VerifiedFile.ComparedWith;
import cn.jidu.report.code.ReportCode;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.report.data.ReportManifest.ListedReports;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reports that this site has made: of releases the database knows every byte, of drafts their manifests. */
final class ReportArchive {
    private final JdbcTemplate db;
    private final SiteHome home;
    private final PublishedReleases releases;

    ReportArchive(JdbcTemplate db, SiteHome home) {
        this.db = db;
        this.home = home;
        this.releases = PublishedReleases.of(db);
    }

    /**
     * A report as it was archived.
     *
     * @param sha256 as it was when it was made
     */
    record ArchivedReport(ComparedWith edition, Path file, String sha256) {
        /** Nobody has touched it since. */
        boolean isWhole() throws IOException {
            return Files.isRegularFile(file) && FileHashes.sha256(file).equals(sha256);
        }
    }

    PublishedReleases releases() {
        return releases;
    }

    /** The code of the released file with these very bytes. */
    Optional<ReportCode> findReleased(String sha256) {
        return db
                .query(
                        """
                        select f.plan, f.file_name, r.quarter, r.number from jidu.release_file f
                        join jidu.revision r on r.revision_id = f.revision_id
                        where f.sha256 = ? and f.file_name ~ '^[0-9]+(-.+)?[.](pdf|xlsx)$'""",
                        (row, i) ->
                                code(row.getString(1), row.getString(2), Quarter.of(row.getString(3)), row.getInt(4)),
                        sha256)
                .stream()
                .findFirst();
    }

    /** The code of the release that the signed copy with these very bytes was made from. */
    Optional<ReportCode> findSigned(String sha256) {
        return db
                .query(
                        """
                        select s.plan, s.file_name, r.quarter, r.number from jidu.signed_copy s
                        join jidu.revision r on r.revision_id = s.revision_id
                        where s.sha256 = ?""",
                        (row, i) ->
                                code(row.getString(1), row.getString(2), Quarter.of(row.getString(3)), row.getInt(4)),
                        sha256)
                .stream()
                .findFirst();
    }

    /**
     * A copy that was made for one recipient.
     *
     * @param code of the release that it was made from
     */
    record MarkedCopy(ReportCode code, String recipient) {}

    /** The marked copy with these very bytes, also one that a later copy replaced. */
    Optional<MarkedCopy> findMarked(String sha256) {
        return db
                .query(
                        """
                        select c.plan, c.file_name, r.quarter, r.number, c.recipient from jidu.marked_copy c
                        join jidu.revision r on r.revision_id = c.revision_id
                        where c.sha256 = ?""",
                        (row, i) -> new MarkedCopy(
                                code(row.getString(1), row.getString(2), Quarter.of(row.getString(3)), row.getInt(4)),
                                row.getString(5)),
                        sha256)
                .stream()
                .findFirst();
    }

    private ReportCode code(String plan, String file, Quarter quarter, int revision) {
        String fingerprint = releases.find(plan, quarter, revision)
                .map(r -> new DataFingerprint(r.boundHash()).shown())
                .orElse("");
        return new ReportCode(plan, file.replaceFirst("[-.].*", ""), quarter.toString(), revision, fingerprint);
    }

    /** The release of the revision that a code names. */
    Optional<PublishedRelease> findRelease(ReportCode code) {
        return releases.find(code.plan(), Quarter.of(code.quarter()), code.revision());
    }

    /** The fingerprints that the plan's report of the revision was ever made with. */
    List<String> fingerprints(ReportCode code) throws IOException {
        List<String> known = new ArrayList<>();
        findRelease(code).ifPresent(r -> known.add(new DataFingerprint(r.boundHash()).shown()));
        for (Path folder : draftFolders(code)) {
            ReportManifest.list(folder).flatMap(ListedReports::fingerprint).ifPresent(f -> known.add(f.shown()));
        }
        return known;
    }

    /**
     * The files of the code's plan, revision and area with this ending, the released ones first: the report itself, the briefs
     * of units and the slips of months.
     */
    List<ArchivedReport> reports(ReportCode code, String ending) throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(code.area()) + "(-.+)?[.]" + Pattern.quote(ending));
        List<ArchivedReport> found = new ArrayList<>();
        findRelease(code).ifPresent(r -> found.addAll(released(r, name)));
        for (Path folder : draftFolders(code)) {
            ReportManifest.list(folder)
                    .ifPresent(listed -> new TreeMap<>(listed.files()).forEach((file, hash) -> {
                        if (name.matcher(file).matches()) {
                            found.add(new ArchivedReport(ComparedWith.DRAFT, folder.resolve(file), hash));
                        }
                    }));
        }
        return found;
    }

    private List<ArchivedReport> released(PublishedRelease release, Pattern name) {
        Path folder = home.releases()
                .resolve(release.plan())
                .resolve(release.quarter().toString())
                .resolve("r" + release.revision());
        return db
                .query(
                        "select file_name, sha256 from jidu.release_file where plan = ? and revision_id = ? order by 1",
                        (row, i) -> new ArchivedReport(
                                ComparedWith.RELEASE, folder.resolve(row.getString(1)), row.getString(2)),
                        release.plan(),
                        release.revisionId())
                .stream()
                .filter(r -> name.matcher(r.file().getFileName().toString()).matches())
                .toList();
    }

    /** Of the revision's own date, and of others. */
    private List<Path> draftFolders(ReportCode code) throws IOException {
        Path revision = home.reports().resolve(code.quarter()).resolve("r" + code.revision());
        if (!Files.isDirectory(revision)) {
            return List.of();
        }
        try (Stream<Path> dates = Files.list(revision)) {
            return Stream.concat(
                            Stream.of(revision),
                            dates.filter(d -> d.getFileName().toString().startsWith("as-of-"))
                                    .sorted())
                    .map(d -> d.resolve(code.plan()))
                    .toList();
        }
    }
}
