package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleParks;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The parks of a quarter and their tenants. */
final class ParkSchedule {
    /** Whose tenants do not come for the last quarter. */
    private static final String MISSING_TENANTS = "331082";
    /** Who has no parks left, and says so. */
    private static final String WITHOUT_PARKS = "331023";

    private final SampleOptions options;
    private final SampleParks parks;

    ParkSchedule(SampleOptions options, SampleParks parks) {
        this.options = options;
        this.parks = parks;
    }

    List<SentFile> parks(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        if (!options.isLast(quarter)) {
            files.add(SentFile.of(SourceShape.PARK, SampleCounties.CITY, quarter, "", c -> parks.parks(c, quarter))
                    .controlledBy("land_mu"));
            return files;
        }
        for (String county : SampleCounties.CODES) {
            // one county has none left: a header without rows is a nil return, not a missing one
            Stream<SampleRow> rows = county.equals(WITHOUT_PARKS) ? Stream.of() : parks.parks(county, quarter);
            files.add(SentFile.of(SourceShape.PARK, county, quarter, "", rows));
        }
        files.add(SentFile.of(SourceShape.PARK, "331082", quarter, "附", parks.parks("331082", quarter))
                .refused("UNREADABLE"));
        return files;
    }

    /** From the first year's end on: for the whole city, by county, for the city with a county's correction, by county. */
    List<SentFile> tenants(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        if (quarter.plus(3).compareTo(options.last()) < 0) {
            return files;
        }
        if (quarter.plus(3).equals(options.last()) || options.isLastButOne(quarter)) {
            files.add(
                    SentFile.of(SourceShape.TENANT, SampleCounties.CITY, quarter, "", c -> parks.tenants(c, quarter)));
        } else {
            SampleCounties.CODES.stream()
                    .filter(c -> !(options.isLast(quarter) && c.equals(MISSING_TENANTS)))
                    .map(c -> SentFile.of(SourceShape.TENANT, c, quarter, "", tenantsOrNil(c, quarter)))
                    .forEach(files::add);
        }
        if (options.isLastButOne(quarter)) {
            tenantsOfOneCounty(files.get(0), files, quarter);
        }
        return files;
    }

    private Stream<SampleRow> tenantsOrNil(String county, Quarter quarter) {
        return options.isLast(quarter) && county.equals(WITHOUT_PARKS) ? Stream.of() : parks.tenants(county, quarter);
    }

    /** A county corrects who is in its parks: of the city's file only those rows are replaced. */
    private void tenantsOfOneCounty(SentFile city, List<SentFile> files, Quarter quarter) {
        SentFile corrected = new SentFile(SourceShape.TENANT, "331004", quarter, "改");
        List<SampleRow> tenants = parks.tenants("331004", quarter).toList();
        for (int i = 0; i < tenants.size(); i++) {
            corrected.add(i % 4 == 1 ? tenants.get(i).with("land_mu", new BigDecimal("6.5")) : tenants.get(i));
        }
        city.rows().stream()
                .filter(r -> r.text("park_id").startsWith("TZXWY331004"))
                .forEach(SampleRow::plant);
        files.add(corrected);
    }
}
