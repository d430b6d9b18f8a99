package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePlans;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is expected of every source with a due date for every area that reports speak of, and how it stands on a day. An
 * area has arrived where its completeness would be DELIVERED; it arrived with the first file that made it so.
 */
public final class ExpectedFiles {
    private final Definitions definitions;
    private final Quarter quarter;
    private final LocalDate asOf;
    private final Map<Long, LocalDate> arrivedOn = new HashMap<>();
    private final List<LoadedDelivery> arrived = new ArrayList<>();
    private final SitePlans here;
    private final List<ReceivedFile> turnedAway;
    /** The areas that the newest revision counts rows in: some have none of their own, but members. */
    private final Set<String> counted;

    private ExpectedFiles(JdbcTemplate db, Definitions definitions, Quarter quarter, LocalDate asOf, ZoneId zone) {
        this.definitions = definitions;
        this.quarter = quarter;
        this.asOf = asOf;
        DeliveryTable deliveries = new DeliveryTable(db);
        Stream.of(quarter, quarter.previous())
                .flatMap(q -> deliveries.listOfQuarter(q, DeliveryState.LOADED).stream())
                .forEach(f -> arrivedOn.put(f.id(), day(f, zone)));
        List<LoadedDelivery> loaded = LoadedDeliveries.loaded(db, Long.MAX_VALUE);
        loaded.stream().filter(this::isSeen).forEach(arrived::add);
        this.counted = Set.copyOf(db.queryForList("""
                select c.area_code from jidu.completeness c
                where c.source = ? and c.state <> 'missing' and c.revision_id = (
                    select r.revision_id from jidu.revision r where r.quarter = ? order by r.number desc limit 1)""", String.class, Source.REGISTRATION, quarter.toString()));
        List<ReceivedFile> newestFirst =
                new ArrayList<>(deliveries.listOfQuarter(quarter, DeliveryState.REFUSED, DeliveryState.HELD));
        Collections.reverse(newestFirst);
        this.here = SitePlans.of(
                definitions,
                Stream.concat(
                                loaded.stream().map(LoadedDelivery::area),
                                newestFirst.stream().map(ReceivedFile::area))
                        .toList(),
                quarter);
        this.turnedAway =
                newestFirst.stream().filter(f -> !day(f, zone).isAfter(asOf)).toList();
    }

    /**
     * By source, value and area, in order.
     *
     * @param from the quarter from which on files are expected; of one before nothing is owed. Empty: of every quarter
     * @param asOf the day: what came later has not come
     * @param zone in which files arrive on a day
     */
    public static List<FileExpectation> list(
            JdbcTemplate db,
            Definitions definitions,
            Optional<Quarter> from,
            Quarter quarter,
            LocalDate asOf,
            ZoneId zone) {
        if (from.filter(first -> quarter.compareTo(first) < 0).isPresent()) {
            return List.of();
        }
        return new ExpectedFiles(db, definitions, quarter, asOf, zone).all();
    }

    /** The plans that the site's quarter is measured for, by what has been loaded. */
    public static SitePlans plans(JdbcTemplate db, Definitions definitions, Quarter quarter) {
        return SitePlans.of(
                definitions,
                LoadedDeliveries.loaded(db, Long.MAX_VALUE).stream()
                        .map(LoadedDelivery::area)
                        .toList(),
                quarter);
    }

    private static LocalDate day(ReceivedFile file, ZoneId zone) {
        return LocalDate.ofInstant(file.origin().arrived(), zone);
    }

    private boolean isSeen(LoadedDelivery delivery) {
        LocalDate day = arrivedOn.get(delivery.id());
        return day != null && !day.isAfter(asOf);
    }

    private List<FileExpectation> all() {
        List<FileExpectation> all = new ArrayList<>();
        for (Source source : definitions.sources().values()) {
            source.due().ifPresent(days -> {
                DeliveryCoverage own = new DeliveryCoverage(source, definitions.areas(), arrived);
                SourceArrivals arrivals = new SourceArrivals(
                        source,
                        definitions.areas(),
                        here.needs(),
                        arrived,
                        quarter,
                        area -> own.hasRows(area, quarter) || counted.contains(area));
                LocalDate due = quarter.lastDay().plusDays(days);
                if (arrivals.isOfLists()) {
                    arrivals.expected("")
                            .forEach(list -> areas().forEach(
                                            area -> all.add(one(source, Optional.of(list), area, due, arrivals))));
                } else {
                    areas().forEach(area ->
                            owed(arrivals, area).forEach(sender -> all.add(one(source, sender, area, due, arrivals))));
                }
            });
        }
        return all;
    }

    /** Where only some senders are behind, those; else the source as a whole. */
    private static List<Optional<String>> owed(SourceArrivals arrivals, String area) {
        List<Optional<String>> behind = arrivals.whole(area).state() != SourceCompleteness.CompletenessState.PARTIAL
                ? List.of()
                : arrivals.expected(area).stream()
                        .filter(s -> arrivals.of(area, s).state() != SourceCompleteness.CompletenessState.DELIVERED)
                        .map(Optional::of)
                        .toList();
        return behind.isEmpty() ? List.of(Optional.empty()) : behind;
    }

    /** The plans' areas; of one whose parts are reported too, the parts: its own file covers them. */
    private List<String> areas() {
        List<String> reported = here.areas();
        return reported.stream()
                .filter(a -> definitions.areas().children(a).stream().noneMatch(c -> reported.contains(c.code())))
                .toList();
    }

    private FileExpectation one(
            Source source, Optional<String> value, String area, LocalDate due, SourceArrivals arrivals) {
        Optional<LocalDate> came =
                arrivals.cameWith(area, value).map(d -> java.util.Objects.requireNonNull(arrivedOn.get(d.id())));
        long days = Math.max(0, ChronoUnit.DAYS.between(due, came.orElse(asOf)));
        Optional<ReceivedFile> instead = came.isPresent() ? Optional.empty() : instead(source, area);
        FileExpectation.ExpectationState owed =
                days > 0 ? FileExpectation.ExpectationState.MISSING : FileExpectation.ExpectationState.AWAITED;
        FileExpectation.ExpectationState state = came.map(day ->
                        days > 0 ? FileExpectation.ExpectationState.LATE : FileExpectation.ExpectationState.ON_TIME)
                .or(() -> instead.map(f -> f.fate() == DeliveryState.HELD
                        ? FileExpectation.ExpectationState.HELD
                        : FileExpectation.ExpectationState.REFUSED))
                .orElse(owed);
        return new FileExpectation(source.name(), value, area, due, state, days, instead.map(ReceivedFile::fileName));
    }

    /** The newest file of the area, or of a wider or narrower one, that was not let in. */
    private Optional<ReceivedFile> instead(Source source, String area) {
        AreaTree areas = definitions.areas();
        return turnedAway.stream()
                .filter(t -> t.source().equals(source.name())
                        && (areas.isWithin(area, t.area()) || areas.isWithin(t.area(), area)))
                .findFirst();
    }
}
