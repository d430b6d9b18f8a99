package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleExtracts;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SourceShape;
import java.util.ArrayList;
import java.util.List;

/** The filings of a quarter: the city's in the first of a year, then by county. */
final class TaxSchedule {
    /** Whose filings of the last but one quarter are refused and not sent again. */
    private static final String REFUSED_TAX = "331024";

    private final SampleOptions options;
    private final SampleExtracts extracts;

    TaxSchedule(SampleOptions options, SampleExtracts extracts) {
        this.options = options;
        this.extracts = extracts;
    }

    List<SentFile> deliveries(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        if (quarter.number() == 1) {
            files.add(SentFile.of(SourceShape.TAX, SampleCounties.CITY, quarter, "", c -> extracts.tax(c, quarter)));
            return files;
        }
        for (String county : SampleCounties.CODES) {
            SentFile file = SentFile.of(SourceShape.TAX, county, quarter, "", extracts.tax(county, quarter));
            if (options.isLastButOne(quarter) && county.equals(REFUSED_TAX)) {
                file.refused("HEADER_MISMATCH");
            }
            files.add(file);
        }
        if (options.isLast(quarter)) {
            SentCorrections.sendLate(files, "tax_331082_" + quarter, 6, "credit_rating", "D");
            SentCorrections.find(files, "tax_331081_" + quarter).controlledBy("tax_paid");
        }
        if (options.isLastButOne(quarter)) {
            SentCorrections.find(files, "tax_331002_" + quarter).controlledBy("tax_paid");
            files.add(SentCorrections.find(files, "tax_331003_" + quarter)
                    .again("重发")
                    .repeating(SentCorrections.find(files, "tax_331003_" + quarter)));
            SentFile miscounted = SentFile.of(SourceShape.TAX, "331022", quarter, "改", extracts.tax("331022", quarter));
            files.add(miscounted.controlledBy("tax_paid").refused("CONTROL_MISMATCH"));
            SentFile misdirected =
                    SentFile.of(SourceShape.TAX, "331081", quarter, "误传", extracts.tax("331083", quarter));
            files.add(misdirected.refused("WRONG_PERIOD_OR_AREA"));
        }
        return files;
    }
}
