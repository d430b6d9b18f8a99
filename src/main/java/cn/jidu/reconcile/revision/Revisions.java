package cn.jidu.reconcile.revision;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.store.rows.CopyWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The revisions of all quarters, as they are kept. */
public final class Revisions {
    private final JdbcTemplate db;

    /** @param db of the transaction that reads or writes */
    public Revisions(JdbcTemplate db) {
        this.db = db;
    }

    /** The newest revision of the quarter. */
    public Optional<Revision> findNewest(Quarter quarter) {
        return db
                .query(
                        """
                        select revision_id, quarter, number, as_of, inputs_hash from jidu.revision
                        where quarter = ? order by number desc limit 1""",
                        (row, i) -> new Revision(
                                row.getLong(1),
                                Quarter.of(row.getString(2)),
                                row.getInt(3),
                                row.getObject(4, java.time.LocalDate.class),
                                row.getString(5),
                                false),
                        quarter.toString())
                .stream()
                .findFirst();
    }

    /** The newest revision of the quarter that was made before an instant. */
    public Optional<Revision> findNewest(Quarter quarter, Instant before) {
        return Optional.ofNullable(db.queryForObject(
                        "select max(number) from jidu.revision where quarter = ? and created_at < ?",
                        Integer.class,
                        quarter.toString(),
                        Timestamp.from(before)))
                .flatMap(number -> find(quarter, number));
    }

    /** The revision of this number. */
    public Optional<Revision> find(Quarter quarter, int number) {
        return db
                .query(
                        "select revision_id, as_of, inputs_hash from jidu.revision where quarter = ? and number = ?",
                        (row, i) -> new Revision(
                                row.getLong(1),
                                quarter,
                                number,
                                row.getObject(2, java.time.LocalDate.class),
                                row.getString(3),
                                false),
                        quarter.toString(),
                        number)
                .stream()
                .findFirst();
    }

    /** What a revision was made with. */
    public record MadeWith(String definitionsHash, String program) {}

    /** Definitions and templates as one hash, and the program. */
    public MadeWith madeWith(Revision revision) {
        return java.util.Objects.requireNonNull(db.queryForObject(
                "select definitions_hash, program from jidu.revision where revision_id = ?",
                (row, i) -> new MadeWith(row.getString(1), row.getString(2)),
                revision.id()));
    }

    /** Whether a release stands on it: one of itself, or of a revision that sums it. */
    public boolean feedsRelease(Revision revision) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select exists (
                    select from jidu.release_step s
                    where s.step = 'published'
                        and (s.revision_id = ? or s.revision_id in (
                            select revision_id from jidu.revision_earlier where earlier_revision_id = ?))
                        and not exists (
                            select from jidu.release_step w
                            where w.plan = s.plan and w.revision_id = s.revision_id and w.step = 'withdrawn'
                                and w.step_id > s.step_id))""", Boolean.class, revision.id(), revision.id()));
    }

    /** The quarters that have a revision, oldest first. */
    public List<Quarter> listQuarters() {
        return db
                .queryForList(
                        "select distinct quarter collate \"C\" as quarter from jidu.revision order by 1", String.class)
                .stream()
                .map(Quarter::of)
                .toList();
    }

    /** The newest revision of every quarter, oldest first. */
    public List<Revision> listNewest() {
        return listQuarters().stream().flatMap(q -> findNewest(q).stream()).toList();
    }

    /** The newest revision of the newest quarter before. */
    public Optional<Revision> findNewestBefore(Quarter quarter) {
        return Optional.ofNullable(db.queryForObject(
                        "select max(quarter) from jidu.revision where quarter < ?", String.class, quarter.toString()))
                .flatMap(q -> findNewest(Quarter.of(q)));
    }

    /** The revisions of earlier quarters that this one sums, oldest first. */
    public List<Revision> listEarlier(Revision revision) {
        return db.query(
                """
                select r.revision_id, r.quarter, r.number, r.as_of, r.inputs_hash
                from jidu.revision_earlier e join jidu.revision r on r.revision_id = e.earlier_revision_id
                where e.revision_id = ? order by r.quarter""",
                (row, i) -> new Revision(
                        row.getLong(1),
                        Quarter.of(row.getString(2)),
                        row.getInt(3),
                        row.getObject(4, java.time.LocalDate.class),
                        row.getString(5),
                        false),
                revision.id());
    }

    /** The revision and those of earlier quarters that it sums, by quarter. */
    public SortedMap<Quarter, Revision> upTo(Revision revision) {
        SortedMap<Quarter, Revision> all = new TreeMap<>();
        listEarlier(revision).forEach(r -> all.put(r.quarter(), r));
        all.put(revision.quarter(), revision);
        return all;
    }

    /** What arrived for the revision, by source (or source:value) and area. */
    public List<SourceCompleteness> completeness(Revision revision) {
        return db.query(
                """
                select source, area_code, state, from_quarter from jidu.completeness
                where revision_id = ? order by source, area_code""",
                (row, i) -> new SourceCompleteness(
                        row.getString(1),
                        row.getString(2),
                        SourceCompleteness.CompletenessState.valueOf(
                                row.getString(3).toUpperCase(java.util.Locale.ROOT)),
                        Optional.ofNullable(row.getString(4)).map(Quarter::of)),
                revision.id());
    }

    /** The areas that the revision's figures are made for, by code. */
    public List<String> areas(Revision revision) {
        return db.queryForList("""
                select distinct area_code collate "C" as area from jidu.completeness
                where revision_id = ? order by area""", String.class, revision.id());
    }

    /** The statement of the revision, in order. */
    public List<BalanceLine> balance(Revision revision) {
        return db.query("""
                select source, area_code, stage, reason, rows from jidu.balance
                where revision_id = ? order by source, area_code, stage, reason""", Revisions::balanceLine, revision.id());
    }

    /** The same of one area. */
    public List<BalanceLine> balance(Revision revision, String area) {
        return db.query("""
                select source, area_code, stage, reason, rows from jidu.balance
                where revision_id = ? and area_code = ? order by source, stage, reason""", Revisions::balanceLine, revision.id(), area);
    }

    private static BalanceLine balanceLine(ResultSet row, int i) throws SQLException {
        return new BalanceLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5));
    }

    /** Records what the revision is made of; its number is the next of its quarter. */
    public Revision create(
            RunScope scope, Quarter quarter, String inputsHash, List<Revision> earlier, List<CoverageCell> cells) {
        int number = findNewest(quarter).map(Revision::number).orElse(0) + 1;
        Long id = db.queryForObject(
                """
                insert into jidu.revision (quarter, number, inputs_hash, definitions_hash, program, reason, as_of, created_at, up_to_batch)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning revision_id""",
                Long.class,
                quarter.toString(),
                number,
                inputsHash,
                scope.definitionsHash(),
                scope.program(),
                scope.reason().orElse(null),
                scope.asOf(),
                Timestamp.from(scope.now()),
                scope.upToBatch());
        Revision made =
                new Revision(java.util.Objects.requireNonNull(id), quarter, number, scope.asOf(), inputsHash, true);
        db.batchUpdate(
                "insert into jidu.revision_earlier values (?, ?)",
                earlier.stream().map(e -> new Object[] {made.id(), e.id()}).toList());
        CopyWriter.load(
                db,
                "jidu.revision_coverage",
                Stream.concat(Stream.of("revision_id"), CoverageCell.COLUMNS.stream())
                        .toList(),
                cells,
                (row, cell) -> {
                    row.number(made.id());
                    cell.write(row);
                });
        return made;
    }

    /**
     * What the state of a quarter follows from, and nothing else: definitions, program, the cells in force by their
     * files' bytes and order, the earlier revisions, and what people decided.
     *
     * @param decisions what follows from them, as a hash; empty where there are none
     */
    public static String inputsHash(
            String definitionsHash,
            String program,
            Quarter quarter,
            List<CoverageCell> cells,
            List<LoadedDelivery> deliveries,
            List<Revision> earlier,
            String decisions) {
        Map<Long, String> fileNames =
                deliveries.stream().collect(Collectors.toMap(LoadedDelivery::id, LoadedDelivery::fileName));
        Set<Long> inForce = cells.stream().map(CoverageCell::deliveryId).collect(Collectors.toSet());
        List<LoadedDelivery> inOrder = deliveries.stream()
                .filter(d -> inForce.contains(d.id()) || d.quarter().equals(quarter))
                .sorted(Comparator.comparingInt(LoadedDelivery::order))
                .toList();
        StringBuilder text = new StringBuilder();
        text.append(quarter).append('\n').append(definitionsHash).append('\n').append(program);
        earlier.forEach(e -> text.append('\n').append(e.quarter()).append(' ').append(e.inputsHash()));
        inOrder.forEach(d -> text.append('\n').append(d.fileName()).append(' ').append(d.sha256()));
        cells.stream()
                .map(c -> c.source()
                        + ' '
                        + c.from()
                        + ' '
                        + fileNames.get(c.deliveryId())
                        + ' '
                        + c.area()
                        + ' '
                        + c.replaceValue())
                .sorted()
                .forEach(line -> text.append('\n').append(line));
        if (!decisions.isEmpty()) {
            text.append('\n').append(decisions);
        }
        return sha256(text.toString());
    }

    /** In hexadecimal, of the text in UTF-8. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
