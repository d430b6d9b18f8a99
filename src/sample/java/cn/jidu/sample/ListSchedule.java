package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lists of a quarter and the sizes that were set: what counts until something newer comes. */
final class ListSchedule {
    /** Whose list of upgraded enterprises does not come for the last quarter. */
    private static final String STALE_ROSTER = "331024";

    /** The lists that come together in one file of their department. */
    private static final Map<String, List<Roster>> LISTS = new TreeMap<>(Map.of(
            "市经信委名单",
            List.of(
                    Roster.SERVICE_UPGRADED,
                    Roster.JOINT_STOCK,
                    Roster.CULTIVATION_PROVINCE,
                    Roster.CULTIVATION_CITY,
                    Roster.CULTIVATION_COUNTY,
                    Roster.OBSOLETE,
                    Roster.RECTIFIED),
            "市商务局名单",
            List.of(Roster.TRADE_UPGRADED, Roster.TRADE_RIGHTS, Roster.TRADE_PERFORMANCE),
            "市金融办名单",
            List.of(Roster.NEEQ, Roster.EQUITY_EXCHANGE),
            "市市场监管局名单",
            List.of(Roster.AAA_CREDIT, Roster.AA_CREDIT)));

    private final SampleOptions options;
    private final Rosters rosters;
    private final Extracts extracts;

    ListSchedule(SampleOptions options, Rosters rosters, Extracts extracts) {
        this.options = options;
        this.rosters = rosters;
        this.extracts = extracts;
    }

    List<Delivery> rosters(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        for (Roster roster : List.of(Roster.ABOVE_SCALE, Roster.ABOVE_QUOTA, Roster.TECH)) {
            files.add(lists(List.of(roster), quarter, roster.title()));
        }
        if (quarter.number() == 4 || options.isLastButOne(quarter)) {
            files.add(lists(List.of(Roster.DIRECTORY), quarter, Roster.DIRECTORY.title()));
        }
        upgraded(files, quarter);
        // one department forgets its lists in the last quarter but one
        LISTS.forEach((name, rosters) -> {
            if (!(options.isLastButOne(quarter) && name.equals("市金融办名单"))) {
                files.add(lists(rosters, quarter, name));
            }
        });
        if (options.isLastButOne(quarter)) {
            files.add(new Delivery(Shape.ROSTER, "331081", quarter, "空文件").refused("EMPTY"));
        }
        if (options.isLast(quarter)) {
            Corrections.sendLate(
                    files, "roster_331000_" + quarter + "_" + Roster.TECH.title(), 3, "authority", "市科技局（补）");
            // far fewer than stand from the quarter before: it waits
            Stream<Row> few = rosters.rows(List.of(Roster.DIRECTORY), "331023", quarter)
                    .filter(r -> Codes.isRight(r.code()))
                    .limit(5);
            files.add(Delivery.of(Shape.ROSTER, "331023", quarter, Roster.DIRECTORY.title(), few)
                    .markReplaced());
        }
        return files;
    }

    /** In the last quarter the counties send the list themselves, but for one. */
    private void upgraded(List<Delivery> files, Quarter quarter) {
        List<Roster> list = List.of(Roster.INDUSTRY_UPGRADED);
        if (!options.isLast(quarter)) {
            files.add(lists(list, quarter, Roster.INDUSTRY_UPGRADED.title()));
            return;
        }
        Counties.CODES.stream()
                .filter(c -> !c.equals(STALE_ROSTER))
                .map(c -> Delivery.of(Shape.ROSTER, c, quarter, "升规", rosters.rows(list, c, quarter)))
                .filter(f -> !f.rows().isEmpty())
                .forEach(files::add);
    }

    private Delivery lists(List<Roster> list, Quarter quarter, String name) {
        return Delivery.of(Shape.ROSTER, Counties.CITY, quarter, name, c -> rosters.rows(list, c, quarter));
    }

    /** The statistics department's sizes: for the city at the first year's end, by two counties later. */
    List<Delivery> sizes(Quarter quarter) {
        int year = quarter.year();
        if (quarter.plus(3).equals(options.last())) {
            return List.of(sizes(Counties.CITY, quarter, year));
        }
        return options.isLastButOne(quarter)
                ? List.of(sizes("331002", quarter, year - 1, year), sizes("331081", quarter, year, year + 1))
                : List.of();
    }

    private Delivery sizes(String area, Quarter quarter, int... years) {
        return Delivery.of(Shape.SIZE_CLASS, area, quarter, "", c -> extracts.sizes(c, quarter, years));
    }
}
