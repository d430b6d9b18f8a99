package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.FileJudgement;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.SupersededFiles;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A received file beside what came after it.
 *
 * @param replacedBy the files that stand in its place, or in that of a part of it; of one not loaded, the one that settles it
 * @param zone the site's, in which times are told
 */
record ListedFile(ReceivedFile received, List<String> replacedBy, ZoneId zone) {

    ListedFile {
        replacedBy = List.copyOf(replacedBy);
    }

    /** All there are: by source, quarter, name, then in the order of arrival. */
    static List<ListedFile> listAll(JdbcTemplate db, Definitions definitions, ZoneId zone) {
        SupersededFiles superseded = SupersededFiles.of(db, definitions, Long.MAX_VALUE);
        DeliveryTable deliveries = new DeliveryTable(db);
        Map<Long, String> settledBy = deliveries.settledBy();
        return deliveries.list(Optional.empty()).stream()
                .map(f -> new ListedFile(
                        f,
                        Optional.ofNullable(settledBy.get(f.id())).map(List::of).orElseGet(() -> superseded.by(f.id())),
                        zone))
                .toList();
    }

    /** Understood and notes. */
    String notes() {
        return received.understood() + received.notes();
    }

    /** The site's time, e.g. 2018-07-20 09:00. */
    String arrived() {
        return time(received.origin().arrived());
    }

    /** When somebody decided about it, in the site's time. */
    String judgedAt() {
        return received.judgement().map(j -> time(j.at())).orElse("");
    }

    private String time(Instant instant) {
        return minutes(instant, zone);
    }

    /** A time as lists give it. */
    static String minutes(Instant instant, ZoneId zone) {
        return SiteOptions.MINUTES.withZone(zone).format(instant);
    }

    /** For programs, keys in this order. */
    @JsonValue
    Map<String, Object> json() {
        Optional<FileJudgement> judgement = received.judgement();
        boolean accepted =
                judgement.filter(j -> j.kind().equals(FileJudgement.ACCEPTED)).isPresent();
        String by = judgement.map(FileJudgement::by).orElse("");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fileName", received.fileName());
        values.put("sha256", received.sha256());
        values.put("source", received.source());
        values.put("area", received.area());
        values.put("quarter", received.quarter());
        values.put("month", received.month().map(Month::toString).orElse(""));
        values.put("fate", received.fate().word());
        values.put("reason", received.reason());
        values.put("message", received.why());
        values.put("accepted", received.accepted());
        values.put("acceptedBy", accepted ? by : "");
        values.put("acceptedAt", accepted ? judgedAt() : "");
        values.put("judgement", judgement.map(FileJudgement::kind).orElse(""));
        values.put("judgementReason", judgement.map(FileJudgement::reason).orElse(""));
        values.put("judgementBy", by);
        values.put("judgementAt", judgedAt());
        values.put("read", received.read());
        values.put("rejected", received.rejected());
        values.put("duplicate", received.duplicate());
        values.put("loaded", received.loaded());
        values.put("arrived", arrived());
        values.put("way", received.origin().way());
        values.put("inbox", received.origin().inbox());
        values.put("user", received.origin().user());
        values.put("zip", received.origin().zip());
        values.put("bytes", received.bytes());
        values.put("format", received.format());
        values.put("notes", notes());
        values.put("replacedBy", replacedBy);
        return values;
    }
}
