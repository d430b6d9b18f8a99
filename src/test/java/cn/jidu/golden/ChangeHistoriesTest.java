package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.change.ChangeCause;
import cn.jidu.change.ChangedFigure;
import cn.jidu.change.FigureChange;
import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionPair;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Plan;
import cn.jidu.measure.ClassFigure;
import cn.jidu.measure.ClassFigureTable;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever arrives, late, corrected, removed or mended, is decided, withdrawn, adjusted and defined anew: the parts of every
 * figure add up to its change, {@link FigureChange} refuses others; another order moves parts only between causes; no part
 * is put down to what did not happen; a rate is the quotient of its two numbers after every step. By
 * {@code -Pproof} the same history once more says the same.
 */
class ChangeHistoriesTest {
    private static final int REVISIONS = ProofShare.of(3, 4);
    private static final MathContext NEAR = new MathContext(25);
    /** How many parts each cause had. */
    private static final Map<ChangeCause, Integer> PARTS = new EnumMap<>(ChangeCause.class);

    @TempDir
    Path folder;

    @ProofSeeds(from = 2026, share = 1, whole = 200)
    void partsAddUpInAnyOrderAndReplayGivesTheSame(long seed) throws IOException {
        List<String> told = history(seed, folder.resolve("first"));
        if (ProofShare.whole()) {
            assertThat(history(seed, folder.resolve("again"))).isEqualTo(told);
        }
    }

    @AfterAll
    static void everyCauseMovedSomething() {
        if (ProofShare.whole()) {
            System.out.println("proof: parts by cause " + PARTS);
            assertThat(PARTS).containsOnlyKeys(ChangeCause.values());
        }
    }

    private static List<String> history(long seed, Path folder) throws IOException {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>();
        try (ChangingWorld world = new ChangingWorld(folder, random)) {
            for (int i = 0; i < REVISIONS; i++) {
                world.anything();
                if (world.run()) {
                    told.addAll(check(world, random));
                }
            }
            if (ProofShare.whole()) {
                told.addAll(world.printed());
            }
        }
        return told;
    }

    private static List<String> check(ChangingWorld world, Random random) {
        RevisionPair pair = world.pair();
        List<FigureChange> changes = new RevisionChanges(world.database()).between(pair);
        assertThat(ends(changes)).isEqualTo(ends(world, pair));
        List<ChangeCause> order = new ArrayList<>(ChangeCause.DECLARED);
        Collections.shuffle(order, random);
        assertThat(ends(new RevisionChanges(world.database()).between(pair, order)))
                .as("in the order " + order)
                .isEqualTo(ends(changes));
        for (FigureChange change : changes) {
            assertThat(world.happened())
                    .as(change.toString())
                    .containsAll(
                            change.parts().stream().map(CausedChange::cause).toList());
            change.parts().forEach(p -> PARTS.merge(p.cause(), 1, Integer::sum));
            expectQuotients(change, pair.is());
        }
        return changes.stream().map(ChangeHistoriesTest::told).toList();
    }

    /** Of all figures that differ, what they were and are, by what names them. */
    private static Map<String, String> ends(List<FigureChange> changes) {
        return changes.stream()
                .collect(Collectors.toMap(
                        c -> name(c.figure()),
                        c -> c.before().map(ChangeHistoriesTest::plain) + " "
                                + c.after().map(ChangeHistoriesTest::plain)));
    }

    /** The same as the two revisions were measured. */
    private static Map<String, String> ends(ChangingWorld world, RevisionPair pair) {
        Map<String, Optional<BigDecimal>> before = measured(world, pair.before(), pair.was());
        Map<String, Optional<BigDecimal>> after = measured(world, pair.after(), pair.is());
        Map<String, Optional<BigDecimal>> all = new TreeMap<>(before);
        all.putAll(after);
        Map<String, Optional<BigDecimal>> classesBefore = ofClasses(world, pair.before(), pair.was());
        Map<String, Optional<BigDecimal>> classesAfter = ofClasses(world, pair.after(), pair.is());
        classesBefore.keySet().retainAll(classesAfter.keySet());
        classesBefore.forEach((name, value) -> {
            before.put(name, value);
            after.put(name, classesAfter.get(name));
            all.put(name, value);
        });
        Map<String, String> ends = new TreeMap<>();
        all.keySet().forEach(name -> {
            Optional<String> was = before.getOrDefault(name, Optional.empty()).map(ChangeHistoriesTest::plain);
            Optional<String> is = after.getOrDefault(name, Optional.empty()).map(ChangeHistoriesTest::plain);
            if (!was.equals(is)) {
                ends.put(name, was + " " + is);
            }
        });
        return ends;
    }

    private static Map<String, Optional<BigDecimal>> measured(
            ChangingWorld world, Revision revision, Definitions definitions) {
        List<String> areas = new Revisions(new JdbcTemplate(world.database().reader())).areas(revision);
        List<Plan> plans = definitions.plans().values().stream()
                .filter(p -> p.runsIn(revision.quarter()) && areas.contains(p.area()))
                .toList();
        return new Measure(world.database(), definitions)
                .ownMeasurements(revision, plans, areas).stream()
                        .collect(Collectors.toMap(
                                m -> String.join(
                                        " ",
                                        m.plan(),
                                        m.targetId(),
                                        m.indicator(),
                                        m.area(),
                                        m.basis().name()),
                                Measurement::value));
    }

    /** What the tables of breakdowns say in each plan's report. */
    private static Map<String, Optional<BigDecimal>> ofClasses(
            ChangingWorld world, Revision revision, Definitions definitions) {
        JdbcTemplate db = new JdbcTemplate(world.database().reader());
        List<String> areas = new Revisions(db).areas(revision);
        List<ClassFigure> figures = new ClassFigureTable(db, definitions).list(revision);
        Map<String, Optional<BigDecimal>> told = new TreeMap<>();
        definitions.plans().values().stream()
                .filter(p -> p.runsIn(revision.quarter()) && areas.contains(p.area()))
                .forEach(p -> figures.stream()
                        .filter(f -> f.universe().equals(p.universe()))
                        .forEach(f -> told.put(
                                "%s _Z %s/%s%s %s COMPUTED"
                                        .formatted(
                                                p.key(),
                                                f.breakdown(),
                                                f.measure(),
                                                f.className().equals("_T") ? "" : "/" + f.className(),
                                                f.area()),
                                f.value())));
        return told;
    }

    /** Outside plans a rate is what its rows give, or what it was set to: then it is no quotient. */
    private static void expectQuotients(FigureChange change, Definitions definitions) {
        if (!change.figure().plan().equals(Measurement.NONE)
                || !(definitions.indicators().get(change.figure().indicator()).computation() instanceof Ratio ratio)
                || change.before().isEmpty()) {
            return;
        }
        BigDecimal at = change.before().get();
        for (CausedChange part : change.parts()) {
            at = at.add(part.change());
            assertThat(at.round(NEAR))
                    .as(change + " after " + part)
                    .usingComparator(BigDecimal::compareTo)
                    .isIn(part.terms()
                            .map(terms -> List.of(terms.numerator()
                                    .multiply(ratio.factor())
                                    .divide(terms.denominator(), MathContext.DECIMAL128)
                                    .round(NEAR)))
                            .orElse(ChangingWorld.SET));
        }
    }

    private static String told(FigureChange change) {
        return name(change.figure()) + " " + change.before() + " " + change.after() + " " + change.parts();
    }

    private static String name(ChangedFigure f) {
        return String.join(
                " ", f.plan(), f.target(), f.indicator(), f.area(), f.basis().name());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
