package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleLoans;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The loans of a quarter: a file of each lender, in the last quarter of each county. */
final class LoanSchedule {
    /** Whose loans do not come for the last quarter. */
    private static final String MISSING_LOANS = "331023";

    private final SampleOptions options;
    private final SampleLoans loans;

    LoanSchedule(SampleOptions options, SampleLoans loans) {
        this.options = options;
        this.loans = loans;
    }

    List<SentFile> deliveries(Quarter quarter) {
        List<SentFile> files = new ArrayList<>();
        if (options.isLast(quarter)) {
            for (String county : SampleCounties.CODES) {
                if (!county.equals(MISSING_LOANS)) {
                    files.add(SentFile.of(
                            SourceShape.LOAN,
                            county,
                            quarter,
                            "",
                            SampleLoans.LENDERS.stream().flatMap(l -> loans.rows(county, quarter, l))));
                }
            }
            SentCorrections.find(files, "loan_331081_" + quarter).controlledBy("granted_amount");
            Stream<SampleRow> ofTheQuarterBefore = loans.rows("331002", quarter.previous());
            files.add(SentFile.of(SourceShape.LOAN, "331002", quarter, "旧", ofTheQuarterBefore)
                    .refused("WRONG_PERIOD_OR_AREA"));
            return files;
        }
        for (String lender : SampleLoans.LENDERS) {
            Stream<SampleRow> rows = SampleCounties.CODES.stream().flatMap(c -> loans.rows(c, quarter, lender));
            files.add(SentFile.of(SourceShape.LOAN, SampleCounties.CITY, quarter, lender, rows));
        }
        files.get(SampleLoans.LENDERS.size() - 1).controlledBy("granted_amount");
        if (options.isLastButOne(quarter)) {
            loansOfOneCounty(files, quarter);
        }
        if (quarter.plus(2).equals(options.last())) {
            SentFile right = files.remove(1);
            SentFile unreadable =
                    new SentFile(SourceShape.LOAN, SampleCounties.CITY, quarter, SampleLoans.LENDERS.get(1));
            unreadable.refused("ENCODING");
            right.rows().forEach(r -> unreadable.add(r.copy()));
            files.add(unreadable);
            files.add(SentFile.of(
                    SourceShape.LOAN,
                    SampleCounties.CITY,
                    quarter,
                    SampleLoans.LENDERS.get(1) + "_改",
                    right.rows().stream()));
        }
        return files;
    }

    /** A branch corrects its own notes: they replace that lender's in the county, nobody else's. */
    private void loansOfOneCounty(List<SentFile> files, Quarter quarter) {
        String lender = SampleLoans.LENDERS.get(2);
        SentFile corrected = new SentFile(SourceShape.LOAN, "331082", quarter, lender + "_改");
        List<SampleRow> notes = loans.rows("331082", quarter, lender).toList();
        for (int i = 0; i < notes.size(); i++) {
            SampleRow note = notes.get(i).plant();
            corrected.add(i % 4 == 1 ? note.with("balance", note.number("granted_amount")) : note);
        }
        SentFile city = SentCorrections.find(files, "loan_331000_" + quarter + "_" + lender);
        city.rows().stream().filter(r -> r.area().equals("331082")).forEach(SampleRow::plant);
        files.add(corrected);
    }
}
