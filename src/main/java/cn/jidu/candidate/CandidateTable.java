package cn.jidu.candidate;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.candidate.Witness;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The candidates of each quarter, as they are kept in {@code jidu.candidate}. */
public final class CandidateTable {
    private static final int BATCH = 1000;
    /** Enterprises that are compared together: many enough for all processors, few enough to be held. */
    private static final int OFFERED = 4096;

    private final Database database;
    private final Definitions definitions;
    private final UnaryOperator<String> hash;

    /** @param hash the keyed one: representatives are compared by it alone */
    public CandidateTable(Database database, Definitions definitions, UnaryOperator<String> hash) {
        this.database = database;
        this.definitions = definitions;
        this.hash = hash;
    }

    /**
     * Makes those of the quarter's newest revision, unless they are made of it: what was there before gives way as a whole.
     *
     * @return how many there are; nothing where the quarter has no revision
     */
    public Optional<Long> make(Quarter quarter) {
        JdbcTemplate db = new JdbcTemplate(database.reader());
        Optional<Revision> revision = new Revisions(db).findNewest(quarter);
        revision.filter(r -> !isMade(db, r)).ifPresent(r -> {
            PairSearch search = new PairSearch(
                    definitions.candidateRules(), definitions.areas(), new UnmatchedRows(db, definitions, hash).of(r));
            offer(db, r, search);
            keep(r, search.found());
        });
        return revision.map(r -> db.queryForObject(
                "select count(*) from jidu.candidate where quarter = ?", Long.class, quarter.toString()));
    }

    private void offer(JdbcTemplate db, Revision revision, PairSearch search) {
        List<KnownEnterprise> some = new ArrayList<>();
        StreamedRows.each(
                db,
                registry(),
                row -> {
                    some.add(enterprise(row));
                    if (some.size() == OFFERED) {
                        search.offer(some);
                        some.clear();
                    }
                },
                revision.quarter().toString(),
                revision.id());
        search.offer(some);
    }

    private static boolean isMade(JdbcTemplate db, Revision revision) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from jidu.candidate where revision_id = ?)", Boolean.class, revision.id()));
    }

    /** Of the enterprises as the revision has them; representatives only where some source tells them too. */
    private String registry() {
        boolean compared = definitions.candidateRules().sources().values().stream()
                .anyMatch(s -> s.fields().containsKey(Witness.REPRESENTATIVE));
        Source registration = Objects.requireNonNull(definitions.sources().get(Source.REGISTRATION));
        return """
                select e.enterprise_id, e.county_code, e.uscc, e.registration_no, e.converted_from, e.name,
                    e.industry_code, e.established_on, %s as representative
                from jidu.panel_enterprise_quarter e %s
                where e.quarter = ? and e.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = ?)""".formatted(
                        compared ? "r.legal_representative" : "null",
                        compared
                                ? "left join %s r using (delivery_id, sheet_no, row_no)"
                                        .formatted(name("jidu." + registration.table()))
                                : "");
    }

    private KnownEnterprise enterprise(ResultSet row) throws SQLException {
        String representative = text(row, "representative");
        return new KnownEnterprise(
                row.getObject("enterprise_id", UUID.class),
                row.getString("county_code"),
                text(row, "uscc"),
                text(row, "registration_no"),
                text(row, "converted_from"),
                text(row, "name"),
                text(row, "industry_code"),
                Optional.ofNullable(row.getObject("established_on", LocalDate.class)),
                representative.isEmpty() ? "" : hash.apply(representative));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    /**
     * Adds a pair that nobody proposes to those of the quarter's newest revision; one that is there already stays as it is.
     *
     * @param sheet its name, or its number from 1
     * @param code of the enterprise: its credit code or its registration number
     * @return the pair's id; none where the row is not an unmatched one, or no enterprise has the code
     */
    public Optional<String> propose(Quarter quarter, String file, String sheet, int row, String code) {
        JdbcTemplate db = new JdbcTemplate(database.reader());
        Optional<Revision> revision = new Revisions(db).findNewest(quarter);
        Optional<OpenRow> open =
                revision.flatMap(r -> new UnmatchedRows(db, definitions, hash).find(r, file, sheet, row));
        Optional<KnownEnterprise> enterprise = revision.flatMap(r -> find(db, r, code));
        if (open.isEmpty() || enterprise.isEmpty()) {
            return Optional.empty();
        }
        PairEvidence pair = new PairSearch(definitions.candidateRules(), definitions.areas(), List.of(open.get()))
                .pair(enterprise.get());
        Transaction.run(database.owner(), connection -> {
            JdbcTemplate own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            add(own, revision.get(), List.of(pair));
            // what it would move is tried with the others
            return own.update("delete from jidu.candidate_trial where quarter = ?", quarter.toString());
        });
        return Optional.of(Objects.requireNonNull(db.queryForObject(
                "select left(md5(? || ' ' || ?::text), 12)",
                String.class,
                pair.row().subject(),
                pair.enterprise().toString())));
    }

    private Optional<KnownEnterprise> find(JdbcTemplate db, Revision revision, String code) {
        return db
                .query(
                        registry() + " and ? in (e.uscc, e.registration_no)",
                        (row, i) -> enterprise(row),
                        revision.quarter().toString(),
                        revision.id(),
                        code)
                .stream()
                .findFirst();
    }

    private void keep(Revision revision, List<PairEvidence> pairs) {
        Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            db.update(
                    "delete from jidu.candidate where quarter = ?",
                    revision.quarter().toString());
            add(db, revision, pairs);
            return pairs.size();
        });
    }

    private static void add(JdbcTemplate db, Revision revision, List<PairEvidence> pairs) {
        db.batchUpdate("""
                    insert into jidu.candidate (quarter, revision_id, candidate_id, subject, county_code, code, name, source,
                        delivery_id, sheet_no, row_no, rows, enterprise_id, agreements, level)
                    values (?, ?, left(md5(? || ' ' || ?::text), 12), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing""", pairs, BATCH, (insert, pair) -> {
            OpenRow row = pair.row();
            int at = 1;
            for (Object value : new Object[] {
                revision.quarter().toString(),
                revision.id(),
                row.subject(),
                pair.enterprise().toString(),
                row.subject(),
                row.county(),
                row.code(),
                row.name(),
                row.source(),
                row.delivery(),
                row.sheet(),
                row.row(),
                row.rows(),
                pair.enterprise(),
                pair.told(),
                pair.level().word()
            }) {
                insert.setObject(at++, value);
            }
        });
    }
}
