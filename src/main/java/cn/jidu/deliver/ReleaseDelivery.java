package cn.jidu.deliver;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.Schedule.RecipientEdition;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.deliver.ReportDispatch.DispatchKind;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.PublishedReleases;
import cn.jidu.release.ReleaseState;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import cn.jidu.store.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings what was published to those who get releases, and tells them what was replaced or withdrawn: by mail, and in the
 * outbox. Whoever calls it may call it again: what was done is not done twice, what failed is tried again. Publishing and
 * withdrawing call it at once; every night calls it for what a killed program or a mail server left undone.
 */
public final class ReleaseDelivery {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ReleaseDelivery.class);

    private final SiteHome home;
    private final Database database;
    private final Definitions definitions;
    private final Schedule schedule;
    private final ReportLetters letters;
    private final LetterPost post;

    /** @param server empty: the outbox is all there is */
    public ReleaseDelivery(
            SiteHome home, Database database, Definitions definitions, Schedule schedule, Optional<MailServer> server) {
        this.home = home;
        this.database = database;
        this.definitions = definitions;
        this.schedule = schedule;
        this.letters = new ReportLetters(definitions, schedule);
        this.post = new LetterPost(server);
    }

    /** @return what was sent now, or could not be */
    public List<ReportDispatch> deliver(Instant now) {
        return Transaction.run(database.owner(), connection -> {
            alone(connection);
            JdbcTemplate db = new JdbcTemplate(database.owner());
            return new Round(PublishedReleases.of(db), new ReleaseDispatchTable(db), now).all();
        });
    }

    /** A night and a publication at the same time send one after the other. */
    private static void alone(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtext('jidu release delivery'))");
        }
    }

    /** One going through all that was published. */
    private final class Round {
        private final PublishedReleases releases;
        private final ReleaseDispatchTable kept;
        private final Instant now;
        private final List<ReportDispatch> done = new ArrayList<>();

        private Round(PublishedReleases releases, ReleaseDispatchTable kept, Instant now) {
            this.releases = releases;
            this.kept = kept;
            this.now = now;
        }

        private List<ReportDispatch> all() {
            for (PublishedRelease release : releases.all()) {
                List<ReportDispatch> of = new ArrayList<>();
                ReleaseState state = releases.state(release);
                if (state != ReleaseState.SUPERSEDED) {
                    // what took its place was withdrawn, or it was withdrawn itself
                    outbox(release).unmark(superseded(release));
                }
                if (state == ReleaseState.PUBLISHED) {
                    publish(release, of);
                } else {
                    marked(release);
                    recall(release, of);
                }
                if (!of.isEmpty()) {
                    note(release);
                }
                done.addAll(of);
            }
            return done;
        }

        private void publish(PublishedRelease release, List<ReportDispatch> into) {
            for (Recipient recipient : schedule.recipients()) {
                if (recipient.gets() == RecipientEdition.RELEASE
                        && concerns(release, recipient)
                        && isDue(release, recipient)) {
                    ReportDispatch dispatch = publish(release, recipient);
                    keep(release, dispatch);
                    into.add(dispatch);
                }
            }
        }

        private ReportDispatch publish(PublishedRelease release, Recipient recipient) {
            ReportDispatch open = ReportDispatch.open(
                    recipient, DispatchKind.RELEASE, release.plan(), release.quarter(), release.revision());
            List<Path> files = outbox(release).putRelease(folder(release), release.plan(), recipient.area());
            Optional<PublishedRelease> replaced = releases.of(release.plan(), release.quarter()).all().stream()
                    .filter(r -> r.revision() != release.revision()
                            && kept.isSent(r, recipient.area(), recipient.mail(), DispatchKind.RELEASE))
                    .max(Comparator.comparingInt(PublishedRelease::revision));
            return files.isEmpty()
                    ? open.ended(DispatchState.NO_REPORT, TEXTS.get("note.noReport"))
                    : post.send(open, letters.release(open, release, replaced, files));
        }

        /** Old quarters are not sent to whoever is added later, unless they are published only now, or replace what he has. */
        private boolean isDue(PublishedRelease release, Recipient recipient) {
            boolean isKnown = kept.hasAny(release.plan(), release.quarter(), recipient.area(), recipient.mail());
            return !kept.isSent(release, recipient.area(), recipient.mail(), DispatchKind.RELEASE)
                    && (isKnown || isNewest(release));
        }

        private boolean isNewest(PublishedRelease release) {
            List<PublishedRelease> ofPlan = releases.all().stream()
                    .filter(r -> r.plan().equals(release.plan()) && r.stands())
                    .toList();
            return ofPlan.stream().noneMatch(r -> r.quarter().compareTo(release.quarter()) > 0)
                    || ofPlan.stream().noneMatch(r -> r.doneAt().isAfter(release.doneAt()));
        }

        /** To everyone who was sent it, whether he is still a recipient or not. */
        private void recall(PublishedRelease release, List<ReportDispatch> into) {
            if (release.stands()) {
                return;
            }
            for (Recipient recipient : kept.recipients(release)) {
                if (!kept.isSent(release, recipient.area(), recipient.mail(), DispatchKind.RECALL)) {
                    ReportDispatch open = ReportDispatch.open(
                            recipient, DispatchKind.RECALL, release.plan(), release.quarter(), release.revision());
                    ReportDispatch dispatch = post.send(open, letters.recall(open, release, current(release)));
                    keep(release, dispatch);
                    into.add(dispatch);
                }
            }
        }

        /** Beside the files that lie in the outbox. */
        private void marked(PublishedRelease release) {
            String name = release.stands() ? superseded(release) : TEXTS.get("note.recalled", release.plan());
            outbox(release)
                    .mark(
                            release.plan(),
                            name,
                            area -> letters.recalled(release.plan(), area, release, current(release)) + "\n");
        }

        private static String superseded(PublishedRelease release) {
            return TEXTS.get("note.superseded", release.plan());
        }

        private Optional<PublishedRelease> current(PublishedRelease release) {
            return releases.current(release.plan(), release.quarter());
        }

        private void keep(PublishedRelease release, ReportDispatch dispatch) {
            if (dispatch.state() != DispatchState.NO_REPORT) {
                kept.record(release, dispatch, now);
            }
        }

        private void note(PublishedRelease release) {
            String head = TEXTS.get(
                    "note.release.head",
                    release.quarter(),
                    release.revision(),
                    ReportLetters.time(release.publishedAt()));
            outbox(release)
                    .note(TEXTS.get("note.release.name", release.plan()), DispatchNote.of(head, kept.list(release)));
        }
    }

    private boolean concerns(PublishedRelease release, Recipient recipient) {
        Plan plan = definitions.plans().get(release.plan());
        return plan != null
                && recipient.wants(plan.key())
                && definitions.areas().isWholeOrPart(recipient.area(), plan.area());
    }

    private Outbox outbox(PublishedRelease release) {
        return new Outbox(home, release.quarter(), release.revision());
    }

    private Path folder(PublishedRelease release) {
        return home.releases()
                .resolve(release.plan())
                .resolve(release.quarter().toString())
                .resolve("r" + release.revision());
    }
}
