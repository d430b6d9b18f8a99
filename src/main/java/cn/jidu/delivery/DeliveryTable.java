package cn.jidu.delivery;

import cn.jidu.definition.Quarter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The deliveries as everybody asks for them. */
public final class DeliveryTable {
    private static final String BY_NAME = """
            order by d.source collate "C" nulls last, d.quarter collate "C", d.file_name collate "C",
                d.batch_id, d.rank_in_batch""";
    private static final String BY_ARRIVAL = "order by d.batch_id, d.rank_in_batch";

    private final JdbcTemplate db;

    /** @param db a connection of the owner or of a reader */
    public DeliveryTable(JdbcTemplate db) {
        this.db = db;
    }

    /** Every file that was received, of one quarter or of all, those that no contract knows only with all; by name. */
    public List<ReceivedFile> list(Optional<Quarter> quarter) {
        return quarter.map(q -> files("where d.quarter = ?", BY_NAME, q.toString()))
                .orElseGet(() -> files("", BY_NAME));
    }

    /** Refused, held or unrecognised files that nothing later has made good, and that nobody closed; by name. */
    public List<ReceivedFile> listOutstanding() {
        return files("""
                where d.state in ('refused', 'held', 'unrecognised')
                    and not exists (select from jidu.settlement s where s.delivery_id = d.delivery_id)
                    and not exists (select from jidu.standing_judgement o
                        where o.delivery_id = d.delivery_id and o.kind = 'closed')""", BY_NAME);
    }

    /** The names of files that were still being written when their inbox was last looked at. */
    public List<String> listWaiting() {
        return db.queryForList(
                "select file_name from jidu.waiting_file order by file_name collate \"C\", inbox collate \"C\"",
                String.class);
    }

    /** Those of the batches after {@code batch}, and the given ones; by name. */
    public List<ReceivedFile> listSince(long batch, List<Long> deliveryIds) {
        return files(
                "where d.batch_id > ? or d.delivery_id = any (?::bigint[])",
                BY_NAME,
                batch,
                deliveryIds.toArray(Long[]::new));
    }

    /** What a revision speaks of ({@link DeliveryRelations#OF_REVISION}), by name. */
    public List<ReceivedFile> listOfRevision(long revision) {
        return files(
                "where d.delivery_id in (select delivery_id from " + DeliveryRelations.OF_REVISION + " o)",
                BY_NAME,
                revision);
    }

    /**
     * The loaded ones, in order of arrival.
     *
     * @param upToBatch what arrived later is not seen
     */
    public List<ReceivedFile> listLoaded(long upToBatch) {
        return files("where d.state = 'loaded' and d.batch_id <= ?", BY_ARRIVAL, upToBatch);
    }

    /** Those of a quarter in one of these states, in order of arrival. */
    public List<ReceivedFile> listOfQuarter(Quarter quarter, DeliveryState... states) {
        return files(
                "where d.quarter = ? and d.state = any (?::text[])",
                BY_ARRIVAL,
                quarter.toString(),
                Arrays.stream(states).map(DeliveryState::word).toArray(String[]::new));
    }

    /** What waits to be accepted and came after the batch, or is what a file that came after it repeats. */
    public List<ReceivedFile> listHeldSince(long batch) {
        return files("""
                where d.state = 'held' and (d.batch_id > ? or exists (
                    select from jidu.delivery n where n.batch_id > ? and n.held_as = d.delivery_id))""", BY_ARRIVAL, batch, batch);
    }

    /** What was loaded, or let in, after a revision was made; in order of arrival. */
    public List<ReceivedFile> listLoadedAfter(long revision) {
        return files("""
                where d.state = 'loaded' and exists (
                    select from jidu.revision r where r.revision_id = ? and (d.batch_id > r.up_to_batch
                        or j.kind = 'accepted' and j.judged_at > r.created_at))""", BY_ARRIVAL, revision);
    }

    /** Of the revision's quarter, or in force in it, and accepted when the revision was made; held again since. */
    public List<String> namesRetractedSince(long revision) {
        return db.queryForList("""
                select distinct d.file_name from jidu.delivery d join jidu.revision r on r.revision_id = ?
                join jidu.standing_judgement j on j.delivery_id = d.delivery_id and j.kind = 'unaccepted'
                where d.state = 'held' and j.judged_at >= r.created_at
                and exists (select from jidu.delivery_judgement a
                    where a.delivery_id = d.delivery_id and a.kind = 'accepted' and a.judged_at <= r.created_at)
                and (d.quarter = r.quarter or exists (
                    select from jidu.revision_coverage v
                    where v.revision_id = r.revision_id and v.delivery_id = d.delivery_id))""", String.class, revision);
    }

    /**
     * What is of a revision's quarter or before and is new to it, in order of arrival: loaded, or decided about, after it
     * was made.
     *
     * @param upToBatch what arrived later is not seen
     */
    public List<ReceivedFile> listNewTo(long revision, long upToBatch) {
        return files("""
                where d.batch_id <= ? and exists (
                    select from jidu.revision r where r.revision_id = ? and d.quarter collate "C" <= r.quarter
                        and (d.state = 'loaded' and d.batch_id > r.up_to_batch
                            or j.kind in ('accepted', 'unaccepted') and j.judged_at > r.created_at))""", BY_ARRIVAL, upToBatch, revision);
    }

    /** The name of the file that settles one that was open, by the id of that. */
    public Map<Long, String> settledBy() {
        Map<Long, String> names = new HashMap<>();
        RowCallbackHandler each = row -> names.put(row.getLong(1), row.getString(2));
        db.query("""
                select s.delivery_id, d.file_name
                from jidu.settlement s join jidu.delivery d on d.delivery_id = s.settled_by""", each);
        return names;
    }

    /**
     * Refused and held files that nothing has settled, and files with rejected rows; unless the same file came again (its
     * name apart from the ending, and from what a return adds to it) as one that settles nothing by itself. A refused zip
     * is of no source: no department is known to whom it could go back. By name.
     *
     * @param mark a regular expression of what a return adds to a name
     */
    public List<ReceivedFile> listToReturn(Optional<Quarter> quarter, String mark) {
        String base = "regexp_replace(%s.file_name, ?, '')";
        String ending = "(" + mark + ")?[.][^.]*$";
        return files(
                """
                where (?::text is null or d.quarter = ?::text) and d.source is not null
                    and d.state in ('loaded', 'refused', 'held') and (d.state = 'refused' or c.rejected > 0)
                    and not exists (select from jidu.settlement s where s.delivery_id = d.delivery_id)
                    and not exists (select from jidu.standing_judgement o
                        where o.delivery_id = d.delivery_id and o.kind = 'closed')
                    and not exists (
                        select from jidu.delivery n
                        where n.state in ('loaded', 'refused', 'held')
                            and (n.batch_id, n.rank_in_batch) > (d.batch_id, d.rank_in_batch)
                            and n.source = d.source and n.quarter = d.quarter and n.area_code = d.area_code
                            and %s = %s and (n.state <> 'loaded' or n.supplement))""".formatted(base.formatted("n"), base.formatted("d")),
                BY_NAME,
                quarter.map(Quarter::toString).orElse(null),
                quarter.map(Quarter::toString).orElse(null),
                ending,
                ending);
    }

    private List<ReceivedFile> files(String where, String order, @Nullable Object... asked) {
        return db.query(ReceivedFileRow.SELECT + where + "\n" + order, (row, i) -> ReceivedFileRow.of(row), asked);
    }
}
