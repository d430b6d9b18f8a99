package cn.jidu.reconcile.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Deciding many new files of one source: how often files are looked into, and not how long it takes. */
class ManyFilesTest {
    private static final Source LOAN = Fixture.DEFINITIONS.sources().get("loan");
    private static final AreaTree AREAS = Fixture.DEFINITIONS.areas();
    private static final Quarter Q1 = new Quarter(2018, 1);
    private static final Quarter Q2 = new Quarter(2018, 2);

    /** Each new file is held against each before it once, which is four times as much for twice as many; against all pairs it would be eight. */
    @Test
    void twiceAsManyLendersAreFourTimesTheWork() {
        assertThat(looks(80)).isLessThan(looks(40) * 5);
    }

    /** Who is expected is told by the quarter before, sender by sender: that quarter is looked through once. */
    @Test
    void whatCameOfTwiceAsManyLendersIsFourTimesTheWork() {
        assertThat(arrivals(80)).isLessThan(arrivals(40) * 5);
    }

    private static long arrivals(int lenders) {
        AtomicLong looks = new AtomicLong();
        List<LoadedDelivery> files = new ArrayList<>();
        for (int i = 0; i < 2 * lenders; i++) {
            files.add(file(i, i < lenders ? Q1 : Q2, "银行" + i % lenders, looks));
        }
        SourceArrivals arrivals = new SourceArrivals(LOAN, AREAS, new TreeSet<>(), files, Q2, area -> true);
        looks.set(0);
        assertThat(arrivals.all("331002"))
                .hasSize(lenders + 1)
                .allMatch(c -> c.state() == SourceCompleteness.CompletenessState.DELIVERED);
        return looks.get();
    }

    /** The work of deciding a quarter's files of so many lenders, a quarter of as many before it. */
    private static long looks(int lenders) {
        AtomicLong looks = new AtomicLong();
        List<LoadedDelivery> standing = new ArrayList<>();
        for (int i = 0; i < lenders; i++) {
            standing.add(file(i, Q1, "银行" + i, looks));
        }
        looks.set(0);
        for (int i = 0; i < lenders; i++) {
            LoadedDelivery file = file(lenders + i, Q2, "银行" + i, looks);
            assertThat(DeliveryShrinkage.replacedCells(LOAN, AREAS, standing, file))
                    .isEmpty();
            assertThat(SumJump.lastQuarter(LOAN, AREAS, file, standing).orElseThrow())
                    .containsExactly(new CoverageCell("loan", Q1, i, "331002", "银行" + i, false));
            standing.add(file);
        }
        return looks.get();
    }

    private static LoadedDelivery file(long id, Quarter quarter, String lender, AtomicLong looks) {
        List<AreaValue> cells = new CountedCells(List.of(new AreaValue("331002", lender)), looks);
        return new LoadedDelivery(
                id, (int) id, 1, "loan", "331002", quarter, Optional.empty(), false, "贷款.csv", "", false, cells);
    }

    /** Counts how often somebody looks into it. */
    private static final class CountedCells extends AbstractList<AreaValue> implements RandomAccess {
        private final List<AreaValue> cells;
        private final AtomicLong looks;

        CountedCells(List<AreaValue> cells, AtomicLong looks) {
            this.cells = cells;
            this.looks = looks;
        }

        @Override
        public AreaValue get(int index) {
            looks.incrementAndGet();
            return cells.get(index);
        }

        @Override
        public int size() {
            looks.incrementAndGet();
            return cells.size();
        }
    }
}
