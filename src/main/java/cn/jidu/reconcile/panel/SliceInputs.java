package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.FilledSources;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.Matching;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a county's slice of a panel follows from, as one hash: two slices of the same hash have the same rows. Which tables
 * a panel reads is asked of the database; of a table that is not known here everything goes in.
 *
 * <p>Of a source its county's cells go in, the rows of them that do not stand, and each row that is not simply the one of
 * its own code in its own county; whatever else a row has follows from the delivery that it came with. Matched rows show
 * something of the registry, so that this goes in with them. Of the panels before, this quarter's go in by the county's
 * slice, earlier quarters' by all slices: who is in the county now may have been in another.
 */
public final class SliceInputs {
    private static final List<String> OF_AREAS_AND_QUARTER = List.of("ref_area", "ref_area_ancestor", "this_quarter");

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Definitions definitions;
    private final String program;
    private final Revision revision;
    private final List<Revision> earlier;
    /** By county, of each source and of each panel made so far. */
    private final Map<String, Map<String, String>> parts = new TreeMap<>();

    /**
     * @param program its name and version: another may match differently
     * @param earlier the revisions of the quarters before
     */
    public SliceInputs(
            JdbcTemplate db,
            KeptTables kept,
            Definitions definitions,
            String program,
            Revision revision,
            List<Revision> earlier) {
        this.db = db;
        this.kept = kept;
        this.definitions = definitions;
        this.program = program;
        this.revision = revision;
        this.earlier = earlier;
    }

    /** Of each source and county, once the rows are matched. */
    public void make(FilledSources filled) {
        filled.sources().forEach(s -> tied(s).ifPresent(t -> kept.makeByCounty(table(s), t)));
        db.query(
                """
                select county, source, sum(parts) || ':' || sum(hash)
                from (
                    select a.county_code as county, c.source, 1 as parts, %s as hash
                    from coverage c join ref_area a on a.code = c.area_code
                    %s) inputs
                group by county, source""".formatted(
                        hash("c.from_quarter, c.delivery_id, c.area_code, c.replace_value, c.carried"),
                        filled.sources().stream().map(SliceInputs::ofRows).collect(Collectors.joining())),
                row -> {
                    parts.computeIfAbsent(row.getString(1), c -> new TreeMap<>())
                            .put(row.getString(2), row.getString(3));
                });
    }

    private static String table(Source source) {
        return "county_input_" + InputNames.inSql(source.name());
    }

    private static String hash(String columns) {
        return "hashtextextended(row(" + columns + ")::text, 0)::numeric";
    }

    private static String ofRows(Source source) {
        String ofTied = tied(source).isEmpty()
                ? ""
                : "\nunion all select county, %s, parts, hash from %s".formatted(literal(source.name()), table(source));
        return """
                union all
                select a.county_code, %s, 1, %s
                from %s s join ref_area a on a.code = s.own_area%s
                """.formatted(
                literal(source.name()), hash("s.delivery_id, s.sheet_no, s.row_no"), InForce.leftOut(source), ofTied);
    }

    /**
     * The rows that are tied otherwise than by their own code in their own county, by the county where they lie and each that
     * they touch.
     */
    private static Optional<String> tied(Source source) {
        if (source.name().equals(Source.REGISTRATION)) {
            return Optional.of(
                    summed("""
                    select county_code, county_code as county, %s as hash
                    from registry where counted_area <> own_area or enterprise_id <> derived_id""".formatted(hash("delivery_id, sheet_no, row_no, enterprise_id, counted_area"))));
        }
        if (Matching.isMatched(source)) {
            return Optional.of(summed("""
                    select m.county_code, unnest(array[m.county_code, own.county_code, place.county_code]) as county,
                        %s as hash
                    from (
                        -- where the registry has the very area of the row nothing has to be looked up
                        select * from %s
                        where tier is distinct from 'EXACT' or registry_area is distinct from own_area
                        or located_area <> own_area offset '0') m
                    join ref_area own on own.code = m.own_area
                    join ref_area place on place.code = m.located_area
                    where m.tier is distinct from 'EXACT' or m.county_code <> own.county_code
                    or m.located_area <> m.own_area""".formatted(
                            hash("m.delivery_id, m.sheet_no, m.row_no, m.located_area, m.county_code, m.tier,"
                                    + " m.unmatched_reason, m.matched_enterprise"),
                            Matching.table(source))));
        }
        return source.locatedBy()
                .map(l -> summed("""
                select own.county_code, unnest(array[own.county_code, place.county_code]) as county, %s as hash
                from %s f
                join ref_area own on own.code = f.own_area
                join ref_area place on place.code = f.located_area
                where f.located_area <> f.own_area""".formatted(
                                hash("f.delivery_id, f.sheet_no, f.row_no, f.located_area"), InForce.table(source))));
    }

    private static String summed(String rows) {
        return "select county_code, county, count(*) as parts, sum(hash) as hash from (" + rows
                + "\n) tied group by county_code, county";
    }

    /**
     * The panel's hash in each county that anything is in force in; the panels before it are made.
     *
     * @param read the tables that the panel reads
     */
    SortedMap<String, String> hashes(Panel panel, Set<String> read) {
        SortedSet<String> sources = sources(read);
        SortedSet<String> names = new TreeSet<>(sources);
        panels(read).forEach(p -> names.add(ofPanel(p)));
        String ofAll = Revisions.sha256(ofAllCounties(panel, read, sources));
        SortedMap<String, String> hashes = new TreeMap<>();
        parts.forEach((county, own) -> hashes.put(
                county,
                Revisions.sha256(names.stream()
                        .filter(own::containsKey)
                        .map(name -> name + " " + own.get(name))
                        .collect(Collectors.joining(" ", ofAll, "")))));
        hashes.forEach(
                (county, hash) -> Objects.requireNonNull(parts.get(county)).put(ofPanel(panel.name()), hash));
        return hashes;
    }

    private static String ofPanel(String panel) {
        return "panel " + panel;
    }

    /** Matched rows show what the registry says of their enterprise. */
    private SortedSet<String> sources(Set<String> read) {
        SortedSet<String> sources = new TreeSet<>();
        for (Source source : definitions.sources().values()) {
            boolean isMatched = read.contains(Matching.table(source));
            if (isMatched || read.contains(InForce.table(source))) {
                sources.add(source.name());
            }
            if (isMatched) {
                sources.add(Source.REGISTRATION);
            }
        }
        return sources;
    }

    private SortedSet<String> panels(Set<String> read) {
        return definitions.panels().keySet().stream()
                .filter(read::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is no row: the panel itself, the contracts of its sources, the tables of reference, the quarters before. */
    private String ofAllCounties(Panel panel, Set<String> read, SortedSet<String> sources) {
        StringBuilder text = new StringBuilder(program).append('\n').append(revision.quarter());
        text.append('\n').append(panel.sql().text());
        panel.columns()
                .forEach(c -> text.append('\n').append(c.name()).append(' ').append(c.sqlType()));
        definitions.areas().all().forEach(a -> text.append('\n').append(a));
        sources.forEach(s -> text.append('\n').append(contract(s)));
        SortedSet<String> unknown = new TreeSet<>(read);
        unknown.removeAll(OF_AREAS_AND_QUARTER);
        unknown.removeAll(panels(read));
        definitions.sources().values().forEach(s -> unknown.removeAll(List.of(InForce.table(s), Matching.table(s))));
        for (ReferenceTable table : definitions.tables().values()) {
            if (unknown.remove(ReferenceTables.table(table))) {
                text.append('\n').append(ReferenceTables.content(table));
            }
        }
        for (String name : definitions.panels().keySet()) {
            if (unknown.removeAll(InputNames.EARLIER.stream().map(e -> e + name).toList())) {
                text.append('\n').append(earlierSlices(name));
            }
        }
        return unknown.isEmpty() ? text.toString() : text + "\n" + unknown + revision.inputsHash();
    }

    private String contract(String source) {
        return kept.contract(Objects.requireNonNull(definitions.sources().get(source)));
    }

    private List<Long> earlierSlices(String panel) {
        String ids = numbers(earlier.stream().map(Revision::id).toList());
        return earlier.isEmpty() ? List.of() : db.queryForList("""
                        select distinct s.slice_id from jidu.revision_slice r join jidu.slice s on s.slice_id = r.slice_id
                        where r.revision_id in (%s) and s.panel = ? order by 1""".formatted(ids), Long.class, panel);
    }
}
