package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists that departments keep: who is on them and since when. */
public final class SampleRosters {
    private final SampleWorld world;
    private final Quarter first;

    public SampleRosters(SampleWorld world, Quarter first) {
        this.world = world;
        this.first = first;
    }

    /** These lists to date, of one county. */
    public Stream<SampleRow> rows(List<SampleRoster> rosters, String county, Quarter quarter) {
        return world.registered(county, quarter)
                .filter(e -> e.hasCodeIn(quarter))
                .flatMap(e -> rosters.stream()
                        .flatMap(r -> listed(r, e, quarter).map(day -> row(r, e, quarter, day)).stream()));
    }

    private static SampleRow row(SampleRoster roster, SampleEntity e, Quarter quarter, LocalDate listed) {
        SampleRow row = new SampleRow(SourceShape.ROSTER)
                .with("roster", roster.key())
                .writtenAs("roster", e.index() % 2 == 0 ? roster.title() : roster.key())
                .with("enterprise_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("listed_on", listed)
                .with("authority", roster.authority());
        delisted(roster, e, listed, quarter)
                .filter(d -> !d.isAfter(quarter.lastDay()))
                .ifPresent(d -> row.with("delisted_on", d));
        return row;
    }

    private static Optional<LocalDate> delisted(
            SampleRoster roster, SampleEntity e, LocalDate listed, Quarter quarter) {
        return switch (roster) {
            case ABOVE_SCALE -> e.index() % 17 == 4 && e.endedBy(quarter.lastDay()) ? e.ended() : Optional.empty();
            case CULTIVATION_PROVINCE, CULTIVATION_CITY, CULTIVATION_COUNTY ->
                e.index() % 3 == 1 ? Optional.of(listed.plusDays(240)) : Optional.empty();
            case DIRECTORY -> e.index() % 29 == 3 ? Optional.of(listed.plusDays(400)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> listed(SampleRoster roster, SampleEntity e, Quarter quarter) {
        if (!e.kind().enterprise() && !roster.ofAnyKind()) {
            return Optional.empty();
        }
        return Optional.ofNullable(day(roster, e))
                .filter(d -> !d.isBefore(e.established()) && !d.isAfter(quarter.lastDay()))
                .filter(d -> roster == SampleRoster.DIRECTORY || roster.ofAnyKind() || !e.endedBy(d));
    }

    private @org.jspecify.annotations.Nullable LocalDate day(SampleRoster roster, SampleEntity e) {
        int draw = world.chance(e.index(), 6).nextInt(100);
        char section = SampleIndustries.section(e.industry());
        boolean trade = section == 'F' || section == 'H';
        return switch (roster) {
            case INDUSTRY_UPGRADED -> section == 'C' && (draw < 12 || e.index() % 29 == 1) ? since(e, 7) : null;
            case ABOVE_SCALE -> section == 'C' && draw < 12 ? since(e, 7) : large(e) && !trade ? base(e) : null;
            case ABOVE_QUOTA -> large(e) && trade ? base(e) : null;
            case TECH -> draw >= 90 ? e.established().plusDays(100 + draw) : null;
            case DIRECTORY -> draw >= 30 ? base(e) : null;
            default -> every(roster, e, section, trade) ? since(e, thing(roster)) : null;
        };
    }

    /** Who comes into the province's pool came into the city's and the county's with it. */
    private static int thing(SampleRoster roster) {
        return switch (roster) {
            case CULTIVATION_PROVINCE, CULTIVATION_CITY ->
                SampleRoster.CULTIVATION_COUNTY.key().hashCode();
            default -> roster.key().hashCode();
        };
    }

    private static boolean every(SampleRoster roster, SampleEntity e, char section, boolean trade) {
        int i = e.index();
        return switch (roster) {
            case SERVICE_UPGRADED -> i % 21 == 2 && "GILMNOR".indexOf(section) >= 0;
            case TRADE_UPGRADED -> i % 11 == 5 && trade;
            case JOINT_STOCK -> e.kind() == EntityKind.JOINT_STOCK && i % 3 > 0;
            case NEEQ -> i % 97 == 13;
            case EQUITY_EXCHANGE -> i % 71 == 14 || (i % 97 == 13 && i % 2 == 0);
            case AAA_CREDIT -> i % 103 == 20;
            case AA_CREDIT -> i % 53 == 20;
            case TRADE_RIGHTS -> i % 14 == 6 && "CF".indexOf(section) >= 0;
            case TRADE_PERFORMANCE -> i % 28 == 6 && "CF".indexOf(section) >= 0;
            case CULTIVATION_PROVINCE -> i % 186 == 7;
            case CULTIVATION_CITY -> i % 62 == 7;
            case CULTIVATION_COUNTY -> i % 31 == 7;
            case OBSOLETE -> i % 37 == 8 && section == 'C';
            case RECTIFIED -> i % 19 == 8 && "CO".indexOf(section) >= 0;
            default -> false;
        };
    }

    private LocalDate since(SampleEntity e, int thing) {
        return first.firstDay().plusDays(world.chance(e.index(), thing).nextInt(800) - 60L);
    }

    private static boolean large(SampleEntity e) {
        return e.employees() >= 60 && e.quarterlyRevenue() >= 500_000_000L;
    }

    private LocalDate base(SampleEntity e) {
        LocalDate listed = first.firstDay().minusDays(30);
        return e.established().isAfter(listed) ? e.established().plusDays(60) : listed;
    }
}
