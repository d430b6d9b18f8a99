package cn.jidu.batch;

import cn.jidu.cleanse.Progress;
import cn.jidu.cleanse.TakeIn;
import cn.jidu.intake.Bringer;
import cn.jidu.intake.Collector;
import cn.jidu.reconcile.ShrinkHold;
import cn.jidu.store.ScratchHome;
import java.util.List;
import java.util.function.BiFunction;

/** How files come in, for a run and for {@link Ingest}: collected, taken in one by one, held where they shrink too much. */
final class Receiving {
    private final Site site;
    private final Bringer bringer;
    private final TakeIn takeIn;

    /** @param way what receives them */
    Receiving(Site site, Bringer.Way way) {
        this.site = site;
        this.bringer = new Bringer(way, site.user());
        this.takeIn = new TakeIn(site.database(), site.archive(), site.definitions(), site.keyedHash(), site.home());
    }

    /** New files are kept in the archive and recorded as deliveries. */
    <T> T collect(BiFunction<Collector, Bringer, T> from) {
        takeIn.clearLeftovers();
        ScratchHome.clear(site.home());
        site.archive().clearLeftovers();
        Collector collector =
                new Collector(site.database(), site.archive(), site.definitions(), site.home(), site.quiet());
        return from.apply(collector, bringer);
    }

    /** The deliveries to be taken in, also those that an interrupted run left behind. */
    List<Long> pending() {
        return takeIn.pending();
    }

    /** One file is one COPY in one transaction: wholly in or wholly absent. */
    void takeIn(long deliveryId) {
        takeIn.take(deliveryId, Progress.NONE);
    }

    /** Call it when nothing is pending. */
    void decideHolds() {
        new ShrinkHold(site.database(), site.definitions()).decide();
    }
}
