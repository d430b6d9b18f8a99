package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What rules read that ask the same of every source: {@code matched_row} shows the matched rows of each alike, {@code
 * in_force_row} those of the others too. {@code by_own_code} are those under the enterprise's code itself, and not a
 * temporary one that was made of it.
 *
 * <p>Of most rows there is nothing to say. {@code marked_row} holds the others, and {@code row_tally} how many rows in force
 * are alike in all that rules ask of them: so each source is gone through twice for all rules together.
 */
public final class MatchedRows {
    /** Stands where a citizen's number would. */
    public static final String HIDDEN = "〔身份证件号，已隐去〕";

    private static final String ALL = "matched_row";
    private static final String MARKED = "marked_row";
    private static final String IN_FORCE = "in_force_row";
    private static final String TALLY = "row_tally";

    /** As hashes of citizens' numbers are kept; a key may have folded one to capitals. */
    private static final String HASH = "[hH]:[0-9A-Fa-f]{64}";

    private MatchedRows() {}

    /** An expression of a text as it may be shown: without the keyed hash that stands for a citizen's number. */
    public static String hidden(String text) {
        return "regexp_replace(%s, %s, %s, 'g')".formatted(text, literal(HASH), literal(HIDDEN));
    }

    /** Needs every source matched. */
    public static void make(KeptTables kept, FilledSources filled) {
        filled.matched().forEach(s -> kept.makeByCounty(part(MARKED, s), marked(s)));
        filled.sources().forEach(s -> kept.makeByCounty(tally(s), tallied(s)));
        showAll(
                kept::show,
                filled,
                s -> filled.matched().contains(s) ? "select * from " + part(MARKED, s) : marked(s),
                s -> "select * from " + tally(s));
    }

    /** The same as views of what is in the tables, as it is where worked examples fill them. */
    public static void show(JdbcTemplate db, Definitions definitions) {
        showAll(
                (view, select) -> db.execute("create view " + view + " as " + select),
                FilledSources.all(definitions),
                MatchedRows::marked,
                MatchedRows::tallied);
    }

    private static void showAll(
            BiConsumer<String, String> show,
            FilledSources filled,
            Function<Source, String> marked,
            Function<Source, String> tallied) {
        show.accept(ALL, all(filled.shown(), MatchedRows::select));
        show.accept(MARKED, all(filled.shown(), marked));
        show.accept(IN_FORCE, all(filled.sources(), MatchedRows::inForce));
        show.accept(TALLY, all(filled.sources(), tallied));
    }

    private static String all(List<Source> sources, Function<Source, String> select) {
        return sources.stream().map(select).collect(Collectors.joining(" union all "));
    }

    /** Where the source's rows in force are counted. */
    public static String tally(Source source) {
        return part(TALLY, source);
    }

    private static String part(String table, Source source) {
        return table + "_of_" + InputNames.inSql(source.name());
    }

    /** Rows that are tied otherwise than by their own code or at odds with the registry, and others of their enterprise. */
    private static String marked(Source source) {
        return """
                select * from (%1$s) m
                where not by_own_code or area_differs or name_differs or matched_enterprise in (
                    select matched_enterprise from (%1$s) o where not by_own_code)""".formatted(select(source));
    }

    private static String tallied(Source source) {
        return """
                select %1$s::text as source, own_area, located_area, %2$s, %4$s as county_code, count(*) as rows
                from %3$s group by 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14""".formatted(
                        literal(source.name()),
                        Matching.isMatched(source) ? told(source) : """
                        false as to_match, null::text as tier, null::text as unmatched_reason, false as is_matched, false as has_area,
                            false as has_registered_name, false as area_differs, row_key is not null as has_key, false as has_code,
                            false as has_name""",
                        source.match().isPresent() ? Matching.table(source) : InForce.table(source),
                        source.match().isPresent() ? "county_code" : "null::text");
    }

    private static String told(Source source) {
        return """
                true as to_match, tier, unmatched_reason, matched_enterprise is not null as is_matched,
                    registry_area is not null as has_area, registry_name is not null as has_registered_name, area_differs,
                    row_key is not null as has_key, %s is not null as has_code, %s is not null as has_name""".formatted(
                        shownCode(source), name(source.match().orElseThrow().nameField()));
    }

    /** What every source's rows have, with the enterprise of those that are matched. */
    private static String inForce(Source source) {
        return "select %s::text as source, delivery_id, sheet_no, row_no, own_area, row_key, %s as matched_enterprise from %s"
                .formatted(
                        literal(source.name()),
                        Matching.isMatched(source) ? "matched_enterprise" : "null::uuid",
                        source.match().isPresent() ? Matching.table(source) : InForce.table(source));
    }

    private static String shownCode(Source source) {
        CodeColumns code = CodeColumns.of(source);
        return "case when %s in (%s) then %s else %s end"
                .formatted(code.kind(), MatchTiers.HASHED_KINDS, literal(HIDDEN), code.column());
    }

    /** The columns that every matched source has, by the same names; a citizen's number is not shown. */
    private static String select(Source source) {
        Source.Match match = source.match().orElseThrow();
        CodeColumns code = CodeColumns.of(source);
        boolean codeInKey = source.key().contains(match.codeField());
        String hidden = codeInKey
                ? "case when unmatched_reason = 'CITIZEN_ID' or %s in (%s) then %s else coalesce(row_key, '') end"
                        .formatted(code.kind(), MatchTiers.HASHED_KINDS, literal(HIDDEN))
                : "coalesce(row_key, '')";
        String rest = source.key().stream()
                .filter(k -> !k.equals(match.codeField()))
                .map(k -> "coalesce("
                        + (source.field(k).type() == FieldType.TEXT ? NameSql.tight(name(k)) : name(k) + "::text")
                        + ", '')")
                .collect(Collectors.joining(", "));
        return """
                select %1$s as source, delivery_id, sheet_no, row_no, own_area, located_area, county_code,
                    %2$s as shown_key, %3$s as key_without_code,
                    %4$s as code_title,
                    %5$s as code, %8$s as repaired, %6$s as name,
                    matched_enterprise, tier, unmatched_reason, registry_area, registry_name, area_differs, name_differs,
                    coalesce(tier = 'EXACT' and %9$s <> 'TEMPORARY', false) as by_own_code
                from %7$s""".formatted(
                        literal(source.name()),
                        hidden,
                        codeInKey ? "concat_ws('|', " + rest + ")" : "null::text",
                        literal(source.field(match.codeField()).title()),
                        shownCode(source),
                        name(match.nameField()),
                        Matching.table(source),
                        code.repaired(),
                        code.kind());
    }
}
