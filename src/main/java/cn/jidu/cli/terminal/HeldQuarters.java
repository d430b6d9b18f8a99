package cn.jidu.cli.terminal;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.FileCounts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.reconcile.StaleWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Every quarter that has a revision or files, and the files that need someone, as {@code status} tells them.
 *
 * @param outstanding refused, held and unrecognised files
 * @param waiting names of files that were still being written
 * @param judged what was decided about files, in the order in which it was
 */
public record HeldQuarters(
        List<One> quarters, List<ReceivedFile> outstanding, List<String> waiting, List<Judged> judged) {
    private static final PackageTexts TEXTS = TerminalTexts.texts();

    /**
     * A quarter.
     *
     * @param newest empty where it was not measured yet
     * @param settled how many of the files were turned away and need nobody any more
     * @param stale why it must be measured anew; empty where it need not
     */
    record One(
            Quarter quarter,
            Optional<Newest> newest,
            List<ReceivedFile> files,
            long settled,
            Optional<StaleCauses> stale) {
        String line() {
            String fates = FilesSummary.fates(new FileCounts(files))
                    + (settled == 0 ? "" : TEXTS.get("status.settled", settled));
            return newest.map(r -> TEXTS.get("status.quarter", quarter, r.number, r.asOf, files.size(), fates)
                            + (r.reason.isEmpty() ? "" : TEXTS.get("status.reason", r.reason))
                            + stale.map(s -> TEXTS.get("status.stale", StaleWords.terminal(s)))
                                    .orElse(""))
                    .orElseGet(() -> TEXTS.get("status.unmeasured", quarter, files.size(), fates));
        }

        Map<String, Object> json(SiteOptions site) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("quarter", quarter.toString());
            newest.ifPresent(r -> {
                values.put("revision", r.number);
                values.put("asOf", r.asOf);
                values.put("reason", r.reason);
            });
            values.put("stale", stale.map(StaleCauses::files).orElse(List.of()));
            stale.ifPresent(s -> values.put("staleBecause", StaleJson.of(s)));
            values.putAll(new FilesSummary(files, List.of(), site).values());
            values.put("settled", settled);
            return values;
        }
    }

    /** The newest revision of a quarter. */
    record Newest(int number, String asOf, String reason) {}

    /** What somebody decided about a file. */
    record Judged(String file, String kind, String reason, String by, String at) {}

    /** @param stale the quarters that must be measured anew, and why */
    public static HeldQuarters of(JdbcTemplate db, SortedMap<Quarter, StaleCauses> stale) {
        SortedMap<Quarter, Newest> newest = newest(db);
        DeliveryTable deliveries = new DeliveryTable(db);
        List<ReceivedFile> received = deliveries.list(Optional.empty());
        SortedMap<Quarter, List<ReceivedFile>> files = new TreeMap<>();
        newest.keySet().forEach(q -> files.put(q, List.of()));
        files.putAll(received.stream()
                .filter(d -> !d.quarter().isEmpty())
                .collect(Collectors.groupingBy(d -> Quarter.of(d.quarter()))));
        List<ReceivedFile> outstanding = deliveries.listOutstanding();
        List<One> quarters = new ArrayList<>();
        files.forEach((q, of) -> quarters.add(new One(
                q,
                Optional.ofNullable(newest.get(q)),
                of,
                settled(of, outstanding),
                Optional.ofNullable(stale.get(q)))));
        return new HeldQuarters(quarters, outstanding, deliveries.listWaiting(), judged(received));
    }

    /** Turned away, and made good by a later file or closed by somebody. */
    private static long settled(List<ReceivedFile> files, List<ReceivedFile> outstanding) {
        Set<Long> open = outstanding.stream().map(ReceivedFile::id).collect(Collectors.toSet());
        return files.stream()
                .filter(f -> DeliveryState.OPEN.contains(f.fate()))
                .filter(f -> !open.contains(f.id()))
                .count();
    }

    private static List<Judged> judged(List<ReceivedFile> received) {
        SortedMap<Long, Judged> judged = new TreeMap<>();
        received.forEach(f -> f.judgement()
                .ifPresent(j -> judged.put(
                        j.number(),
                        new Judged(f.fileName(), j.kind(), j.reason(), j.by(), SiteOptions.MINUTES.format(j.at())))));
        return List.copyOf(judged.values());
    }

    private static SortedMap<Quarter, Newest> newest(JdbcTemplate db) {
        SortedMap<Quarter, Newest> newest = new TreeMap<>();
        RowCallbackHandler each = row ->
                newest.put(Quarter.of(row.getString(1)), new Newest(row.getInt(2), row.getString(3), row.getString(4)));
        db.query("select quarter, number, as_of, coalesce(reason, '') from jidu.revision order by number", each);
        return newest;
    }

    /** For people, a line each. */
    public List<String> lines(SiteOptions site) {
        List<String> lines = new ArrayList<>(quarters.stream().map(One::line).toList());
        outstanding.forEach(d -> lines.add(FilesSummary.line(d, site)));
        waiting.forEach(name -> lines.add(TEXTS.get("summary.waiting", name)));
        judged.forEach(j -> lines.add(TEXTS.get("status.judged." + j.kind, j.file, j.reason, j.by, j.at)));
        return lines;
    }

    /** For programs. */
    public Map<String, Object> json(SiteOptions site) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarters", quarters.stream().map(q -> q.json(site)).toList());
        values.put(
                "outstanding",
                outstanding.stream()
                        .map(d -> FileLine.json(d.told(site::adviseWithin)))
                        .toList());
        values.put("waiting", waiting);
        values.put("judged", judged);
        return values;
    }
}
