package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.EmergingTags;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleExtracts;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.util.ArrayList;
import java.util.List;

/** The registration's files of a quarter: the city's in the first, then by county. */
final class RegistrationSchedule {
    /** Whose registration does not come for the last quarter: the one before stands, stale. */
    private static final String STALE_REGISTRATION = "331083";

    private final SampleOptions options;
    private final SampleExtracts extracts;

    RegistrationSchedule(SampleOptions options, SampleExtracts extracts) {
        this.options = options;
        this.extracts = extracts;
    }

    List<SentFile> deliveries(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        if (quarter.equals(options.first())) {
            files.add(file(SampleCounties.CITY, quarter, ""));
            // sent again by one county: its own rows of the city's file are replaced
            files.add(file("331004", quarter, "改"));
            return files;
        }
        for (String county : SampleCounties.CODES) {
            if (!(options.isLast(quarter) && county.equals(STALE_REGISTRATION))) {
                files.add(file(county, quarter, ""));
            }
        }
        if (options.isLastButOne(quarter)) {
            SentCorrections.sendAgain(files, "registration_331003_" + quarter, 15, "status", "吊销");
            SentCorrections.sendLate(files, "registration_331081_" + quarter, 8, "legal_representative", "王补报");
            bothCounties(files, quarter);
            SentCorrections.cutInHalf(files, "registration_331022_" + quarter);
        }
        return files;
    }

    /** Stale copies of another county's enterprises, in an older file and in a newer one: they take none away. */
    private static void bothCounties(List<SentFile> files, Quarter quarter) {
        SentFile older = SentCorrections.find(files, "registration_331002_" + quarter);
        SentFile newer = SentCorrections.find(files, "registration_331022_" + quarter);
        copy(newer, 1, older);
        copy(newer, 2, older);
        copy(older, 1, newer);
    }

    /** @param third which third of the file the row is the first of */
    private static void copy(SentFile from, int third, SentFile to) {
        if (!from.rows().isEmpty()) {
            SampleRow twin = from.rows().get(from.rows().size() / 3 * third).plant();
            to.add(twin.copy().plant().with("area_code", to.area()).with("emerging_tag", EmergingTags.NONE));
        }
    }

    private SentFile file(String area, Quarter quarter, String rest) {
        SentFile file =
                SentFile.of(SourceShape.REGISTRATION, area, quarter, rest, c -> extracts.registration(c, quarter));
        return extracts.tags(area, quarter) ? file : file.without("emerging_tag");
    }
}
