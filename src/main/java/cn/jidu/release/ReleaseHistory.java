package cn.jidu.release;

import cn.jidu.release.RecordedStep.StepKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has been done to one plan's report of a revision, oldest first, and what follows from it. A withdrawal of what was
 * not published takes everything back; one of what was published stands for good.
 *
 * @param steps those that were bound to the state as it is now
 */
public record ReleaseHistory(List<RecordedStep> steps) {
    public ReleaseHistory {
        steps = List.copyOf(steps);
    }

    /** Without regard to other revisions: {@link ReleaseTable} knows whether another one has taken its place. */
    ReleaseState state() {
        ReleaseState state = ReleaseState.DRAFT;
        for (RecordedStep step : steps) {
            state = after(state, step.kind());
        }
        return state;
    }

    private static ReleaseState after(ReleaseState state, StepKind step) {
        return switch (step) {
            case SUBMITTED -> ReleaseState.SUBMITTED;
            case APPROVED -> ReleaseState.APPROVED;
            case PUBLISHED -> ReleaseState.PUBLISHED;
            case WITHDRAWN -> state == ReleaseState.PUBLISHED ? ReleaseState.WITHDRAWN : ReleaseState.DRAFT;
            case SIGNED_OFF, PUBLISHING -> state;
        };
    }

    /** The steps since it was last a draft. */
    private List<RecordedStep> standing() {
        List<RecordedStep> standing = new ArrayList<>();
        for (RecordedStep step : steps) {
            if (step.kind() == StepKind.SUBMITTED) {
                standing.clear();
            }
            standing.add(step);
        }
        return state() == ReleaseState.DRAFT ? List.of() : standing;
    }

    /** Who submitted it. */
    public Optional<RecordedStep> submitted() {
        return standing(StepKind.SUBMITTED);
    }

    /** Who approved it, and not before when it may be published. */
    public Optional<RecordedStep> approved() {
        return standing(StepKind.APPROVED);
    }

    /** The instant that its pages carry, once it was begun to publish it. */
    public Optional<Instant> publishedAt() {
        return standing(StepKind.PUBLISHING).map(s -> s.embargo().orElse(s.at()));
    }

    /** The counties that have signed, by code. */
    public SortedSet<String> signedOff() {
        SortedSet<String> areas = new TreeSet<>();
        standing().forEach(s -> s.area().ifPresent(a -> areas.add(a)));
        return areas;
    }

    private Optional<RecordedStep> standing(StepKind kind) {
        return standing().stream().filter(s -> s.kind() == kind).reduce((first, last) -> last);
    }
}
