package cn.jidu.reconcile.match;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ties the rows in force to the registry: {@code registry} shows one row per registered entity of the quarter,
 * {@code matched_<source>} the rows of each other source that names enterprises, with {@code matched_enterprise}, the
 * {@code tier} that hit or the {@code unmatched_reason}, and the registry's area.
 *
 * <p>A source is gone through once ({@link ExactMatches}): most of its rows stand under the very code of an entity. Of
 * the others of all sources {@link MatchTiers} are asked, and {@code late_<source>} holds them with what came of it.
 */
public final class Matching {
    private final JdbcTemplate db;
    private final KeptTables kept;
    private final ExactMatches exact;
    private final MatchTiers tiers;
    private final LateRows late;

    /**
     * @param areas their full names do not tell names of enterprises apart
     * @param hash the key that a citizen's number stands under
     */
    public Matching(JdbcTemplate db, KeptTables kept, AreaTree areas, UnaryOperator<String> hash) {
        this.db = db;
        this.kept = kept;
        NameSql names = new NameSql(areas);
        this.exact = new ExactMatches(db, kept, names);
        this.tiers = new MatchTiers(db, kept, names, hash);
        this.late = new LateRows(db, kept, exact, tiers, names);
    }

    /** Needs the rows in force of every source, and the tables of reference. */
    public void make(Definitions definitions, FilledSources filled) {
        Registry registry = new Registry(db, kept);
        Source registration = Objects.requireNonNull(definitions.sources().get(Source.REGISTRATION));
        registry.make(registration);
        new ZoneMembership(db, kept, definitions).make(tiers);
        registry.show(registration);
        match(filled.matched());
        matched(definitions).filter(s -> !filled.matched().contains(s)).forEach(exact::showNone);
    }

    /** The sources whose rows are tied to the registry. */
    public static Stream<Source> matched(Definitions definitions) {
        return definitions.sources().values().stream().filter(Matching::isMatched);
    }

    /** Rows of the registry's own source are the registry; parks and returns name no enterprise. */
    public static boolean isMatched(Source source) {
        return source.match().isPresent() && !source.name().equals(Source.REGISTRATION);
    }

    /** What shows the source's rows once matched; the registry's own are the registry. */
    public static String table(Source source) {
        return source.name().equals(Source.REGISTRATION) ? InputNames.REGISTRY : InputNames.matched(source.name());
    }

    /** The exact code source by source, and then what it did not hit of all sources that changed. */
    private void match(List<Source> sources) {
        sources.forEach(exact::make);
        late.make(sources);
        sources.forEach(s -> kept.show(table(s), shown(s)));
        sources.forEach(s -> kept.tell(table(s), List.of(ExactMatches.table(s), LateRows.table(s))));
    }

    static String shown(Source source) {
        return "select * from %s where tier is not null union all select * from %s"
                .formatted(ExactMatches.table(source), LateRows.table(source));
    }
}
