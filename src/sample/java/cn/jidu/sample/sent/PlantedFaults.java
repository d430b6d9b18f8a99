package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Plants faults in ordinary rows of one quarter's files, and counts them. */
public final class PlantedFaults {
    private final List<SentFile> files;
    private final Quarter quarter;
    private final SplittableRandom chance;
    private final FaultPlanter planter;
    private final boolean longRow;

    /** @param longRow whether one row is longer than a row may be */
    public PlantedFaults(List<SentFile> files, Quarter quarter, long seed, boolean longRow) {
        this.files = files;
        this.quarter = quarter;
        this.chance = new SplittableRandom(seed * 101 + quarter.ordinal());
        this.planter = new FaultPlanter(files, chance);
        this.longRow = longRow;
    }

    /** What was planted: "source code" and how often. */
    public SortedMap<String, Integer> plant() {
        registration();
        codes();
        new TaxFaults(files, quarter, chance, planter, longRow).plant();
        loan();
        borrowers();
        parksAndTenants();
        lists();
        sizes();
        returns();
        duplicates();
        rareCharacters();
        RuleFaults rules = new RuleFaults(files, planter);
        rules.plant();
        new LifeFaults(files, quarter, planter).plant();
        rules.plantListed();
        return planter.planted();
    }

    private void registration() {
        SourceShape s = SourceShape.REGISTRATION;
        Predicate<SampleRow> noNumber =
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
        planter.reject(
                s,
                "ROW_WIDTH",
                "",
                1,
                r -> inCountyFile(r) && !planter.fileOf(r).isWorkbook(),
                r -> r.surplus(-2));
        planter.plant(
                s,
                "DATE_INVALID+REQUIRED_MISSING",
                1,
                r -> true,
                r -> r.fault("DATE_INVALID", "established_on")
                        .fault("REQUIRED_MISSING", "status")
                        .writtenAs("established_on", "2018年13月1日")
                        .writtenAs("status", "不详"));
        planter.plant(s, "TYPE_UNKNOWN", 3, r -> !r.code().isEmpty(), r -> r.with("entity_type", "新型经营主体"));
    }

    private boolean inCountyFile(SampleRow row) {
        return !planter.fileOf(row).area().equals(SampleCounties.CITY);
    }

    private void moveOutside(SampleRow row) {
        row.with("area_code", row.area().equals("331002") ? "331003" : "331002");
    }

    private void codes() {
        Predicate<SampleRow> zero = r -> r.code().startsWith("9133100") && SampleCodes.isRight(r.code());
        planter.plant(
                SourceShape.REGISTRATION,
                "CODE_REPAIRED",
                3,
                zero,
                r -> r.repaired().writtenAs("uscc", r.code().replaceFirst("33100", "331OO")));
    }

    private void loan() {
        SourceShape s = SourceShape.LOAN;
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
                r -> planter.fileOf(r).area().equals(SampleCounties.CITY)
                        && !r.area().equals("331082"),
                r -> r.with("area_code", r.area().equals("331004") ? "331003" : "331004"));
    }

    private void borrowers() {
        IdentityFaults borrowers = new IdentityFaults(planter, chance, SourceShape.LOAN);
        borrowers.plant(1);
        borrowers.citizens(1);
        planter.plant(
                SourceShape.LOAN,
                "FIRST_LOAN_CONTRADICTED",
                3,
                r -> !first(r) && quarter.equals(granted(r)),
                r -> r.with("first_loan", true));
    }

    private static boolean first(SampleRow note) {
        return note.yes("first_loan");
    }

    private static Quarter granted(SampleRow note) {
        return Quarter.containing(java.util.Objects.requireNonNull(note.date("granted_on")));
    }

    private void parksAndTenants() {
        planter.reject(SourceShape.PARK, "OUT_OF_RANGE", "stars", 1, r -> true, r -> r.writtenAs("stars", "9"));
        SourceShape s = SourceShape.TENANT;
        planter.reject(s, "REQUIRED_MISSING", "park_id", 1, r -> true, r -> r.writtenAs("park_id", ""));
        planter.reject(s, "DATE_INVALID", "moved_in_on", 1, r -> true, r -> r.writtenAs("moved_in_on", "建园时"));
        planter.reject(s, "OUT_OF_RANGE", "land_mu", 1, r -> true, r -> r.writtenAs("land_mu", "-3"));
        planter.reject(
                s,
                "PERIOD_MISMATCH",
                "quarter",
                1,
                r -> true,
                r -> r.writtenAs("quarter", quarter.plus(-1).toString()));
        planter.plant(
                s,
                "NAME_MISMATCH",
                1,
                r -> true,
                r -> r.with("name", "台州旧名" + r.text("name").substring(2)));
        IdentityFaults tenants = new IdentityFaults(planter, chance, s);
        tenants.plant(1);
        tenants.twice(1, r -> r.with("land_mu", new BigDecimal("1.5")));
        tenants.twiceByName(1);
    }

    private void lists() {
        SourceShape s = SourceShape.ROSTER;
        planter.reject(s, "NOT_IN_LIST", "roster", 1, r -> true, r -> r.writtenAs("roster", "明星企业"));
        planter.reject(s, "DATE_INVALID", "listed_on", 1, r -> true, r -> r.writtenAs("listed_on", "20181332"));
        planter.plant(
                s,
                "NAME_MISMATCH",
                1,
                r -> true,
                r -> r.with("name", "台州改名" + r.text("name").substring(2)));
        IdentityFaults listed = new IdentityFaults(planter, chance, s);
        listed.plant(1);
        listed.twice(1, r -> r);
    }

    private void sizes() {
        SourceShape s = SourceShape.SIZE_CLASS;
        planter.reject(s, "NOT_IN_LIST", "size", 1, r -> true, r -> r.writtenAs("size", "特大型"));
        planter.reject(s, "OUT_OF_RANGE", "year", 1, r -> true, r -> r.writtenAs("year", "1999"));
        IdentityFaults sized = new IdentityFaults(planter, chance, s);
        sized.plant(1);
        sized.twice(1, r -> r.with("size", "中型"));
    }

    private void returns() {
        SourceShape s = SourceShape.RETURN;
        Predicate<SampleRow> ofCounty = r -> !r.area().equals(SampleCounties.CITY);
        planter.reject(s, "NUMBER_INVALID", "value", 1, ofCounty, r -> r.writtenAs("value", "待核"));
        planter.reject(s, "NOT_IN_LIST", "indicator", 1, ofCounty, r -> r.writtenAs("indicator", "总产值"));
        planter.plant(s, "UNIT_MISMATCH", 1, ofCounty.and(r -> r.text("unit").equals("家")), r -> r.with("unit", "万家"));
    }

    private void duplicates() {
        planter.duplicate(SourceShape.REGISTRATION, 3, "", "");
        planter.duplicate(SourceShape.REGISTRATION, 2, "legal_representative", "李更正");
        planter.duplicate(SourceShape.TAX, 2, "", "");
        planter.duplicate(SourceShape.TAX, 2, "tax_paid", new BigDecimal("12345.67"));
        planter.duplicate(SourceShape.LOAN, 1, "", "");
        planter.duplicate(SourceShape.LOAN, 1, "balance", new BigDecimal("88.5"));
        planter.duplicate(SourceShape.ROSTER, 1, "", "");
        planter.duplicate(SourceShape.PARK, 1, "land_mu", new BigDecimal("66.6"));
    }

    /** Of extension A, of extension B, private: in the field that nothing else depends on. */
    private void rareCharacters() {
        for (String person : List.of("王㛃", "李𠮷", "陈\uE863")) {
            planter.plant(
                    SourceShape.REGISTRATION,
                    "RARE_CHARACTER",
                    1,
                    r -> true,
                    r -> r.with("legal_representative", person));
        }
    }
}
