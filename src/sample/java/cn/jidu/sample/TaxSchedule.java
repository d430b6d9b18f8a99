package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;

/** The filings of a quarter: the city's in the first of a year, then by county. */
final class TaxSchedule {
    /** Whose filings of the last but one quarter are refused and not sent again. */
    private static final String REFUSED_TAX = "331024";

    private final SampleOptions options;
    private final Extracts extracts;

    TaxSchedule(SampleOptions options, Extracts extracts) {
        this.options = options;
        this.extracts = extracts;
    }

    List<Delivery> deliveries(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.number() == 1) {
            files.add(Delivery.of(Shape.TAX, Counties.CITY, quarter, "", c -> extracts.tax(c, quarter)));
            return files;
        }
        for (String county : Counties.CODES) {
            Delivery file = Delivery.of(Shape.TAX, county, quarter, "", extracts.tax(county, quarter));
            if (options.isLastButOne(quarter) && county.equals(REFUSED_TAX)) {
                file.refused("HEADER_MISMATCH");
            }
            files.add(file);
        }
        if (options.isLast(quarter)) {
            Corrections.sendLate(files, "tax_331082_" + quarter, 6, "credit_rating", "D");
            Corrections.find(files, "tax_331081_" + quarter).controlledBy("tax_paid");
        }
        if (options.isLastButOne(quarter)) {
            Corrections.find(files, "tax_331002_" + quarter).controlledBy("tax_paid");
            files.add(Corrections.find(files, "tax_331003_" + quarter)
                    .again("重发")
                    .repeating(Corrections.find(files, "tax_331003_" + quarter)));
            Delivery miscounted = Delivery.of(Shape.TAX, "331022", quarter, "改", extracts.tax("331022", quarter));
            files.add(miscounted.controlledBy("tax_paid").refused("CONTROL_MISMATCH"));
            Delivery misdirected = Delivery.of(Shape.TAX, "331081", quarter, "误传", extracts.tax("331083", quarter));
            files.add(misdirected.refused("WRONG_PERIOD_OR_AREA"));
        }
        return files;
    }
}
