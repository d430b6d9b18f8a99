package cn.jidu.deliver;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Puts a revision's reports into the outbox and mails to each recipient those of his area, once in a quarter. One that
 * the mail server did not take is tried again at the next call, with the revision of then.
 */
public final class ReportDelivery {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ReportDelivery.class);

    private final SiteHome home;
    private final Database database;
    private final Definitions definitions;
    private final Schedule schedule;
    private final Optional<Mailer> mailer;

    /** @param server empty: the outbox is all there is */
    public ReportDelivery(
            SiteHome home, Database database, Definitions definitions, Schedule schedule, Optional<MailServer> server) {
        this.home = home;
        this.database = database;
        this.definitions = definitions;
        this.schedule = schedule;
        this.mailer = server.map(Mailer::new);
    }

    /**
     * Call it while no run is at work, for a run may replace the folder.
     *
     * @param reports the revision's report folder
     * @return how it stands with every report and recipient, in the order of the schedule
     */
    public List<ReportDispatch> deliver(Quarter quarter, int revision, Path reports, Instant now) {
        Outbox outbox = new Outbox(home, quarter, revision);
        DispatchTable kept = new DispatchTable(database.owner(), quarter);
        List<ReportDispatch> all = new ArrayList<>();
        for (Recipient recipient : schedule.recipients()) {
            for (Plan plan : plans(recipient, quarter)) {
                List<Path> files = outbox.put(reports, plan.key(), recipient.area());
                ReportDispatch dispatch = dispatch(kept, recipient, plan, quarter, revision, files);
                if (dispatch.state() == DispatchState.SENT || dispatch.state() == DispatchState.FAILED) {
                    kept.record(dispatch, now);
                }
                all.add(dispatch);
            }
        }
        outbox.note(TEXTS.get("note.name"), note(quarter, revision, all));
        return all;
    }

    private List<Plan> plans(Recipient recipient, Quarter quarter) {
        return definitions.plans().values().stream()
                .filter(p -> p.runsIn(quarter) && recipient.wants(p.key()))
                .filter(p -> definitions.areas().isWholeOrPart(recipient.area(), p.area()))
                .toList();
    }

    private ReportDispatch dispatch(
            DispatchTable kept, Recipient recipient, Plan plan, Quarter quarter, int revision, List<Path> files) {
        Optional<Integer> before = kept.findSent(plan.key(), recipient.area(), recipient.mail());
        if (before.isPresent()) {
            return new ReportDispatch(recipient, plan.key(), before.get(), DispatchState.SENT_BEFORE, Optional.empty());
        }
        if (files.isEmpty()) {
            return notSent(recipient, plan, revision, DispatchState.NO_REPORT, TEXTS.get("note.noReport"));
        }
        if (mailer.isEmpty()) {
            return notSent(recipient, plan, revision, DispatchState.NO_SERVER, TEXTS.get("note.noServer"));
        }
        try {
            mailer.get().send(letter(recipient, plan, quarter, revision, files));
            return new ReportDispatch(recipient, plan.key(), revision, DispatchState.SENT, Optional.empty());
        } catch (NotMailedException e) {
            return notSent(recipient, plan, revision, DispatchState.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static ReportDispatch notSent(
            Recipient recipient, Plan plan, int revision, DispatchState state, String reason) {
        return new ReportDispatch(recipient, plan.key(), revision, state, Optional.of(reason));
    }

    private MailLetter letter(Recipient recipient, Plan plan, Quarter quarter, int revision, List<Path> files) {
        String area = definitions.areas().get(recipient.area()).name();
        String text = TEXTS.get(
                "letter.report", recipient.name(), plan.title(), quarter.chinese(), area, revision, schedule.sender());
        String subject = schedule.subject()
                .replace("{plan}", plan.title())
                .replace("{area}", area)
                .replace("{quarter}", quarter.chinese())
                .replace("{revision}", "r" + revision);
        return new MailLetter(
                schedule.sender(),
                recipient.mail(),
                subject,
                text,
                files,
                Optional.of(id(recipient, plan, quarter, revision)));
    }

    private String id(Recipient recipient, Plan plan, Quarter quarter, int revision) {
        String what =
                String.join("/", plan.key(), recipient.area(), recipient.mail(), quarter.toString(), "r" + revision);
        UUID name = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        return "<" + name + schedule.sender().substring(schedule.sender().indexOf('@')) + ">";
    }

    private static String note(Quarter quarter, int revision, List<ReportDispatch> all) {
        return all.stream()
                .map(ReportDelivery::line)
                .collect(Collectors.joining("\n", TEXTS.get("note.head", quarter, revision) + "\n\n", "\n"));
    }

    private static String line(ReportDispatch d) {
        return TEXTS.get(
                "note." + d.state(),
                d.recipient().area(),
                d.plan(),
                d.recipient().name(),
                d.recipient().mail(),
                d.revision(),
                d.reason().orElse(""));
    }
}
