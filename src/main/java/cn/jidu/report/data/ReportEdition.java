package cn.jidu.report.data;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Whether a report may leave the statistician's desk.
 *
 * @param publication of a release; none of a draft, which says 草稿 on every page
 */
public record ReportEdition(Optional<Publication> publication) {
    /** Not approved. */
    public static final ReportEdition DRAFT = new ReportEdition(Optional.empty());

    /** Approved and published. */
    public static ReportEdition release(Publication publication) {
        return new ReportEdition(Optional.of(publication));
    }

    /** As the manifest has it. */
    public String word() {
        return publication.isPresent() ? "release" : "draft";
    }

    /**
     * What a release says of its own publication.
     *
     * @param at Chinese time
     * @param answered what held it and somebody answers for
     */
    public record Publication(LocalDateTime at, List<AnsweredGate> answered) {
        public Publication {
            answered = List.copyOf(answered);
        }
    }

    /**
     * @param title of the gate
     * @param reason why it was published all the same
     */
    public record AnsweredGate(String title, String reason, String person) {}
}
