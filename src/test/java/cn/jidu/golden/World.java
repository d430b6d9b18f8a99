package cn.jidu.golden;

import cn.jidu.batch.Ingest;
import cn.jidu.batch.Ingested;
import cn.jidu.batch.Preview;
import cn.jidu.batch.PreviewRequest;
import cn.jidu.batch.Previewed;
import cn.jidu.batch.RunJob;
import cn.jidu.batch.RunListener;
import cn.jidu.batch.RunRequest;
import cn.jidu.batch.RunResult;
import cn.jidu.batch.Site;
import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.DefinitionLoader;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.intake.Bringer;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A site on a database of its own, run as the command line runs it. */
final class World implements AutoCloseable {
    static final Definitions DEFINITIONS = definitions();
    private static final LocalDate TODAY = LocalDate.of(2018, 7, 20);

    private final Database database = TestDatabase.fresh();
    private final Site site;

    private static Definitions definitions() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(Path.of("jobs"));
        return loaded.definitions()
                .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
    }

    World(Path folder) {
        this(folder, DEFINITIONS);
    }

    /** As the other, with definitions of one's own. */
    World(Path folder, Definitions definitions) {
        Home home = Home.at(folder);
        site = new Site(
                home,
                database,
                new Archive(home),
                KeyedHash.of(home),
                definitions,
                Path.of("report-templates"),
                "jidu test",
                "tester",
                Fixture.QUIET);
    }

    RunResult run(String quarter, Path inbox) {
        return run(quarter, inbox, Set.of());
    }

    /** @param areas whose reports are printed; empty: all */
    RunResult run(String quarter, Path inbox, Set<String> areas) {
        return run(quarter, inbox, areas, Optional.empty(), TODAY);
    }

    RunResult run(String quarter, Path inbox, Set<String> areas, RunListener listener) {
        return run(quarter, inbox, areas, Optional.empty(), TODAY, listener);
    }

    /** @param asOf the date asked for, on the day {@code today} */
    RunResult run(String quarter, Path inbox, Set<String> areas, Optional<LocalDate> asOf, LocalDate today) {
        return run(quarter, inbox, areas, asOf, today, new Silent());
    }

    private RunResult run(
            String quarter,
            Path inbox,
            Set<String> areas,
            Optional<LocalDate> asOf,
            LocalDate today,
            RunListener listener) {
        return new RunJob(site, listener)
                .run(new RunRequest(
                        Quarter.of(quarter),
                        inbox,
                        Set.of(),
                        areas,
                        Optional.empty(),
                        asOf,
                        today,
                        Instant.parse("2018-07-20T01:00:00Z"),
                        Bringer.Way.RUN));
    }

    /** Takes in what is new in the inbox, at this time, without a run. */
    Ingested ingest(Path inbox, Instant now) {
        return new Ingest(site, new Silent()).inbox(inbox, now);
    }

    /** What the files would change, with three rows of each kind. */
    Previewed preview(Optional<Quarter> quarter, RunListener listener, Path... files) {
        return new Preview(site, listener)
                .of(new PreviewRequest(List.of(files), quarter, 3, TODAY, Instant.parse("2018-07-20T01:00:00Z")));
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    static class Silent implements RunListener {
        @Override
        public void stepStarted(String step) {}

        @Override
        public void fileTakenIn(int done, int of) {}
    }
}
