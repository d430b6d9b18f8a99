package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Row.Form;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Plants faults in the filings of one quarter. */
final class TaxFaults {
    private final List<Delivery> files;
    private final Quarter quarter;
    private final SplittableRandom chance;
    private final Planter planter;

    TaxFaults(List<Delivery> files, Quarter quarter, SplittableRandom chance, Planter planter) {
        this.files = files;
        this.quarter = quarter;
        this.chance = chance;
        this.planter = planter;
    }

    void plant() {
        tax();
        taxpayers();
    }

    private void tax() {
        Shape s = Shape.TAX;
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
        inAnotherCounty(2);
    }

    /** Filings that another county's office sent: the row lies in that county's file. */
    private void inAnotherCounty(int times) {
        for (int i = 0; i < times; i++) {
            planter.plant(Shape.TAX, "AREA_MISMATCH", 1, r -> r.area().equals("331003"), r -> {
                Delivery from = planter.fileOf(r);
                if (!from.area().equals(Counties.CITY)) {
                    from.rows().remove(r);
                    Schedule.find(files, "tax_331002_" + quarter).add(r);
                }
                r.with("area_code", "331002");
            });
        }
    }

    /** Taxpayers that an exact match does not find, each for its own reason, and one that it does. */
    private void taxpayers() {
        Shape s = Shape.TAX;
        Predicate<Row> right = r -> Codes.isRight(r.code()) && r.code().startsWith("9133100");
        planter.plant(
                s,
                "REPAIRED only",
                3,
                right,
                r -> r.form(Form.REPAIRED)
                        .repaired()
                        .with("taxpayer_id", r.code().replaceFirst("33100", "33IOO")));
        planter.plant(
                s,
                "LEGACY only",
                3,
                right,
                r -> r.form(Form.LEGACY)
                        .with("taxpayer_id", r.code().substring(2, 8) + r.code().substring(8, 17)));
        planter.plant(
                s,
                "NAME only",
                3,
                right,
                r -> r.form(Form.NAME).with("taxpayer_id", null).writtenAs("taxpayer_id", ""));
        planter.plant(
                s,
                "CITIZEN_ID",
                2,
                right,
                r -> r.form(Form.CITIZEN)
                        .with(
                                "taxpayer_id",
                                Codes.citizen("33100219" + (60 + chance.nextInt(40)) + "0715"
                                                + (100 + chance.nextInt(900)))
                                        + "01"));
        planter.plant(s, "L before the code", 2, right, r -> r.with("taxpayer_id", "L" + r.code()));
        planter.plant(s, "in no registry", 2, right, r -> r.with("taxpayer_id", planter.stranger()));
        planter.plant(
                s,
                "CODE_CHECK_DIGIT, in no registry",
                2,
                right,
                r -> r.with("taxpayer_id", Codes.withWrongCheck(r.code())));
    }
}
