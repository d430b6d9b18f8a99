package cn.jidu.release;

import cn.jidu.definition.Gate;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.data.ReportEdition.AnsweredGate;
import cn.jidu.report.data.ReportEdition.Publication;
import cn.jidu.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publishes what is approved: said to be begun, written, said to be done. Whoever kills it between runs it again. */
public final class ReleasePublishing {
    /** All dates are those of Chinese governments. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Database database;
    private final ReleaseDesk desk;
    private final ReleaseWriter writer;
    private final SortedMap<String, Gate> gates;

    /** @param templates the folder {@code report-templates} */
    public ReleasePublishing(Database database, SortedMap<String, Gate> gates, Path templates) {
        this.database = database;
        this.gates = gates;
        this.desk = new ReleaseDesk(database, gates);
        this.writer = new ReleaseWriter(templates);
    }

    /**
     * Writes the release in its place.
     *
     * @throws ReleaseHeldException where gates hold it that nobody answers for
     * @throws ReleaseRefusedException where it is not approved, or the embargo has not passed
     */
    public void publish(ReleaseDossier dossier, ReleaseAct act) {
        Instant at = desk.beginPublishing(dossier, act);
        writer.write(dossier, edition(dossier, at));
        desk.endPublishing(dossier, at, writer.written(dossier), act);
    }

    private ReportEdition edition(ReleaseDossier dossier, Instant at) {
        List<AnsweredGate> answered = new ReleaseTable(new JdbcTemplate(database.reader()))
                .overrides(dossier.subject()).stream()
                        .map(o -> new AnsweredGate(title(o.gate()), o.reason(), o.person()))
                        .toList();
        return ReportEdition.release(new Publication(LocalDateTime.ofInstant(at, CHINA), answered));
    }

    private String title(String gate) {
        return Optional.ofNullable(gates.get(gate)).map(Gate::title).orElse(gate);
    }
}
