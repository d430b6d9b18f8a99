package cn.jidu.run;

import cn.jidu.cleanse.TakeIn;
import cn.jidu.cleanse.TakeInOutcome;
import cn.jidu.cleanse.TakeInProgress;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.InboxCollector;
import cn.jidu.reconcile.arrival.ShrinkHold;
import cn.jidu.store.ScratchHome;
import java.util.List;
import java.util.function.BiFunction;

/** How files come in, for a run and for {@link FileIngest}: collected, taken in one by one, held where they shrink too much. */
final class FileReceiving {
    private final RunSite site;
    private final BatchBringer bringer;
    private final TakeIn takeIn;

    /** @param way what receives them */
    FileReceiving(RunSite site, BatchBringer.Way way) {
        this.site = site;
        this.bringer = new BatchBringer(way, site.user());
        this.takeIn = new TakeIn(site.database(), site.archive(), site.definitions(), site.keyedHash(), site.home());
    }

    /** New files are kept in the archive and recorded as deliveries. */
    <T> T collect(BiFunction<InboxCollector, BatchBringer, T> from) {
        takeIn.clearLeftovers();
        ScratchHome.clear(site.home());
        site.archive().clearLeftovers();
        InboxCollector collector =
                new InboxCollector(site.database(), site.archive(), site.definitions(), site.home(), site.quiet());
        return from.apply(collector, bringer);
    }

    /** The deliveries to be taken in, also those that an interrupted run left behind. */
    List<Long> pending() {
        return takeIn.pending();
    }

    /** One file is one COPY in one transaction: wholly in or wholly absent. */
    TakeInOutcome takeIn(long deliveryId) {
        return takeIn.take(deliveryId, TakeInProgress.NONE);
    }

    /** Call it when nothing is pending. */
    void decideHolds() {
        new ShrinkHold(site.database(), site.definitions()).decide();
    }
}
