package cn.jidu.reconcile;

import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePlans;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDeliveries;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.arrival.SourceArrivals;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.UnlistedAreas;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.DrawnMatches;
import cn.jidu.reconcile.match.FilledSources;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.MatchDecisions;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.match.Matching;
import cn.jidu.reconcile.panel.Panels;
import cn.jidu.reconcile.panel.ReferenceTables;
import cn.jidu.reconcile.panel.SliceInputs;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.reconcile.revision.RunScope;
import cn.jidu.store.Database;
import cn.jidu.store.SecondProcess;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.CopyWriter;
import cn.jidu.store.rows.RowTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes a quarter's rows into a revision: rows in force, match, panels, findings, balance. One transaction: a revision
 * is there whole or not at all, and unchanged inputs give the present one back. What a release stands on is not made anew
 * because definitions or program are others by now, until somebody asks for that quarter.
 */
public final class Reconcile {
    private final Database database;
    private final UnaryOperator<String> hash;

    /** @param hash the key that a citizen's number stands under, as the rows were loaded with it */
    public Reconcile(Database database, UnaryOperator<String> hash) {
        this.database = database;
        this.hash = hash;
    }

    /** The quarters up to the run's that can be measured, oldest first: those with a registration delivery. */
    public List<Quarter> quarters(RunScope scope) {
        List<LoadedDelivery> deliveries =
                LoadedDeliveries.loaded(new JdbcTemplate(database.owner()), scope.upToBatch());
        return measurable(deliveries, scope).distinct().sorted().toList();
    }

    /**
     * @param earlier the revisions of the quarters before, oldest first
     * @throws ImbalanceException when a row cannot be accounted for
     * @throws FaultyDefinitionsException when the SQL of a definition is at fault, or rows are of an area that is in no list
     */
    public Revision reconcile(RunScope scope, Quarter quarter, List<Revision> earlier) {
        try {
            return Transaction.run(database.owner(), connection -> reconcile(connection, scope, quarter, earlier));
        } catch (BadSqlGrammarException | DataIntegrityViolationException e) {
            List<DefinitionProblem> problems = SqlTrial.problems(database, scope.definitions());
            throw problems.isEmpty() ? e : new FaultyDefinitionsException(problems, e);
        }
    }

    private Revision reconcile(Connection connection, RunScope scope, Quarter quarter, List<Revision> earlier)
            throws SQLException {
        JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        Definitions definitions = scope.definitions();
        Revisions revisions = new Revisions(db);
        List<LoadedDelivery> deliveries = LoadedDeliveries.loaded(db, scope.upToBatch());
        List<CoverageCell> cells = cells(definitions, deliveries, quarter);
        String decisions = PeoplesWord.of(db, quarter);
        Function<MadeWith, String> inputs = with -> Revisions.inputsHash(
                with.definitionsHash(), with.program(), quarter, cells, deliveries, earlier, decisions);
        String inputsHash = inputs.apply(new MadeWith(scope.definitionsHash(), scope.program()));
        Optional<Revision> present = revisions
                .findNewest(quarter)
                .filter(r -> r.inputsHash().equals(inputsHash)
                        || !scope.asked().equals(Optional.of(quarter))
                                && revisions.feedsRelease(r)
                                && r.inputsHash().equals(inputs.apply(revisions.madeWith(r))));
        if (present.isPresent()) {
            return present.get();
        }

        UnlistedAreas.expectNone(db, definitions, quarter, deliveries, cells);
        plan(db);
        Revision revision = revisions.create(scope, quarter, inputsHash, earlier, cells);
        new RevisionAdjustments(db).pin(revision.id(), quarter);
        DrawnMatches.pin(db, revision.id(), quarter);
        WorkSchema.open(db, KeptTables.SCHEMA);
        KeptTables kept = KeptTables.open(db, scope.program(), quarter, definitions);
        Panels panels = new Panels(db, kept, definitions, quarter);
        panels.showEarlier(earlier);
        for (Source source : definitions.sources().values()) {
            RowTables.prepare(connection, source);
        }
        ReferenceTables.makeRead(db, kept, definitions, quarter);
        new InForce(db, kept, quarter, before(earlier))
                .make(definitions.sources().values(), cells, deliveries);
        FilledSources filled = FilledSources.of(definitions, cells);
        new Matching(db, kept, definitions.areas(), hash).make(definitions, filled);
        MatchedRows.make(kept, filled);
        MatchDecisions.noteUses(db, definitions, revision);
        SliceInputs slices = new SliceInputs(db, kept, definitions, scope.program(), revision, earlier);
        slices.make(filled);
        panels.make(revision, slices);
        new RuleFindings(db, kept).make(definitions, revision);
        balance(db, kept, scope, revision, filled);
        completeness(db, kept, definitions, deliveries, revision);
        // who opens a figure next must not wait for the server to find out by itself how many there are
        db.execute("analyze jidu.slice, jidu.revision_slice, jidu.revision_finding");
        if (isLast(scope, quarter, deliveries)) {
            kept.keep();
        } else {
            kept.remember();
        }
        WorkSchema.drop(db);
        return revision;
    }

    /** Whether the run makes no quarter after this one, in whose place its tables would have to go at once. */
    private static boolean isLast(RunScope scope, Quarter quarter, List<LoadedDelivery> deliveries) {
        return measurable(deliveries, scope).allMatch(q -> q.compareTo(quarter) <= 0);
    }

    private static Stream<Quarter> measurable(List<LoadedDelivery> deliveries, RunScope scope) {
        return deliveries.stream()
                .filter(d -> d.source().equals(Source.REGISTRATION))
                .map(LoadedDelivery::quarter)
                .filter(q -> q.compareTo(scope.quarter()) <= 0);
    }

    /** How the database is to work until the transaction ends. */
    private static void plan(JdbcTemplate db) {
        // joins of thousands to millions of rows: freshly made tables mislead the planner into loops over them, or into
        // sorting wide rows
        db.execute("set local enable_nestloop = off");
        db.execute("set local enable_mergejoin = off");
        // where groups are many fewer than the planner fears, it would sort all rows first
        db.execute("set local enable_sort = off");
        // sizes are all the planner has to know; a large sample of every column costs more than the joins
        db.execute("set local default_statistics_target = 10");
        // where a large table is gone through once: its rows go into a table, which the planner does not know and would
        // shun a second process for
        SecondProcess.allow(db);
        db.execute("set local parallel_tuple_cost = 0.001");
    }

    private static Optional<Revision> before(List<Revision> earlier) {
        return earlier.stream().max(Comparator.comparing(Revision::quarter));
    }

    static List<CoverageCell> cells(Definitions definitions, List<LoadedDelivery> deliveries, Quarter quarter) {
        return definitions.sources().values().stream()
                .flatMap(s -> new DeliveryCoverage(s, definitions.areas(), deliveries).inForce(quarter).stream())
                .toList();
    }

    private static void balance(
            JdbcTemplate db, KeptTables kept, RunScope scope, Revision revision, FilledSources filled) {
        List<BalanceLine> lines =
                new RowAccount(db, kept, scope.definitions(), revision.quarter(), scope.upToBatch()).lines(filled);
        List<String> wrong = BalanceCheck.imbalances(lines);
        if (!wrong.isEmpty()) {
            throw new ImbalanceException(revision.quarter(), wrong, new UnaccountedRows(db).list(scope.definitions()));
        }
        CopyWriter.load(
                db,
                "jidu.balance",
                List.of("revision_id", "source", "area_code", "stage", "reason", "rows"),
                lines,
                (row, l) -> {
                    row.number(revision.id());
                    List.of(l.source(), l.area(), l.stage(), l.reason()).forEach(row::text);
                    row.number(l.rows());
                });
    }

    private static void completeness(
            JdbcTemplate db,
            KeptTables kept,
            Definitions definitions,
            List<LoadedDelivery> deliveries,
            Revision revision) {
        kept.makeByCounty("counted_area", "select distinct county_code, counted_area from registry");
        List<SourceCompleteness> all = new ArrayList<>();
        Set<String> counted = Set.copyOf(db.queryForList("""
                select distinct a.ancestor_code from counted_area r
                join ref_area_ancestor a on a.area_code = r.counted_area""", String.class));
        ThinFiles thin = new ThinFiles(db, definitions, deliveries, revision.quarter());
        SitePlans here = SitePlans.of(
                definitions, deliveries.stream().map(LoadedDelivery::area).toList(), revision.quarter());
        List<String> areas = here.areas();
        for (Source source : definitions.sources().values()) {
            SourceArrivals arrivals = new SourceArrivals(
                    source, definitions.areas(), here.needs(), deliveries, revision.quarter(), counted::contains);
            areas.forEach(area ->
                    all.addAll(arrivals.all(area).stream().map(thin::left).toList()));
        }
        CopyWriter.load(
                db,
                "jidu.completeness",
                List.of("revision_id", "source", "area_code", "state", "from_quarter"),
                all,
                (row, c) -> {
                    row.number(revision.id());
                    row.text(c.source());
                    row.text(c.area());
                    row.text(c.state().name().toLowerCase(Locale.ROOT));
                    row.text(c.from().map(Quarter::toString).orElse(null));
                });
    }
}
