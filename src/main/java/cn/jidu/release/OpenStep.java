package cn.jidu.release;

import cn.jidu.audit.ActingNames;
import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import cn.jidu.store.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One step of a plan's report in the transaction that keeps it: how far it has come, its gates, its entry in the audit. */
final class OpenStep {
    private final JdbcTemplate db;
    private final ReleaseTable table;
    private final ReleaseSubject subject;
    private final SortedMap<String, Gate> gates;

    OpenStep(Connection connection, ReleaseSubject subject, SortedMap<String, Gate> gates) {
        this.db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.table = new ReleaseTable(db);
        this.subject = subject;
        this.gates = gates;
    }

    /** Two steps of one plan wait for each other. */
    void lock() {
        table.lock(subject.plan().key());
    }

    ReleaseHistory history() {
        return table.history(subject);
    }

    /** Removes what a killed program wrote for an approval that was withdrawn since; what was published stays. */
    void clear(Path place) {
        try {
            if (!table.wasPublished(subject)) {
                FolderTree.delete(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReleaseState state() {
        return table.state(subject);
    }

    Optional<PublishedRelease> newestStanding() {
        return table.standing(subject.plan().key(), subject.revision().quarter());
    }

    /** Refused where whoever acts is who submitted, by whatever name. */
    void expectAnotherPerson(String person) {
        history()
                .submitted()
                .map(RecordedStep::person)
                .filter(submitter -> new ActingNames(db).areOnePersons(submitter, person))
                .ifPresent(submitter -> {
                    throw new ReleaseRefusedException("release.samePerson", subject.name(), submitter);
                });
    }

    void expect(ReleaseState expected) {
        ReleaseState state = state();
        if (state != expected) {
            throw new ReleaseRefusedException("release.wrongState", subject.name(), state, expected);
        }
    }

    /** Asks the gates; what the person answers for is kept, and goes by the gate that allows it. */
    void pass(ReleaseDossier dossier, GateStep step, ReleaseAct act) {
        List<HeldGate> held = held(dossier, step);
        answer(held, act);
        List<HeldGate> open = unanswered(held);
        if (!open.isEmpty()) {
            throw new ReleaseHeldException(subject, open);
        }
    }

    List<HeldGate> held(ReleaseDossier dossier, GateStep step) {
        GateInputs.fill(
                db,
                subject.plan(),
                dossier.results(),
                dossier.drafts(),
                history().signedOff());
        return new ReleaseGates(db).held(gates.values(), step, subject.plan().key());
    }

    List<HeldGate> unanswered(List<HeldGate> held) {
        Set<String> answered =
                table.overrides(subject).stream().map(GateOverride::gate).collect(Collectors.toSet());
        return held.stream()
                .filter(h -> !h.gate().override() || !answered.contains(h.gate().code()))
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

    /** @param files what was written, by name, with their SHA-256 */
    void written(SortedMap<String, String> files) {
        table.add(subject, files);
    }

    void add(RecordedStep step, String act) {
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
