package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.change.ChangeCause;
import cn.jidu.change.RevisedFigure;
import cn.jidu.change.RevisionHistory;
import cn.jidu.change.RevisionStatistic;
import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a figure has been revised, of three counties and their city, each number worked out by hand. */
class RevisionHistoryTest {
    @TempDir
    Path folder;

    private World world;
    private Path inbox;

    /**
     * New in the quarter: one in each county and three in the city, where two each and six were a year before; then three,
     * two, none and five. Revisions 2, 1, -1 and 2: mean 1, squares of what they are off it 1 + 0 + 4 + 1 = 6, so the
     * mean's error is √(6/3/4) = √½, t = √2, and with three degrees of freedom p = 0.2522. Growth was -50 % everywhere; it
     * is +50 %, none, -100 % and -17 %: two have another sign.
     */
    @Test
    void statistics() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        try (World opened = new World(folder.resolve("home"))) {
            world = opened;
            for (String county : new String[] {"331002", "331003", "331004"}) {
                send(county, "2017Q2", "2017-05-01", "2017-05-02");
                send(county, "2018Q2", "2017-05-01", "2017-05-02", "2018-05-01");
            }
            world.measure("2017Q2", inbox);
            world.measure("2018Q2", inbox);
            send("331002", "2018Q2", "2017-05-01", "2017-05-02", "2018-05-01", "2018-05-02", "2018-05-03");
            send("331003", "2018Q2", "2017-05-01", "2017-05-02", "2018-05-01", "2018-05-02");
            send("331004", "2018Q2", "2017-05-01", "2017-05-02", "2018-01-01");
            world.measure("2018Q2", inbox);

            RevisionStatistic told = new RevisionHistory(
                            world.database(), World.DEFINITIONS, r -> Optional.of(World.DEFINITIONS))
                    .statistics(area -> area.startsWith("3310")).stream()
                            .filter(s -> s.plan().equals("_Z") && s.indicator().equals("new-enterprises"))
                            .findFirst()
                            .orElseThrow();
            assertThat(told.figures()).isEqualTo(4);
            assertThat(told.meanRevision()).isEqualByComparingTo("1");
            assertThat(told.meanAbsoluteRevision()).isEqualByComparingTo("1.5");
            assertThat(told.relativeMeanAbsolute())
                    .hasValueSatisfying(r -> assertThat(r).isEqualByComparingTo("100"));
            assertThat(told.biasProbability()).contains(new BigDecimal("0.2522"));
            assertThat(told.largest())
                    .isEqualTo(new RevisedFigure(
                            "331000", Quarter.of("2018Q2"), new BigDecimal("3"), new BigDecimal("5"), false));
            assertThat(told.yoySignChanges()).isEqualTo(2);
            // 2, 1 and 3 came late, 1 and 1 were corrected
            assertThat(told.causeShares())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            ChangeCause.LATE_ROWS,
                            new BigDecimal("75"),
                            ChangeCause.CORRECTED_ROWS,
                            new BigDecimal("25")));
        }
    }

    private void send(String county, String quarter, String... founded) throws IOException {
        StringBuilder rows = new StringBuilder(ComparedWorld.REGISTERED);
        for (int i = 0; i < founded.length; i++) {
            rows.append("91%sMA2H10%d1X,第%d厂,有限责任公司,3525,%s,%s,存续\n".formatted(county, i + 10, i, county, founded[i]));
        }
        Files.writeString(inbox.resolve("registration_" + county + "_" + quarter + ".csv"), rows);
    }
}
