package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Row.Form;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Plants faults in ordinary rows of one quarter's files, and counts them. */
final class Faults {
    private final List<Delivery> files;
    private final Quarter quarter;
    private final SplittableRandom chance;
    private final Planter planter;

    Faults(List<Delivery> files, Quarter quarter, long seed) {
        this.files = files;
        this.quarter = quarter;
        this.chance = new SplittableRandom(seed * 101 + quarter.ordinal());
        this.planter = new Planter(files, chance);
    }

    /** What was planted: "source code" and how often. */
    SortedMap<String, Integer> plant() {
        registration();
        codes();
        new TaxFaults(files, quarter, chance, planter).plant();
        loan();
        borrowers();
        others();
        duplicates();
        return planter.planted();
    }

    private void registration() {
        Shape s = Shape.REGISTRATION;
        Predicate<Row> noNumber =
                r -> r.text("registration_no").isEmpty() && !r.code().isEmpty();
        planter.reject(
                s,
                "CODE_MISSING",
                "uscc",
                2,
                noNumber,
                r -> r.with("uscc", null).writtenAs("uscc", ""));
        planter.reject(
                s,
                "CODE_MALFORMED",
                "uscc",
                2,
                noNumber,
                r -> r.with("uscc", null).writtenAs("uscc", "9133100*MA2X"));
        planter.reject(
                s,
                "CODE_PRECISION_LOST",
                "uscc",
                2,
                noNumber,
                r -> r.with("uscc", null).writtenAs("uscc", "9.13310E+17"));
        planter.reject(s, "REQUIRED_MISSING", "established_on", 2, r -> true, r -> r.writtenAs("established_on", ""));
        planter.reject(
                s, "DATE_INVALID", "established_on", 2, r -> true, r -> r.writtenAs("established_on", "2017-02-30"));
        planter.reject(s, "NOT_IN_LIST", "industry_code", 2, r -> true, r -> r.writtenAs("industry_code", "9999"));
        planter.reject(s, "NOT_IN_LIST", "status", 1, r -> true, r -> r.writtenAs("status", "休眠中"));
        planter.reject(
                s, "OUT_OF_RANGE", "registered_capital", 1, r -> true, r -> r.writtenAs("registered_capital", "-50"));
        planter.reject(s, "AREA_UNKNOWN", "area_code", 2, this::inCountyFile, r -> r.writtenAs("area_code", "339999"));
        planter.reject(s, "AREA_OUTSIDE", "area_code", 2, this::inCountyFile, this::moveOutside);
        planter.reject(s, "ROW_WIDTH", "", 1, this::inCountyFile, r -> r.surplus(1));
        planter.reject(s, "ROW_WIDTH", "", 1, this::inCountyFile, r -> r.surplus(-2));
        planter.plant(
                s,
                "DATE_INVALID+NOT_IN_LIST",
                1,
                r -> true,
                r -> r.fault("DATE_INVALID", "established_on")
                        .fault("NOT_IN_LIST", "status")
                        .writtenAs("established_on", "2018年13月1日")
                        .writtenAs("status", "不详"));
        planter.plant(s, "TYPE_UNKNOWN", 3, r -> !r.code().isEmpty(), r -> r.with("entity_type", "新型经营主体"));
    }

    private boolean inCountyFile(Row row) {
        return !planter.fileOf(row).area().equals(Counties.CITY);
    }

    private void moveOutside(Row row) {
        row.with("area_code", row.area().equals("331002") ? "331003" : "331002");
    }

    private void codes() {
        Predicate<Row> zero = r -> r.code().startsWith("9133100") && Codes.isRight(r.code());
        planter.plant(
                Shape.REGISTRATION,
                "CODE_REPAIRED",
                3,
                zero,
                r -> r.repaired().writtenAs("uscc", r.code().replaceFirst("33100", "331OO")));
        planter.plant(
                Shape.TAX,
                "folded code",
                3,
                r -> !r.code().isEmpty(),
                r -> r.writtenAs(
                        "taxpayer_id",
                        chance.nextBoolean()
                                ? Style.fullWidth(r.code())
                                : " " + r.code().toLowerCase(java.util.Locale.ROOT)));
    }

    private void loan() {
        Shape s = Shape.LOAN;
        planter.reject(s, "REQUIRED_MISSING", "lender", 1, r -> true, r -> r.writtenAs("lender", ""));
        planter.reject(s, "DATE_INVALID", "granted_on", 1, r -> true, r -> r.writtenAs("granted_on", "去年三月"));
        planter.reject(s, "NUMBER_INVALID", "balance", 1, r -> true, r -> r.writtenAs("balance", "1,2,0O"));
        planter.reject(s, "OUT_OF_RANGE", "annual_rate", 1, r -> true, r -> r.writtenAs("annual_rate", "435"));
        planter.reject(s, "OUT_OF_RANGE", "balance", 1, r -> true, r -> r.writtenAs("balance", "(120.00)"));
        planter.reject(s, "NOT_IN_LIST", "security", 2, r -> true, r -> r.writtenAs("security", "口头"));
        planter.reject(
                s,
                "PERIOD_MISMATCH",
                "quarter",
                1,
                r -> true,
                r -> r.writtenAs("quarter", quarter.plus(-4).toString()));
        planter.plant(s, "NAME_MISMATCH", 2, r -> true, r -> r.with("name", r.text("name") + "（原）"));
        planter.plant(
                s,
                "AREA_MISMATCH",
                2,
                r -> planter.fileOf(r).area().equals(Counties.CITY) && !r.area().equals("331082"),
                r -> r.with("area_code", r.area().equals("331004") ? "331003" : "331004"));
    }

    private void borrowers() {
        Shape s = Shape.LOAN;
        Predicate<Row> right = r -> Codes.isRight(r.code()) && r.code().startsWith("9133100");
        planter.plant(
                s,
                "REPAIRED only",
                2,
                right,
                r -> r.form(Form.REPAIRED)
                        .repaired()
                        .with("borrower_id", r.code().replaceFirst("33100", "3310O")));
        planter.plant(
                s,
                "LEGACY only",
                2,
                right,
                r -> r.form(Form.LEGACY).with("borrower_id", r.code().substring(8, 17)));
        planter.plant(
                s,
                "NAME only",
                2,
                right,
                r -> r.form(Form.NAME).with("borrower_id", null).writtenAs("borrower_id", ""));
        planter.plant(s, "in no registry", 1, right, r -> r.with("borrower_id", planter.stranger()));
    }

    private void others() {
        planter.reject(Shape.PARK, "OUT_OF_RANGE", "stars", 1, r -> true, r -> r.writtenAs("stars", "9"));
        planter.reject(Shape.ROSTER, "NOT_IN_LIST", "roster", 1, r -> true, r -> r.writtenAs("roster", "明星企业"));
        planter.reject(
                Shape.ROSTER, "DATE_INVALID", "listed_on", 1, r -> true, r -> r.writtenAs("listed_on", "20181332"));
        planter.plant(
                Shape.ROSTER,
                "NAME_MISMATCH",
                1,
                r -> true,
                r -> r.with("name", "台州改名" + r.text("name").substring(2)));
        planter.plant(
                Shape.ROSTER,
                "NAME only",
                1,
                r -> true,
                r -> r.form(Form.NAME).with("enterprise_id", null).writtenAs("enterprise_id", ""));
        planter.plant(Shape.ROSTER, "in no registry", 1, r -> true, r -> r.with("enterprise_id", planter.stranger()));
        planter.reject(
                Shape.RETURN,
                "NUMBER_INVALID",
                "value",
                1,
                r -> !r.area().equals(Counties.CITY),
                r -> r.writtenAs("value", "待核"));
        planter.reject(
                Shape.RETURN,
                "NOT_IN_LIST",
                "indicator",
                1,
                r -> !r.area().equals(Counties.CITY),
                r -> r.writtenAs("indicator", "总产值"));
    }

    private void duplicates() {
        planter.duplicate(Shape.REGISTRATION, 3, "", "");
        planter.duplicate(Shape.REGISTRATION, 2, "legal_representative", "李更正");
        planter.duplicate(Shape.TAX, 2, "", "");
        planter.duplicate(Shape.TAX, 2, "tax_paid", new BigDecimal("12345.67"));
        planter.duplicate(Shape.LOAN, 1, "", "");
        planter.duplicate(Shape.LOAN, 1, "balance", new BigDecimal("88.5"));
        planter.duplicate(Shape.ROSTER, 1, "", "");
        planter.duplicate(Shape.PARK, 1, "land_mu", new BigDecimal("66.6"));
    }
}
