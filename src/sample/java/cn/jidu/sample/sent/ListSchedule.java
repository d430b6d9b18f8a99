package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleExtracts;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleRoster;
import cn.jidu.sample.city.SampleRosters;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
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
    private static final Map<String, List<SampleRoster>> LISTS = new TreeMap<>(Map.of(
            "市经信委名单",
            List.of(
                    SampleRoster.SERVICE_UPGRADED,
                    SampleRoster.JOINT_STOCK,
                    SampleRoster.CULTIVATION_PROVINCE,
                    SampleRoster.CULTIVATION_CITY,
                    SampleRoster.CULTIVATION_COUNTY,
                    SampleRoster.OBSOLETE,
                    SampleRoster.RECTIFIED),
            "市商务局名单",
            List.of(SampleRoster.TRADE_UPGRADED, SampleRoster.TRADE_RIGHTS, SampleRoster.TRADE_PERFORMANCE),
            "市金融办名单",
            List.of(SampleRoster.NEEQ, SampleRoster.EQUITY_EXCHANGE),
            "市市场监管局名单",
            List.of(SampleRoster.AAA_CREDIT, SampleRoster.AA_CREDIT)));

    private final SampleOptions options;
    private final SampleRosters rosters;
    private final SampleExtracts extracts;

    ListSchedule(SampleOptions options, SampleRosters rosters, SampleExtracts extracts) {
        this.options = options;
        this.rosters = rosters;
        this.extracts = extracts;
    }

    List<SentFile> rosters(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        for (SampleRoster roster : List.of(SampleRoster.ABOVE_SCALE, SampleRoster.ABOVE_QUOTA, SampleRoster.TECH)) {
            files.add(lists(List.of(roster), quarter, roster.title()));
        }
        if (quarter.number() == 4 || options.isLastButOne(quarter)) {
            files.add(lists(List.of(SampleRoster.DIRECTORY), quarter, SampleRoster.DIRECTORY.title()));
        }
        upgraded(files, quarter);
        // one department forgets its lists in the last quarter but one
        LISTS.forEach((name, rosters) -> {
            if (!(options.isLastButOne(quarter) && name.equals("市金融办名单"))) {
                files.add(lists(rosters, quarter, name));
            }
        });
        if (options.isLastButOne(quarter)) {
            files.add(new SentFile(SourceShape.ROSTER, "331081", quarter, "空文件").refused("EMPTY"));
        }
        if (options.isLast(quarter)) {
            SentCorrections.sendLate(
                    files, "roster_331000_" + quarter + "_" + SampleRoster.TECH.title(), 3, "authority", "市科技局（补）");
            // far fewer than stand from the quarter before: it waits
            Stream<SampleRow> few = rosters.rows(List.of(SampleRoster.DIRECTORY), "331023", quarter)
                    .filter(r -> SampleCodes.isRight(r.code()))
                    .limit(5);
            files.add(SentFile.of(SourceShape.ROSTER, "331023", quarter, SampleRoster.DIRECTORY.title(), few)
                    .markReplaced());
        }
        return files;
    }

    /** In the last quarter the counties send the list themselves, but for one. */
    private void upgraded(List<SentFile> files, Quarter quarter) {
        List<SampleRoster> list = List.of(SampleRoster.INDUSTRY_UPGRADED);
        if (!options.isLast(quarter)) {
            files.add(lists(list, quarter, SampleRoster.INDUSTRY_UPGRADED.title()));
            return;
        }
        SampleCounties.CODES.stream()
                .filter(c -> !c.equals(STALE_ROSTER))
                .map(c -> SentFile.of(SourceShape.ROSTER, c, quarter, "升规", rosters.rows(list, c, quarter)))
                .filter(f -> !f.rows().isEmpty())
                .forEach(files::add);
    }

    private SentFile lists(List<SampleRoster> list, Quarter quarter, String name) {
        return SentFile.of(SourceShape.ROSTER, SampleCounties.CITY, quarter, name, c -> rosters.rows(list, c, quarter));
    }

    /** The statistics department's sizes: for the city at the first year's end, by two counties later. */
    List<SentFile> sizes(Quarter quarter) {
        int year = quarter.year();
        if (quarter.plus(3).equals(options.last())) {
            return List.of(sizes(SampleCounties.CITY, quarter, year));
        }
        return options.isLastButOne(quarter)
                ? List.of(sizes("331002", quarter, year - 1, year), sizes("331081", quarter, year, year + 1))
                : List.of();
    }

    private SentFile sizes(String area, Quarter quarter, int... years) {
        return SentFile.of(SourceShape.SIZE_CLASS, area, quarter, "", c -> extracts.sizes(c, quarter, years));
    }
}
