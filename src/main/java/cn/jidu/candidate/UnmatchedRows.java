package cn.jidu.candidate;

import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.candidate.CandidateRules.SourceWitnesses;
import cn.jidu.definition.candidate.Witness;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.match.NameSql;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.reconcile.revision.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a revision that no enterprise was found for, one of those that say the same. Citizens' numbers are never among them. */
final class UnmatchedRows {
    /** Of codes that are, or may be, a citizen's number. */
    private static final List<String> CITIZENS = List.of("CITIZEN", "CITIZEN_OR_TAX15");

    /** Rows that people decided for stay: what speaks for a decision may change. */
    private static final String DECISION = "DECISION";

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final UnaryOperator<String> hash;

    UnmatchedRows(JdbcTemplate db, Definitions definitions, UnaryOperator<String> hash) {
        this.db = db;
        this.definitions = definitions;
        this.hash = hash;
    }

    List<OpenRow> of(Revision revision) {
        Map<String, OpenRow> bySubject = new LinkedHashMap<>();
        definitions.candidateRules().sources().forEach((key, witnesses) -> {
            Source source = Objects.requireNonNull(definitions.sources().get(key), key);
            StreamedRows.each(
                    db,
                    sql(source, witnesses),
                    row -> {
                        OpenRow open = row(source, row);
                        bySubject.merge(open.subject(), open, (first, same) -> first.withOneMore());
                    },
                    revision.quarter().toString(),
                    revision.id());
        });
        return new ArrayList<>(bySubject.values());
    }

    /**
     * What the row of a file says of itself, with all that say the same; none where it is matched, or under a citizen's number.
     *
     * @param sheet its name, or its number from 1
     */
    Optional<OpenRow> find(Revision revision, String file, String sheet, int row) {
        List<String> subjects = definitions.candidateRules().sources().entrySet().stream()
                .flatMap(s -> subjects(
                        Objects.requireNonNull(definitions.sources().get(s.getKey()), s.getKey()),
                        s.getValue(),
                        revision,
                        file,
                        sheet,
                        row)
                        .stream())
                .toList();
        return subjects.isEmpty()
                ? Optional.empty()
                : of(revision).stream()
                        .filter(r -> subjects.contains(r.subject()))
                        .findFirst();
    }

    private List<String> subjects(
            Source source, SourceWitnesses witnesses, Revision revision, String file, String sheet, int row) {
        return db.queryForList(
                """
                select o.subject from (%s) o join %s d on d.delivery_id = o.delivery_id
                where d.file_name = ? and o.row_no = ? and (o.sheet_no::text = ? or exists (
                    select from jidu.delivery_sheet s
                    where s.delivery_id = o.delivery_id and s.sheet_no = o.sheet_no and s.name = ?))""".formatted(sql(source, witnesses), DeliveryRelations.ALL),
                String.class,
                revision.quarter().toString(),
                revision.id(),
                file,
                row,
                sheet,
                sheet);
    }

    private String sql(Source source, SourceWitnesses witnesses) {
        Source.Match match = source.match().orElseThrow();
        return """
                select %1$s as subject, u.*
                from (
                    select p.county_code, coalesce(r.%2$s, '') as code, %3$s as name,
                        r.delivery_id, r.sheet_no, r.row_no, %4$s as industry, %5$s as founded, %6$s as representative
                    from %7$s p join %8$s r using (delivery_id, sheet_no, row_no)
                    where p.quarter = ? and p.slice_id in (
                        select slice_id from jidu.revision_slice where revision_id = ?)
                      and (p.enterprise_id is null or p.tier = '%9$s')
                      and coalesce(r.%10$s, '') not in (%11$s)
                ) u where u.name <> '' order by delivery_id, sheet_no, row_no""".formatted(
                        SubjectSql.id("u.county_code", "u.code", "u.name"),
                        name(match.codeField()),
                        new NameSql(definitions.areas()).normal("r." + name(match.nameField())),
                        field(witnesses, Witness.INDUSTRY),
                        field(witnesses, Witness.FOUNDED),
                        field(witnesses, Witness.REPRESENTATIVE),
                        name("jidu.panel_" + witnesses.panel()),
                        name("jidu." + source.table()),
                        DECISION,
                        name(match.codeField() + "_kind"),
                        literals(CITIZENS));
    }

    private static String field(SourceWitnesses witnesses, Witness witness) {
        String field = witnesses.fields().get(witness);
        return field == null ? "null" : "r." + name(field);
    }

    private OpenRow row(Source source, ResultSet row) throws SQLException {
        String representative =
                Optional.ofNullable(row.getString("representative")).orElse("");
        return new OpenRow(
                row.getString("subject"),
                row.getString("county_code"),
                row.getString("code"),
                row.getString("name"),
                source.name(),
                row.getLong("delivery_id"),
                row.getInt("sheet_no"),
                row.getInt("row_no"),
                1,
                Optional.ofNullable(row.getString("industry")).orElse(""),
                Optional.ofNullable(row.getObject("founded", LocalDate.class)),
                representative.isEmpty() ? "" : hash.apply(representative));
    }
}
