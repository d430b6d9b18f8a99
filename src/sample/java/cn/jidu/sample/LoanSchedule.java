package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The loans of a quarter: a file of each lender, in the last quarter of each county. */
final class LoanSchedule {
    /** Whose loans do not come for the last quarter. */
    private static final String MISSING_LOANS = "331023";

    private final SampleOptions options;
    private final Loans loans;

    LoanSchedule(SampleOptions options, Loans loans) {
        this.options = options;
        this.loans = loans;
    }

    List<Delivery> deliveries(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (options.isLast(quarter)) {
            for (String county : Counties.CODES) {
                if (!county.equals(MISSING_LOANS)) {
                    files.add(Delivery.of(
                            Shape.LOAN,
                            county,
                            quarter,
                            "",
                            Loans.LENDERS.stream().flatMap(l -> loans.rows(county, quarter, l))));
                }
            }
            Corrections.find(files, "loan_331081_" + quarter).controlledBy("granted_amount");
            Stream<Row> ofTheQuarterBefore = loans.rows("331002", quarter.previous());
            files.add(Delivery.of(Shape.LOAN, "331002", quarter, "旧", ofTheQuarterBefore)
                    .refused("WRONG_PERIOD_OR_AREA"));
            return files;
        }
        for (String lender : Loans.LENDERS) {
            Stream<Row> rows = Counties.CODES.stream().flatMap(c -> loans.rows(c, quarter, lender));
            files.add(Delivery.of(Shape.LOAN, Counties.CITY, quarter, lender, rows));
        }
        files.get(Loans.LENDERS.size() - 1).controlledBy("granted_amount");
        if (options.isLastButOne(quarter)) {
            loansOfOneCounty(files, quarter);
        }
        if (quarter.plus(2).equals(options.last())) {
            Delivery right = files.remove(1);
            Delivery unreadable = new Delivery(Shape.LOAN, Counties.CITY, quarter, Loans.LENDERS.get(1));
            unreadable.refused("ENCODING");
            right.rows().forEach(r -> unreadable.add(r.copy()));
            files.add(unreadable);
            files.add(Delivery.of(
                    Shape.LOAN, Counties.CITY, quarter, Loans.LENDERS.get(1) + "_改", right.rows().stream()));
        }
        return files;
    }

    /** A branch corrects its own notes: they replace that lender's in the county, nobody else's. */
    private void loansOfOneCounty(List<Delivery> files, Quarter quarter) {
        String lender = Loans.LENDERS.get(2);
        Delivery corrected = new Delivery(Shape.LOAN, "331082", quarter, lender + "_改");
        List<Row> notes = loans.rows("331082", quarter, lender).toList();
        for (int i = 0; i < notes.size(); i++) {
            Row note = notes.get(i).plant();
            corrected.add(i % 4 == 1 ? note.with("balance", note.number("granted_amount")) : note);
        }
        Delivery city = Corrections.find(files, "loan_331000_" + quarter + "_" + lender);
        city.rows().stream().filter(r -> r.area().equals("331082")).forEach(Row::plant);
        files.add(corrected);
    }
}
