package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;

/** The registration's files of a quarter: the city's in the first, then by county. */
final class RegistrationSchedule {
    /** Whose registration does not come for the last quarter: the one before stands, stale. */
    private static final String STALE_REGISTRATION = "331083";

    private final SampleOptions options;
    private final Extracts extracts;

    RegistrationSchedule(SampleOptions options, Extracts extracts) {
        this.options = options;
        this.extracts = extracts;
    }

    List<Delivery> deliveries(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.equals(options.first())) {
            files.add(file(Counties.CITY, quarter, ""));
            // sent again by one county: its own rows of the city's file are replaced
            files.add(file("331004", quarter, "改"));
            return files;
        }
        for (String county : Counties.CODES) {
            if (!(options.isLast(quarter) && county.equals(STALE_REGISTRATION))) {
                files.add(file(county, quarter, ""));
            }
        }
        if (options.isLastButOne(quarter)) {
            Corrections.sendAgain(files, "registration_331003_" + quarter, 15, "status", "吊销");
            Corrections.sendLate(files, "registration_331081_" + quarter, 8, "legal_representative", "王补报");
            bothCounties(files, quarter);
            Corrections.cutInHalf(files, "registration_331022_" + quarter);
        }
        return files;
    }

    /** An enterprise that moved stays in the old county's extract as well: the newer file's row stands. */
    private static void bothCounties(List<Delivery> files, Quarter quarter) {
        Delivery old = Corrections.find(files, "registration_331002_" + quarter);
        List<Row> moved =
                Corrections.find(files, "registration_331022_" + quarter).rows();
        for (int i = 0; i < 2 && i < moved.size(); i++) {
            Row twin = moved.get(moved.size() / 3 * (i + 1)).plant();
            old.add(twin.copy().plant().with("area_code", "331002").with("emerging_tag", Emerging.NONE));
        }
    }

    private Delivery file(String area, Quarter quarter, String rest) {
        Delivery file = Delivery.of(Shape.REGISTRATION, area, quarter, rest, c -> extracts.registration(c, quarter));
        return extracts.tags(area, quarter) ? file : file.without("emerging_tag");
    }
}
