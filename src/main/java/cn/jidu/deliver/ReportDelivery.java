package cn.jidu.deliver;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.Schedule.RecipientEdition;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.deliver.ReportDispatch.DispatchKind;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import cn.jidu.release.PublishedReleases;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts a revision's drafts into the outbox and mails to each recipient of drafts those of his area, once in a quarter. One
 * that the mail server did not take is tried again at the next call, with the revision of then. Nobody else is sent a draft.
 */
public final class ReportDelivery {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ReportDelivery.class);

    private final SiteHome home;
    private final Database database;
    private final Definitions definitions;
    private final Schedule schedule;
    private final ReportLetters letters;
    private final LetterPost post;

    /** @param server empty: the outbox is all there is */
    public ReportDelivery(
            SiteHome home, Database database, Definitions definitions, Schedule schedule, Optional<MailServer> server) {
        this.home = home;
        this.database = database;
        this.definitions = definitions;
        this.schedule = schedule;
        this.letters = new ReportLetters(definitions, schedule);
        this.post = new LetterPost(server);
    }

    /**
     * Call it while no run is at work, for a run may replace the folder.
     *
     * @param reports the revision's report folder
     * @return how it stands with every report and recipient, in the order of the schedule; of those who get releases only
     *     that they still wait for one
     */
    public List<ReportDispatch> deliver(Quarter quarter, int revision, Path reports, Instant now) {
        Outbox outbox = new Outbox(home, quarter, revision);
        DispatchTable kept = new DispatchTable(database.owner(), quarter);
        PublishedReleases releases = PublishedReleases.of(new JdbcTemplate(database.reader()));
        List<ReportDispatch> all = new ArrayList<>();
        for (Recipient recipient : schedule.recipients()) {
            for (Plan plan : plans(recipient, quarter)) {
                if (recipient.gets() == RecipientEdition.DRAFT) {
                    ReportDispatch dispatch = draft(kept, recipient, plan, outbox, reports);
                    if (dispatch.state() == DispatchState.SENT || dispatch.state() == DispatchState.FAILED) {
                        kept.record(dispatch, now);
                    }
                    all.add(dispatch);
                } else if (releases.current(plan.key(), quarter).isEmpty()) {
                    all.add(ReportDispatch.open(recipient, DispatchKind.RELEASE, plan.key(), quarter, revision)
                            .ended(DispatchState.NOT_RELEASED, TEXTS.get("note.notReleased")));
                }
            }
        }
        outbox.note(TEXTS.get("note.name"), DispatchNote.of(TEXTS.get("note.head", quarter, revision), all));
        return all;
    }

    private List<Plan> plans(Recipient recipient, Quarter quarter) {
        return definitions.plans().values().stream()
                .filter(p -> p.runsIn(quarter) && recipient.wants(p.key()))
                .filter(p -> definitions.areas().isWholeOrPart(recipient.area(), p.area()))
                .toList();
    }

    private ReportDispatch draft(DispatchTable kept, Recipient recipient, Plan plan, Outbox outbox, Path reports) {
        List<Path> files = outbox.putDraft(reports.resolve(plan.key()), plan.key(), recipient.area());
        ReportDispatch open =
                ReportDispatch.open(recipient, DispatchKind.DRAFT, plan.key(), outbox.quarter(), outbox.revision());
        Optional<Integer> before = kept.findSent(plan.key(), recipient.area(), recipient.mail());
        if (before.isPresent()) {
            return ReportDispatch.open(recipient, DispatchKind.DRAFT, plan.key(), outbox.quarter(), before.get())
                    .ended(DispatchState.SENT_BEFORE);
        }
        return files.isEmpty()
                ? open.ended(DispatchState.NO_REPORT, TEXTS.get("note.noReport"))
                : post.send(open, letters.draft(open, files));
    }
}
