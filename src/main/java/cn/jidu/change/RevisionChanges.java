package cn.jidu.change;

import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.definition.Definitions;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.RevisionStates;
import cn.jidu.measure.StateOrder;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Walks from one revision of a quarter to another, cause after cause. The rows that one cause moved are switched from what
 * they were to what they are, and the figures taken again: what they differ by is the cause's part. So the parts add up to
 * the whole change, whatever the order; another order only moves what several causes moved together.
 */
public final class RevisionChanges {
    private final Database database;

    /** Of a site; nothing of it is changed. */
    public RevisionChanges(Database database) {
        this.database = database;
    }

    /**
     * Every figure of the quarter that the two give otherwise, in the order in which figures are measured; those of breakdowns
     * that both know come last.
     */
    public List<FigureChange> between(RevisionPair pair) {
        return between(pair, ChangeCause.DECLARED);
    }

    /** @param order of all causes, in which the walk goes */
    public List<FigureChange> between(RevisionPair pair, List<ChangeCause> order) {
        return between(pair, order, (db, changed) -> {});
    }

    /**
     * The same, and gives every row of a panel that the two do not have alike, panel by panel, in the order of causes.
     *
     * @param rows asked row by row: memory holds one of them
     */
    public List<FigureChange> between(RevisionPair pair, Consumer<ChangedRow> rows) {
        List<ChangeCause> order = ChangeCause.DECLARED;
        return between(pair, order, (db, changed) -> new ChangedRowSql(db, order).each(changed, rows));
    }

    /** What else is read of the tables of changed rows as long as they are there. */
    private interface RowReading {
        void read(JdbcTemplate db, Map<String, String> changed);
    }

    private List<FigureChange> between(RevisionPair pair, List<ChangeCause> order, RowReading rows) {
        return Transaction.trial(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            Set<ChangeCause> ofDefinitions = DefinitionCauses.between(pair.was(), pair.is());
            Map<String, String> changed = new RowCauses(db, pair).make(order, general(db, pair, ofDefinitions));
            rows.read(db, changed);
            Optional<Definitions> others = ofDefinitions.isEmpty() ? Optional.empty() : Optional.of(pair.is());
            StateOrder states = new StateOrder(
                    order.size(),
                    place(order, ChangeCause.LATE_ROWS),
                    place(order, ChangeCause.REMOVED_ROWS),
                    place(order, ofDefinitions),
                    place(order, ChangeCause.EARLIER_QUARTER),
                    place(order, ChangeCause.PROGRAM_VERSION),
                    place(order, ChangeCause.ADJUSTMENT));
            List<FigureChange> changes = changes(
                    new RevisionStates(db, pair.before(), pair.was(), pair.after(), others, changed, states), order);
            if (program(db, pair.before()).equals(program(db, pair.after()))) {
                changes.forEach(RevisionChanges::expectNoProgram);
            }
            return changes;
        });
    }

    /** The same program gives the same figures of the same rows: if not, something of the walk was forgotten. */
    private static void expectNoProgram(FigureChange change) {
        if (change.parts().stream().anyMatch(p -> p.cause() == ChangeCause.PROGRAM_VERSION)) {
            throw new IllegalStateException("what changed " + change.figure().indicator() + " in "
                    + change.figure().area() + " is not known: " + change.parts());
        }
    }

    /** What holds for all rows: a row that stayed, of an enterprise of which nothing else changed, changed because of it. */
    private static Set<ChangeCause> general(JdbcTemplate db, RevisionPair pair, Set<ChangeCause> ofDefinitions) {
        Set<ChangeCause> causes = EnumSet.noneOf(ChangeCause.class);
        causes.addAll(ofDefinitions);
        if (!earlier(db, pair.before()).equals(earlier(db, pair.after()))) {
            causes.add(ChangeCause.EARLIER_QUARTER);
        }
        if (!program(db, pair.before()).equals(program(db, pair.after()))) {
            causes.add(ChangeCause.PROGRAM_VERSION);
        }
        return causes;
    }

    private static List<Long> earlier(JdbcTemplate db, Revision revision) {
        return new Revisions(db)
                .listEarlier(revision).stream().map(Revision::id).toList();
    }

    private static String program(JdbcTemplate db, Revision revision) {
        return Objects.requireNonNull(db.queryForObject(
                "select program from jidu.revision where revision_id = ?", String.class, revision.id()));
    }

    /** Where all definitions are switched at once: at the last of the causes that they differ by. */
    private static int place(List<ChangeCause> order, Set<ChangeCause> ofDefinitions) {
        return ofDefinitions.stream()
                .mapToInt(c -> place(order, c))
                .max()
                .orElseGet(() -> place(order, ChangeCause.DEFINITION));
    }

    private static int place(List<ChangeCause> order, ChangeCause cause) {
        return order.indexOf(cause) + 1;
    }

    private static List<FigureChange> changes(RevisionStates states, List<ChangeCause> order) {
        List<Map<List<String>, Measurement>> byName = byName(states);
        Map<List<String>, Measurement> first = byName.get(0);
        Map<List<String>, Measurement> last = byName.get(byName.size() - 1);
        Set<List<String>> names = new LinkedHashSet<>(last.keySet());
        names.addAll(first.keySet());
        names.removeIf(name -> ChangedFigure.isOfClass(name) && !(first.containsKey(name) && last.containsKey(name)));
        List<FigureChange> changes = new ArrayList<>();
        for (List<String> name : names) {
            Optional<BigDecimal> before = value(first, name);
            Optional<BigDecimal> after = value(last, name);
            if (before.map(BigDecimal::stripTrailingZeros).equals(after.map(BigDecimal::stripTrailingZeros))) {
                continue;
            }
            List<CausedChange> parts =
                    before.isPresent() && after.isPresent() ? parts(states, byName, name, order) : List.of();
            Measurement measured = Objects.requireNonNull(last.getOrDefault(name, first.get(name)));
            changes.add(new FigureChange(ChangedFigure.of(measured), before, after, parts));
        }
        return changes;
    }

    /** A state that has no figure moves nothing: the next one that has moves the rest. */
    private static List<CausedChange> parts(
            RevisionStates states,
            List<Map<List<String>, Measurement>> byName,
            List<String> name,
            List<ChangeCause> order) {
        List<CausedChange> parts = new ArrayList<>();
        BigDecimal at = value(byName.get(0), name).orElseThrow();
        for (int step = 1; step < byName.size(); step++) {
            BigDecimal now = value(byName.get(step), name).orElse(at);
            if (now.compareTo(at) != 0) {
                Measurement measured = Objects.requireNonNull(byName.get(step).get(name));
                parts.add(new CausedChange(order.get(step - 1), now.subtract(at), states.terms(step, measured)));
            }
            at = now;
        }
        return parts;
    }

    /** A step that moves nothing gives the very list of the one before. */
    private static List<Map<List<String>, Measurement>> byName(RevisionStates states) {
        List<Map<List<String>, Measurement>> byName = new ArrayList<>();
        List<Measurement> before = List.of();
        for (List<Measurement> state : states.measure()) {
            byName.add(!byName.isEmpty() && state == before ? byName.get(byName.size() - 1) : byName(state));
            before = state;
        }
        return byName;
    }

    private static Map<List<String>, Measurement> byName(List<Measurement> measurements) {
        Map<List<String>, Measurement> byName = new LinkedHashMap<>();
        measurements.forEach(m -> byName.put(ChangedFigure.name(m), m));
        return byName;
    }

    private static Optional<BigDecimal> value(Map<List<String>, Measurement> state, List<String> name) {
        return Optional.ofNullable(state.get(name)).flatMap(Measurement::value);
    }
}
