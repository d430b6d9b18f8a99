package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A loan note: all of it is outstanding until the day it is due. */
record PlaceNote(
        String id,
        String lender,
        PlaceEnterprise borrower,
        LocalDate granted,
        LocalDate due,
        BigDecimal amountWan,
        boolean credit,
        boolean rollover) {

    boolean grantedIn(Quarter quarter) {
        return PlaceEnterprise.isIn(granted, quarter);
    }

    BigDecimal balanceWan(Quarter quarter) {
        return PlaceEnterprise.isBy(granted, quarter) && !PlaceEnterprise.isBy(due, quarter)
                ? amountWan
                : BigDecimal.ZERO;
    }

    /** Whether the lender's extract of the quarter has it. */
    boolean isReported(Quarter quarter) {
        return grantedIn(quarter) || balanceWan(quarter).signum() > 0;
    }
}
