package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.change.ChangeCause;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.reconcile.arrival.UnlistedAreas;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Causes that hold for all rows, worked out by hand: definitions, tables, areas, the quarters before, the program. */
class DefinitionChangesTest {
    private static final String IN_QUARTER = "where: new_in_quarter and existed_in_quarter";
    private static final String HUANGYAN = "331003,黄岩区,county,331000\n";
    private static final String TOWNSHIP = "331002101,海门街道,township,";
    private static final String FILED_MORE = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数\n";

    @TempDir
    Path folder;

    private ComparedWorld world;

    @BeforeEach
    void aRevision() {
        world = new ComparedWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** What is counted otherwise, of whom a plan speaks, and what a panel leaves out: no row of it came or went. */
    @Test
    void aDefinition() throws IOException {
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA + ComparedWorld.YI + ComparedWorld.BING);
        world.send(
                "loan_331002_2018Q2",
                ComparedWorld.LENT
                        + ComparedWorld.LENT_TO_BING.replace("91331002MA2H1003XU,丙厂", "91331002MA2H10028B,乙厂"));
        world.send("tax_331002_2018Q2", FILED_MORE + "91331002MA2H1003XU,丙厂,331002,2018Q2,100000000,5,400\n");
        world.run();
        // 丙厂 is of medium size
        Definitions wider = world.with("plans/taizhou-2018.yml", "universe: small_micro\n", "universe: sme\n");
        assertThat(world.changes(World.DEFINITIONS, wider))
                .containsEntry("T01 new-enterprises", "1 2 definition 1")
                .doesNotContainKeys("_Z new-enterprises", "_Z enterprise-stock");

        Definitions counted = world.with("indicators/new-enterprises.yml", IN_QUARTER, "where: existed_in_quarter");
        assertThat(world.changes(wider, counted)).containsEntry("_Z new-enterprises", "1 2 definition 1");

        Definitions without = world.with(
                "panels/loan_quarter.sql",
                "on e.enterprise_id = m.matched_enterprise",
                "on e.enterprise_id = m.matched_enterprise where m.balance < 150");
        assertThat(world.changes(counted, without)).containsEntry("_Z loan-balance", "0.03 0.01 definition -0.02");
        assertThat(world.changes(without, World.DEFINITIONS))
                .containsEntry("_Z loan-balance", "0.01 0.03 definition 0.02");
    }

    @Test
    void aTableOfReference() throws IOException {
        Definitions changed = world.with("reference/entity-types.csv", "有限责任公司,limited", "有限责任公司,cooperative");

        assertThat(world.changes(World.DEFINITIONS, changed))
                .containsEntry("_Z new-enterprises", "1 0 rule -1")
                .containsEntry("_Z enterprise-stock", "2 0 rule -2");
    }

    /** A township goes to the neighbour, with all that is counted in it. */
    @Test
    void aBoundary() throws IOException {
        Definitions before = townshipOf("331002");
        Definitions after = townshipOf("331003");
        sendWithTownship();
        world.run(before);

        assertThat(world.changes(before, after))
                .containsEntry("_Z enterprise-stock", "3 2 boundary -1")
                .containsEntry("_Z new-enterprises", "2 1 boundary -1");
    }

    /** So does one whose neighbour has a file of its own, in which the township is not: its rows are in force no longer. */
    @Test
    void aBoundaryBetweenTwoFiles() throws IOException {
        Definitions before = townshipOf("331002");
        Definitions after = townshipOf("331003");
        sendWithTownship();
        world.send(
                "registration_331003_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.MORE.replace("331002,", "331003,"));
        world.run(before);
        world.run(after);

        assertThat(world.told("331000", before, after))
                .containsEntry("_Z enterprise-stock", "5 4 boundary -1")
                .containsEntry("T01 new-enterprises", "2 1 boundary -1");
    }

    private Definitions townshipOf(String county) throws IOException {
        return world.with("reference/areas.csv", HUANGYAN, HUANGYAN + TOWNSHIP + county + "\n");
    }

    /** A county's rows, the last of them in the township. */
    private void sendWithTownship() throws IOException {
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED
                        + ComparedWorld.JIA
                        + ComparedWorld.YI
                        + ComparedWorld.BING.replace("331002,2018", "331002101,2018"));
    }

    /** A township that has rows is taken out of the list: they could be counted nowhere. */
    @Test
    void anAreaThatIsGone() throws IOException {
        Definitions before = townshipOf("331002");
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED
                        + ComparedWorld.JIA
                        + ComparedWorld.YI.replace("331002,2015", "331002101,2015"));
        world.run(before);
        String gone = "reference/areas.csv:1: 缺少区划 331002101：已入库的 registration_331002_2018Q2.csv（2018Q2）有 1 行属于该地区，"
                + "须在其中才能计入，本次未作任何改动。请补上该地区的一行（area-changes.csv 中有其撤销记载的，先删去该记载），再运行一次";

        assertThatThrownBy(() -> world.run(World.DEFINITIONS))
                .isInstanceOf(FaultyDefinitionsException.class)
                .hasMessage(gone);
        assertThat(UnlistedAreas.problems(world.database(), World.DEFINITIONS)).hasToString("[" + gone + "]");
        assertThat(UnlistedAreas.problems(world.database(), before)).isEmpty();
    }

    /** A county that was not there before, with a file of its own: the city has its rows with the boundary. */
    @Test
    void aNewCounty() throws IOException {
        Definitions after = world.with("reference/areas.csv", HUANGYAN, HUANGYAN + "331005,高新区,county,331000\n");
        world.send(
                "registration_331005_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.BING.replace("331002,2018", "331005,2018"));
        world.run(after);

        assertThat(world.told("331000", World.DEFINITIONS, after))
                .containsEntry("_Z enterprise-stock", "2 3 boundary 1")
                .containsEntry("T01 new-enterprises", "1 2 boundary 1");
        assertThat(world.told("331005", World.DEFINITIONS, after)).containsEntry("_Z enterprise-stock", "- 1");
    }

    /** The quarter before arrives late: what is counted since the plan began moves, the quarter's own figure does not. */
    @Test
    void anEarlierQuarter() throws IOException {
        world.send(
                "registration_331002_2018Q1",
                ComparedWorld.REGISTERED + ComparedWorld.YI + ComparedWorld.MORE.replace("2015-01-01", "2018-02-01"));
        world.run();
        assertThat(world.told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED))
                .containsEntry("T01 new-enterprises", "1 3 earlier-quarter 2")
                .doesNotContainKey("_Z new-enterprises");

        world.send("registration_331002_2018Q1", ComparedWorld.REGISTERED + ComparedWorld.YI + ComparedWorld.MORE);
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA + ComparedWorld.YI + ComparedWorld.BING);
        world.run();
        assertThat(world.told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED))
                .containsEntry("T01 new-enterprises", "3 2 late-rows 1 earlier-quarter -2")
                .containsEntry("_Z new-enterprises", "1 2 late-rows 1");
    }

    /** An older program counted two more; of what has come since, nothing is put down to it. */
    @Test
    void anotherProgram() throws IOException {
        countedTwoMore();
        world.run(World.DEFINITIONS, "jidu 98");
        assertThat(world.changes("enterprise-stock")).isEqualTo("4 2 program-version -2");
        assertThat(world.changes("new-enterprises")).isEmpty();

        countedTwoMore();
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA + ComparedWorld.YI + ComparedWorld.BING);
        world.run(World.DEFINITIONS, "jidu 99");
        assertThat(world.changes("enterprise-stock")).isEqualTo("4 3 late-rows 1 program-version -2");
    }

    private void countedTwoMore() {
        world.db().update("update jidu.figure set value = value + 2 where indicator = 'enterprise-stock'");
    }
}
