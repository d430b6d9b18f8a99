package cn.jidu.golden;

import cn.jidu.batch.RunJob;
import cn.jidu.cleanse.Fixture;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.run.FileIngest;
import cn.jidu.run.FilePreview;
import cn.jidu.run.IngestResult;
import cn.jidu.run.PreviewRequest;
import cn.jidu.run.PreviewResult;
import cn.jidu.run.QuarterRun;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
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
    /** No area's report, for who reads none: printing is what takes time. */
    static final Set<String> NOT_PRINTED = Set.of("none");

    private static final LocalDate TODAY = LocalDate.of(2018, 7, 20);

    private final Database database;
    private final RunSite site;

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
        this(folder, definitions, TestDatabase.fresh());
    }

    /** @param database that belongs to the home, and is closed with this */
    World(Path folder, Definitions definitions, Database database) {
        this(folder, definitions, database, "jidu " + SiteOptions.VERSION);
    }

    /** @param program its name and version */
    World(Path folder, Definitions definitions, Database database, String program) {
        this.database = database;
        SiteHome home = SiteHome.at(folder);
        site = new RunSite(
                home,
                database,
                new Archive(home),
                KeyedHash.of(home),
                definitions,
                Path.of("report-templates"),
                program,
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

    /** As a run does, but prints no reports. */
    void measure(String quarter, Path inbox) {
        QuarterRun run = new QuarterRun(site, request(quarter, inbox, Set.of(), Optional.empty(), TODAY), 0);
        run.collect();
        run.pending().forEach(run::takeIn);
        run.reconcile();
        run.measure();
    }

    private RunResult run(
            String quarter,
            Path inbox,
            Set<String> areas,
            Optional<LocalDate> asOf,
            LocalDate today,
            RunListener listener) {
        return new RunJob(site, listener).run(request(quarter, inbox, areas, asOf, today));
    }

    private static RunRequest request(
            String quarter, Path inbox, Set<String> areas, Optional<LocalDate> asOf, LocalDate today) {
        return new RunRequest(
                Quarter.of(quarter),
                inbox,
                Set.of(),
                areas,
                Optional.empty(),
                asOf,
                today,
                Instant.parse("2018-07-20T01:00:00Z"),
                BatchBringer.Way.RUN);
    }

    /** Takes in what is new in the inbox, at this time, without a run. */
    IngestResult ingest(Path inbox, Instant now) {
        return new FileIngest(site, new Silent()).inbox(inbox, now);
    }

    /** What the files would change, with three rows of each kind. */
    PreviewResult preview(Optional<Quarter> quarter, RunListener listener, Path... files) {
        return new FilePreview(site, listener)
                .of(new PreviewRequest(List.of(files), quarter, 3, TODAY, Instant.parse("2018-07-20T01:00:00Z")));
    }

    Database database() {
        return database;
    }

    RunSite site() {
        return site;
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
