package cn.jidu.release;

import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import cn.jidu.release.RecordedStep.StepKind;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where a plan's report of a revision goes from draft to submitted, approved and published, step by step, or is withdrawn.
 * Every step is kept with who did it, in one transaction with its entry in the audit.
 */
public final class ReleaseDesk {
    private final Database database;
    private final SortedMap<String, Gate> gates;

    /** @param gates by code */
    public ReleaseDesk(Database database, SortedMap<String, Gate> gates) {
        this.database = database;
        this.gates = gates;
    }

    /** How far it has come. */
    public ReleaseState state(ReleaseSubject subject) {
        return new ReleaseTable(new JdbcTemplate(database.reader())).state(subject);
    }

    /** The gates that hold the next step, and that nobody answers for; none of what is published. */
    public List<HeldGate> held(ReleaseDossier dossier) {
        return step(dossier.subject(), open -> {
            Optional<GateStep> next =
                    switch (open.state()) {
                        case DRAFT -> Optional.of(GateStep.SUBMIT);
                        case SUBMITTED -> Optional.of(GateStep.APPROVE);
                        case APPROVED -> Optional.of(GateStep.PUBLISH);
                        case PUBLISHED, SUPERSEDED, WITHDRAWN -> Optional.empty();
                    };
            return next.map(n -> open.unanswered(open.held(dossier, n))).orElse(List.of());
        });
    }

    /**
     * A draft is put before the one who approves.
     *
     * @throws ReleaseHeldException where gates hold it that nobody answers for
     * @throws ReleaseRefusedException where it is no draft; where a release of the quarter stands and no reason is given
     */
    public void submit(ReleaseDossier dossier, ReleaseAct act) {
        step(dossier.subject(), open -> {
            open.expect(ReleaseState.DRAFT);
            Optional<PublishedRelease> standing = open.newestStanding();
            if (standing.isPresent() && act.reason().isEmpty()) {
                throw new ReleaseRefusedException(
                        "release.locked",
                        dossier.subject().name(),
                        "r" + standing.get().revision());
            }
            open.pass(dossier, GateStep.SUBMIT, act);
            open.add(
                    RecordedStep.of(StepKind.SUBMITTED, act.person(), act.at()).because(act.reason()),
                    standing.isPresent() ? "unlock" : "submit");
            return true;
        });
    }

    /** A county signs what is submitted. */
    public void signOff(ReleaseDossier dossier, String county, ReleaseAct act) {
        step(dossier.subject(), open -> {
            open.expect(ReleaseState.SUBMITTED);
            open.add(
                    RecordedStep.of(StepKind.SIGNED_OFF, act.person(), act.at()).ofArea(county), "sign-off");
            return true;
        });
    }

    /**
     * Someone else than who submitted it approves it.
     *
     * @param embargo not before this instant it may be published; none that has passed, for pages carry it
     */
    public void approve(ReleaseDossier dossier, Optional<Instant> embargo, ReleaseAct act) {
        step(dossier.subject(), open -> {
            open.expect(ReleaseState.SUBMITTED);
            if (embargo.filter(act.at()::isAfter).isPresent()) {
                throw new ReleaseRefusedException(
                        "release.embargoPast", dossier.subject().name(), embargo.get());
            }
            open.expectAnotherPerson(act.person());
            open.pass(dossier, GateStep.APPROVE, act);
            open.add(RecordedStep.of(StepKind.APPROVED, act.person(), act.at()).notBefore(embargo), "approve");
            return true;
        });
    }

    /**
     * Begins to publish what is approved, or goes on where a killed program began: the instant stays that of the first time.
     *
     * @return the instant that the pages carry
     */
    public Instant beginPublishing(ReleaseDossier dossier, ReleaseAct act) {
        return step(dossier.subject(), open -> {
            open.expect(ReleaseState.APPROVED);
            // a later one may have been published since a killed program began
            Optional<PublishedRelease> later = open.newestStanding()
                    .filter(r -> r.revision() > dossier.subject().revision().number());
            if (later.isPresent()) {
                throw new ReleaseRefusedException(
                        "release.older",
                        dossier.subject().name(),
                        "r" + later.get().revision());
            }
            Optional<Instant> begun = open.history().publishedAt();
            if (begun.isPresent()) {
                return begun.get();
            }
            Optional<Instant> embargo = open.history().approved().flatMap(RecordedStep::embargo);
            if (embargo.filter(act.at()::isBefore).isPresent()) {
                throw new ReleaseRefusedException(
                        "release.embargo", dossier.subject().name(), embargo.get());
            }
            open.pass(dossier, GateStep.PUBLISH, act);
            open.clear(dossier.released());
            open.add(
                    RecordedStep.of(StepKind.PUBLISHING, act.person(), act.at()).notBefore(embargo),
                    "begin-publishing");
            return embargo.orElse(act.at());
        });
    }

    /**
     * The release lies in its place.
     *
     * @param files by name, with their SHA-256
     */
    public void endPublishing(
            ReleaseDossier dossier, Instant publishedAt, SortedMap<String, String> files, ReleaseAct act) {
        step(dossier.subject(), open -> {
            open.expect(ReleaseState.APPROVED);
            open.written(files);
            open.add(
                    RecordedStep.of(StepKind.PUBLISHED, act.person(), act.at()).notBefore(Optional.of(publishedAt)),
                    "publish");
            return true;
        });
    }

    /** What is submitted or approved is a draft again; what is published is recalled for good. */
    public ReleaseState withdraw(ReleaseSubject subject, ReleaseAct act) {
        return step(subject, open -> {
            ReleaseState before = open.state();
            if (before == ReleaseState.DRAFT || before == ReleaseState.WITHDRAWN) {
                throw new ReleaseRefusedException("release.notThere", subject.name(), before);
            }
            if (act.reason().isEmpty()) {
                throw new ReleaseRefusedException("release.noReason", subject.name());
            }
            open.add(RecordedStep.of(StepKind.WITHDRAWN, act.person(), act.at()).because(act.reason()), "withdraw");
            return open.state();
        });
    }

    private <T> T step(ReleaseSubject subject, Function<OpenStep, T> work) {
        return Objects.requireNonNull(Transaction.run(database.owner(), connection -> {
            OpenStep open = new OpenStep(connection, subject, gates);
            open.lock();
            return work.apply(open);
        }));
    }
}
