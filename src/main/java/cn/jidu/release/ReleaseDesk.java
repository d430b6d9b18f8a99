package cn.jidu.release;

import cn.jidu.audit.ActingNames;
import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import cn.jidu.release.RecordedStep.StepKind;
import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
        return step(dossier.subject(), desk -> {
            Optional<GateStep> next =
                    switch (desk.state()) {
                        case DRAFT -> Optional.of(GateStep.SUBMIT);
                        case SUBMITTED -> Optional.of(GateStep.APPROVE);
                        case APPROVED -> Optional.of(GateStep.PUBLISH);
                        case PUBLISHED, SUPERSEDED, WITHDRAWN -> Optional.empty();
                    };
            return next.map(n -> desk.unanswered(desk.held(dossier, n))).orElse(List.of());
        });
    }

    /**
     * A draft is put before the one who approves.
     *
     * @throws ReleaseHeldException where gates hold it that nobody answers for
     * @throws ReleaseRefusedException where it is no draft; where a release of the quarter stands and no reason is given
     */
    public void submit(ReleaseDossier dossier, ReleaseAct act) {
        step(dossier.subject(), desk -> {
            desk.expect(ReleaseState.DRAFT);
            Optional<PublishedRelease> standing = desk.newestStanding();
            if (standing.isPresent() && act.reason().isEmpty()) {
                throw new ReleaseRefusedException(
                        "release.locked",
                        dossier.subject().name(),
                        "r" + standing.get().revision());
            }
            desk.pass(dossier, GateStep.SUBMIT, act);
            desk.add(
                    RecordedStep.of(StepKind.SUBMITTED, act.person(), act.at()).because(act.reason()),
                    standing.isPresent() ? "unlock" : "submit");
            return true;
        });
    }

    /** A county signs what is submitted. */
    public void signOff(ReleaseDossier dossier, String county, ReleaseAct act) {
        step(dossier.subject(), desk -> {
            desk.expect(ReleaseState.SUBMITTED);
            desk.add(
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
        step(dossier.subject(), desk -> {
            desk.expect(ReleaseState.SUBMITTED);
            if (embargo.filter(act.at()::isAfter).isPresent()) {
                throw new ReleaseRefusedException(
                        "release.embargoPast", dossier.subject().name(), embargo.get());
            }
            desk.history()
                    .submitted()
                    .map(RecordedStep::person)
                    .filter(submitter -> new ActingNames(desk.db).areOnePersons(submitter, act.person()))
                    .ifPresent(submitter -> {
                        throw new ReleaseRefusedException(
                                "release.samePerson", dossier.subject().name(), submitter);
                    });
            desk.pass(dossier, GateStep.APPROVE, act);
            desk.add(RecordedStep.of(StepKind.APPROVED, act.person(), act.at()).notBefore(embargo), "approve");
            return true;
        });
    }

    /**
     * Begins to publish what is approved, or goes on where a killed program began: the instant stays that of the first time.
     *
     * @return the instant that the pages carry
     */
    public Instant beginPublishing(ReleaseDossier dossier, ReleaseAct act) {
        return step(dossier.subject(), desk -> {
            desk.expect(ReleaseState.APPROVED);
            // a later one may have been published since a killed program began
            Optional<PublishedRelease> later = desk.newestStanding()
                    .filter(r -> r.revision() > dossier.subject().revision().number());
            if (later.isPresent()) {
                throw new ReleaseRefusedException(
                        "release.older",
                        dossier.subject().name(),
                        "r" + later.get().revision());
            }
            Optional<Instant> begun = desk.history().publishedAt();
            if (begun.isPresent()) {
                return begun.get();
            }
            Optional<Instant> embargo = desk.history().approved().flatMap(RecordedStep::embargo);
            if (embargo.filter(act.at()::isBefore).isPresent()) {
                throw new ReleaseRefusedException(
                        "release.embargo", dossier.subject().name(), embargo.get());
            }
            desk.pass(dossier, GateStep.PUBLISH, act);
            desk.clear(dossier.released());
            desk.add(
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
        step(dossier.subject(), desk -> {
            desk.expect(ReleaseState.APPROVED);
            desk.table.add(dossier.subject(), files);
            desk.add(
                    RecordedStep.of(StepKind.PUBLISHED, act.person(), act.at()).notBefore(Optional.of(publishedAt)),
                    "publish");
            return true;
        });
    }

    /** What is submitted or approved is a draft again; what is published is recalled for good. */
    public ReleaseState withdraw(ReleaseSubject subject, ReleaseAct act) {
        return step(subject, desk -> {
            ReleaseState before = desk.state();
            if (before == ReleaseState.DRAFT || before == ReleaseState.WITHDRAWN) {
                throw new ReleaseRefusedException("release.notThere", subject.name(), before);
            }
            if (act.reason().isEmpty()) {
                throw new ReleaseRefusedException("release.noReason", subject.name());
            }
            desk.add(RecordedStep.of(StepKind.WITHDRAWN, act.person(), act.at()).because(act.reason()), "withdraw");
            return desk.state();
        });
    }

    private <T> T step(ReleaseSubject subject, Function<OpenStep, T> work) {
        return Objects.requireNonNull(Transaction.run(database.owner(), connection -> {
            OpenStep step = new OpenStep(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), subject);
            step.table.lock(subject.plan().key());
            return work.apply(step);
        }));
    }

    /** One step's transaction. */
    private final class OpenStep {
        private final JdbcTemplate db;
        private final ReleaseTable table;
        private final ReleaseSubject subject;

        private OpenStep(JdbcTemplate db, ReleaseSubject subject) {
            this.db = db;
            this.table = new ReleaseTable(db);
            this.subject = subject;
        }

        private ReleaseHistory history() {
            return table.history(subject);
        }

        /** Removes what a killed program wrote for an approval that was withdrawn since; what was published stays. */
        private void clear(Path place) {
            try {
                if (!table.wasPublished(subject)) {
                    FolderTree.delete(place);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private ReleaseState state() {
            return table.state(subject);
        }

        private Optional<PublishedRelease> newestStanding() {
            return table.standing(subject.plan().key(), subject.revision().quarter());
        }

        private void expect(ReleaseState expected) {
            ReleaseState state = state();
            if (state != expected) {
                throw new ReleaseRefusedException("release.wrongState", subject.name(), state, expected);
            }
        }

        /** Asks the gates; what the person answers for is kept, and goes by the gate that allows it. */
        private void pass(ReleaseDossier dossier, GateStep step, ReleaseAct act) {
            List<HeldGate> held = held(dossier, step);
            answer(held, act);
            List<HeldGate> open = unanswered(held);
            if (!open.isEmpty()) {
                throw new ReleaseHeldException(subject, open);
            }
        }

        private List<HeldGate> held(ReleaseDossier dossier, GateStep step) {
            GateInputs.fill(
                    db,
                    subject.plan(),
                    dossier.results(),
                    dossier.drafts(),
                    history().signedOff());
            return new ReleaseGates(db)
                    .held(gates.values(), step, subject.plan().key());
        }

        private List<HeldGate> unanswered(List<HeldGate> held) {
            Set<String> answered =
                    table.overrides(subject).stream().map(GateOverride::gate).collect(Collectors.toSet());
            return held.stream()
                    .filter(h ->
                            !h.gate().override() || !answered.contains(h.gate().code()))
                    .toList();
        }

        private void answer(List<HeldGate> held, ReleaseAct act) {
            for (String code : act.answered()) {
                Gate gate = held.stream()
                        .map(HeldGate::gate)
                        .filter(g -> g.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new ReleaseRefusedException("release.notHeld", subject.name(), code));
                if (!gate.override()) {
                    throw new ReleaseRefusedException("release.noOverride", subject.name(), code, gate.title());
                }
                String reason =
                        act.reason().orElseThrow(() -> new ReleaseRefusedException("release.noReason", subject.name()));
                table.add(subject, new GateOverride(code, act.person(), reason), act.at());
                audit("override", act.person(), act.at(), Map.of("gate", code, "reason", reason));
            }
        }

        private void add(RecordedStep step, String act) {
            ReleaseState before = state();
            table.add(subject, step);
            Map<String, String> details = new TreeMap<>();
            details.put("before", before.word());
            details.put("after", state().word());
            details.put("bound", subject.boundHash());
            step.reason().ifPresent(r -> details.put("reason", r));
            step.area().ifPresent(a -> details.put("area", a));
            step.embargo().ifPresent(e -> details.put("embargo", e.toString()));
            audit(act, step.person(), step.at(), details);
        }

        private void audit(String act, String person, Instant at, Map<String, String> details) {
            new AuditTrail(db).record(AuditAct.of(person, act, subject.name(), details), at);
        }
    }
}
