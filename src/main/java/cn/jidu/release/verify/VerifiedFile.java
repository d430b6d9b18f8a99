package cn.jidu.release.verify;

import cn.jidu.release.PublishedRelease;
import cn.jidu.report.code.ReportCode;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a file.
 *
 * @param code that stands in it, or that its bytes belong to
 * @param compared the archived report that its content was compared with
 * @param differences where it is another than what the site archived, the first ones
 * @param release of the revision that the code names, where that was published
 * @param signed of a PDF that somebody has signed
 * @param current the release that holds for the plan and quarter
 * @param recipient whom this site made the copy for that the file is, byte for byte
 */
public record VerifiedFile(
        FileVerdict verdict,
        Optional<ReportCode> code,
        Optional<ComparedWith> compared,
        List<ContentDifference> differences,
        Optional<PublishedRelease> release,
        Optional<PublishedRelease> current,
        Optional<SignedPdf> signed,
        Optional<String> recipient) {

    /** Which of a revision's reports. */
    public enum ComparedWith {
        RELEASE,
        DRAFT
    }

    /**
     * What is signed in a PDF.
     *
     * @param isCopy the very bytes of a copy that this site signed
     * @param original the archived report that it begins with, byte for byte
     * @param signatures in order of the file
     */
    public record SignedPdf(boolean isCopy, Optional<ComparedWith> original, List<PdfSignature> signatures) {
        public SignedPdf {
            signatures = List.copyOf(signatures);
        }
    }

    VerifiedFile with(SignedPdf pdf) {
        return new VerifiedFile(verdict, code, compared, differences, release, current, Optional.of(pdf), recipient);
    }

    public VerifiedFile {
        differences = List.copyOf(differences);
    }
}
