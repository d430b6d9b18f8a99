package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The figures that departments know themselves and send as such. */
public final class SampleReturns {
    private static final int FOR_COUNTIES = 1;
    private static final int FOR_CITY = 2;
    private static final int FOR_BOTH = 3;

    /** A department's figure: for whom it is sent, and about how large it is for a county in a quarter. */
    private record Sent(String unit, String indicator, int whom, String size) {}

    private static final List<Sent> SENT = List.of(
            new Sent("市市场监管局", "company-share-of-converted", FOR_CITY, "78.25"),
            new Sent("市市场监管局", "emerging-growth", FOR_CITY, "14.6"),
            new Sent("市市场监管局", "inspections", FOR_COUNTIES, "0"),
            new Sent("市经信委", "ten-billion-parks", FOR_COUNTIES, "0"),
            new Sent("市经信委", "below-to-above-scale-industry", FOR_COUNTIES, "2"),
            new Sent("市科技局", "tech-rnd-share", FOR_CITY, "2.35"),
            new Sent("市科技局", "tech-staff-share", FOR_CITY, "10.4"),
            new Sent("市科技局", "tech-class-two-rights", FOR_CITY, "0.02"),
            new Sent("市科技局", "innovation-complexes", FOR_COUNTIES, "0"),
            new Sent("市科技局", "shared-instruments", FOR_BOTH, "47"),
            new Sent("市科技局", "shared-laboratory-services", FOR_CITY, "1010"),
            new Sent("市科技局", "testing-platform-coverage", FOR_CITY, "88.81"),
            new Sent("台州银监分局", "new-small-branches", FOR_COUNTIES, "0"),
            new Sent("台州银监分局", "local-bank-loan-growth", FOR_CITY, "16.2"),
            new Sent("台州银监分局", "local-bank-borrowers", FOR_CITY, "51830"),
            new Sent("台州银监分局", "local-bank-approval-rate", FOR_CITY, "93.4"),
            new Sent("人行台州市中心支行", "credit-loan-balance", FOR_CITY, "41.37"),
            new Sent("人行台州市中心支行", "credit-product-balance", FOR_CITY, "12.08"),
            new Sent("人行台州市中心支行", "new-loans", FOR_CITY, "0.42"),
            new Sent("人行台州市中心支行", "first-loan-enterprises", FOR_CITY, "35"),
            new Sent("市税务局", "tax-benefit-coverage", FOR_CITY, "96.5"),
            new Sent("市统计局", "below-scale-industry-growth", FOR_CITY, "5.8"));

    private SampleReturns() {}

    /** Whether some department sends the figure. */
    public static boolean isSent(String indicator) {
        return SENT.stream().anyMatch(s -> s.indicator().equals(indicator));
    }

    /**
     * One file per department; of what rows tell, departments send only a few figures of their own. 市科技局 never has
     * 三门县's innovation complexes in a second quarter, and 台州银监分局 sends nothing for second quarters.
     */
    public static List<SentFile> deliveries(Quarter quarter, Quarter first) {
        List<SentFile> files = new ArrayList<>();
        for (String unit : SENT.stream().map(Sent::unit).distinct().toList()) {
            if (unit.equals("台州银监分局") && quarter.number() == 2) {
                continue;
            }
            SentFile file = new SentFile(SourceShape.RETURN, SampleCounties.CITY, quarter, unit);
            SENT.stream().filter(s -> s.unit().equals(unit)).forEach(s -> rows(s, quarter, first, file));
            files.add(file);
        }
        return files;
    }

    private static void rows(Sent sent, Quarter quarter, Quarter first, SentFile file) {
        List<String> areas = SampleCounties.all();
        for (int i = 0; i < areas.size(); i++) {
            boolean city = i == 0;
            boolean silent = sent.indicator().equals("innovation-complexes")
                    && quarter.number() == 2
                    && areas.get(i).equals("331022");
            if ((sent.whom() & (city ? FOR_CITY : FOR_COUNTIES)) == 0 || silent) {
                continue;
            }
            file.add(new SampleRow(SourceShape.RETURN)
                    .with("indicator", sent.indicator())
                    .with("area_code", areas.get(i))
                    .with("quarter", quarter.toString())
                    .with("value", value(sent, i, quarter, first))
                    .with("unit", FigureKind.get(sent.indicator()).unit())
                    .with("reporting_unit", sent.unit()));
        }
    }

    private static BigDecimal value(Sent sent, int place, Quarter quarter, Quarter first) {
        BigDecimal size = new BigDecimal(sent.size());
        int age = quarter.since(first);
        int turn = (place * 7 + age * 3) % 11;
        return switch (FigureKind.get(sent.indicator()).behaviour()) {
            case LEVEL -> size.add(BigDecimal.valueOf((age + place) / 6));
            case RATIO, GROWTH -> size.add(BigDecimal.valueOf(turn, 2));
            default -> {
                boolean city = place == 0 && sent.whom() == FOR_BOTH;
                BigDecimal flow =
                        size.multiply(BigDecimal.valueOf(90L + turn * 4L)).movePointLeft(2);
                BigDecimal county = flow.setScale(size.scale(), java.math.RoundingMode.DOWN)
                        .add(BigDecimal.valueOf((place + age) % 3 / 2));
                yield city ? county.multiply(BigDecimal.valueOf(9)).add(BigDecimal.ONE) : county;
            }
        };
    }
}
