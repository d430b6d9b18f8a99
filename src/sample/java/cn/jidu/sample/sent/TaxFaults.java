package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** Plants faults in the filings of one quarter. */
final class TaxFaults {
    /** One character more than a line may have, whatever else stands in it. */
    private static final int LONGEST_LINE = 1 << 18;

    private final List<SentFile> files;
    private final Quarter quarter;
    private final SplittableRandom chance;
    private final FaultPlanter planter;
    private final boolean longRow;

    /** @param longRow whether one row is longer than any row may be: it makes the file a quarter of a megabyte larger */
    TaxFaults(List<SentFile> files, Quarter quarter, SplittableRandom chance, FaultPlanter planter, boolean longRow) {
        this.files = files;
        this.quarter = quarter;
        this.chance = chance;
        this.planter = planter;
        this.longRow = longRow;
    }

    void plant() {
        tax();
        IdentityFaults taxpayers = new IdentityFaults(planter, chance, SourceShape.TAX);
        taxpayers.plant(2);
        taxpayers.citizens(2);
        taxpayers.twice(
                2,
                r -> r.with("revenue", new BigDecimal("234567.89"))
                        .with("tax_paid", new BigDecimal("7654.32"))
                        .with("employees", new BigDecimal("14")));
        taxpayers.twiceByName(1);
    }

    private void tax() {
        SourceShape s = SourceShape.TAX;
        planter.reject(
                s, "CODE_PRECISION_LOST", "taxpayer_id", 1, r -> true, r -> r.writtenAs("taxpayer_id", "9.1331E+17"));
        planter.reject(s, "REQUIRED_MISSING", "revenue", 2, r -> true, r -> r.writtenAs("revenue", ""));
        planter.reject(s, "NUMBER_INVALID", "revenue", 3, r -> true, r -> r.writtenAs("revenue", "约50万"));
        planter.reject(s, "OUT_OF_RANGE", "employees", 2, r -> true, r -> r.writtenAs("employees", "-5"));
        planter.reject(s, "NOT_IN_LIST", "credit_rating", 1, r -> true, r -> r.writtenAs("credit_rating", "E"));
        planter.reject(
                s,
                "PERIOD_MISMATCH",
                "quarter",
                2,
                r -> true,
                r -> r.writtenAs("quarter", quarter.plus(-1).toString()));
        planter.plant(
                s,
                "NAME_MISMATCH",
                4,
                r -> true,
                r -> r.with("name", "台州更名后" + r.text("name").substring(2)));
        planter.plant(
                s,
                "same name, other brackets",
                2,
                r -> r.text("name").contains("（"),
                r -> r.with("name", r.text("name").replace("（", "(").replace("）", ")")));
        planter.plant(
                s,
                "folded code",
                3,
                r -> !r.code().isEmpty(),
                r -> r.writtenAs(
                        "taxpayer_id",
                        chance.nextBoolean()
                                ? FileStyle.fullWidth(r.code())
                                : " " + r.code().toLowerCase(java.util.Locale.ROOT)));
        planter.reject(
                s,
                "ROW_TOO_LONG",
                "",
                1,
                r -> longRow && !planter.fileOf(r).isWorkbook(),
                r -> r.writtenAs("name", "X".repeat(LONGEST_LINE)));
        inAnotherCounty(2);
    }

    /** Filings that another county's office sent: the row lies in that county's file. */
    private void inAnotherCounty(int times) {
        for (int i = 0; i < times; i++) {
            planter.plant(SourceShape.TAX, "AREA_MISMATCH", 1, r -> r.area().equals("331003"), r -> {
                SentFile from = planter.fileOf(r);
                if (!from.area().equals(SampleCounties.CITY)) {
                    from.rows().remove(r);
                    SentCorrections.find(files, "tax_331002_" + quarter).add(r);
                }
                r.with("area_code", "331002");
            });
        }
    }
}
