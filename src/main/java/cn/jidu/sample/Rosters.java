package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists that departments keep: who is on them and since when. */
final class Rosters {
    /** Key and the name that files write, in turn. */
    enum Roster {
        INDUSTRY_UPGRADED("industry-upgraded", "规下升规上工业", "市经信委"),
        ABOVE_SCALE("above-scale", "规模以上工业和服务业", "市统计局"),
        ABOVE_QUOTA("above-quota", "限额以上", "市统计局"),
        TECH("tech", "科技型小微企业", "市科技局"),
        DIRECTORY("directory", "统计名录库", "市统计局");

        private final String key;
        private final String title;
        private final String authority;

        Roster(String key, String title, String authority) {
            this.key = key;
            this.title = title;
            this.authority = authority;
        }

        String key() {
            return key;
        }

        String title() {
            return title;
        }
    }

    private final World world;
    private final Quarter first;

    Rosters(World world, Quarter first) {
        this.world = world;
        this.first = first;
    }

    /** The list to date of the enterprises of one county. */
    Stream<Row> rows(Roster roster, String county, Quarter quarter) {
        return world.registered(county, quarter)
                .filter(e -> e.kind().enterprise() && e.hasCodeIn(quarter))
                .flatMap(e -> listed(roster, e, quarter).map(day -> row(roster, e, quarter, day)).stream());
    }

    private static Row row(Roster roster, Entity e, Quarter quarter, LocalDate listed) {
        Row row = new Row(Shape.ROSTER)
                .with("roster", roster.key())
                .writtenAs("roster", e.index() % 2 == 0 ? roster.title() : roster.key())
                .with("enterprise_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("listed_on", listed)
                .with("authority", roster.authority);
        if (roster == Roster.ABOVE_SCALE && e.index() % 17 == 4 && e.endedBy(quarter.lastDay())) {
            row.with("delisted_on", e.ended().orElseThrow());
        }
        return row;
    }

    private Optional<LocalDate> listed(Roster roster, Entity e, Quarter quarter) {
        int draw = world.chance(e.index(), 6).nextInt(100);
        char section = Industries.section(e.industry());
        LocalDate day =
                switch (roster) {
                    case INDUSTRY_UPGRADED -> section == 'C' && (draw < 12 || e.index() % 29 == 1) ? upgraded(e) : null;
                    case ABOVE_SCALE ->
                        section == 'C' && draw < 12
                                ? upgraded(e)
                                : large(e) && section != 'F' && section != 'H' ? base(e) : null;
                    case ABOVE_QUOTA -> large(e) && (section == 'F' || section == 'H') ? base(e) : null;
                    case TECH -> draw >= 90 ? e.established().plusDays(100 + draw) : null;
                    case DIRECTORY -> draw >= 30 ? base(e) : null;
                };
        return Optional.ofNullable(day)
                .filter(d -> !d.isBefore(e.established()) && !d.isAfter(quarter.lastDay()))
                .filter(d -> roster == Roster.DIRECTORY || !e.endedBy(d));
    }

    private LocalDate upgraded(Entity e) {
        return first.firstDay().plusDays(world.chance(e.index(), 7).nextInt(800) - 60L);
    }

    private static boolean large(Entity e) {
        return e.employees() >= 60 && e.quarterlyRevenue() >= 500_000_000L;
    }

    private LocalDate base(Entity e) {
        LocalDate listed = first.firstDay().minusDays(30);
        return e.established().isAfter(listed) ? e.established().plusDays(60) : listed;
    }
}
