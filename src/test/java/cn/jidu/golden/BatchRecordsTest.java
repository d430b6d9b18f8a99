package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody who knows Spring Batch reads in its tables about runs. */
class BatchRecordsTest extends OwnInbox {
    private static final String HEADER = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String TAIL = ",有限责任公司,3441,331002,2018-03-01,存续\n";
    private static final String NAMED = "91331002MA2H1001XB,甲厂" + TAIL;
    /** One is rejected, one is a duplicate, two are loaded; one of these two is no enterprise. */
    private static final String REGISTRATION =
            HEADER + NAMED + NAMED + "1234,乙厂" + TAIL + "92331002MA2H10039P,丙店,个体工商户,3441,331002,2018-03-01,存续\n";

    private static final String STEPS = """
            select s.step_name, s.status, s.read_count, s.write_count, s.process_skip_count
            from spring_batch.batch_step_execution s where s.job_execution_id = ? order by s.step_execution_id""";
    private static final String EXECUTIONS = """
            select e.job_instance_id - first.id + 1 || ' ' || e.status
            from spring_batch.batch_job_execution e,
                (select min(job_instance_id) as id from spring_batch.batch_job_instance) first
            order by e.job_execution_id""";

    @Test
    void theCountsOfAStepAreThoseOfTheRowAccount() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION);
        world.run("2018Q2", inbox, World.NOT_PRINTED);

        String file = "take-in-file:" + db().queryForObject("select delivery_id from jidu.delivery", Long.class);
        assertThat(steps())
                .containsExactly(
                        "collect COMPLETED 0 0 0",
                        "take-in COMPLETED 4 2 2",
                        file + " COMPLETED 4 2 2",
                        "reconcile COMPLETED 2 1 1",
                        "measure COMPLETED 0 0 0",
                        "gate COMPLETED 0 0 0",
                        "report COMPLETED 0 0 0");
        assertThat(db().queryForList(
                                "select stage || ' ' || sum(rows) from jidu.delivery_count group by stage order by stage",
                                String.class))
                .containsExactly("duplicate 1", "loaded 2", "read 4", "rejected 1");

        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(steps()).contains("take-in COMPLETED 0 0 0", "reconcile COMPLETED 0 0 0");
    }

    @Test
    void aRunThatFailedIsRestartedByTheNextOfItsQuarter() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION);
        failsAt("reconcile");
        failsAt("report");
        assertThat(executions()).containsExactly("1 FAILED", "1 FAILED");

        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(executions()).containsExactly("1 FAILED", "1 FAILED", "1 COMPLETED");
        assertThat(steps()).hasSize(6).allMatch(s -> s.contains(" COMPLETED "));

        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(executions()).containsExactly("1 FAILED", "1 FAILED", "1 COMPLETED", "2 COMPLETED");
    }

    /** A kill leaves the rows of what was at work as they were. */
    @Test
    void aRunThatWasKilledIsRestartedAndTakesUpItsFile() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION);
        failsAt("take-in");
        db().update("update spring_batch.batch_job_execution set status = 'STARTED', end_time = null");
        db().update("update spring_batch.batch_step_execution set status = 'STARTED', end_time = null");

        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(executions()).containsExactly("1 FAILED", "1 COMPLETED");
        assertThat(steps()).contains("take-in COMPLETED 4 2 2");
    }

    /** A kill may come before Spring Batch has kept what it knows of a step. */
    @Test
    void aFileThatWasCutOffIsTakenUpByTheRestart() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION);
        Path archive = folder.resolve("home/archive");
        Path away = folder.resolve("away");
        World.Silent moves = new World.Silent() {
            @Override
            public void stepStarted(String step) {
                if (step.equals("take-in")) {
                    move(archive, away);
                }
            }
        };
        assertThatThrownBy(() -> world.run("2018Q2", inbox, World.NOT_PRINTED, moves))
                .hasMessageStartingWith("归档中没有SHA-256为");
        move(away, archive);
        assertThat(steps()).anyMatch(s -> s.startsWith("take-in-file:") && s.endsWith(" FAILED 0 0 0"));
        db().update("delete from spring_batch.batch_step_execution_context");

        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(executions()).containsExactly("1 FAILED", "1 COMPLETED");
        assertThat(steps()).anyMatch(s -> s.startsWith("take-in-file:") && s.endsWith(" COMPLETED 4 2 2"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherQuartersRunIsAnotherInstance() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION);
        failsAt("measure");
        send("registration_331002_2018Q3.csv", REGISTRATION);
        world.run("2018Q3", inbox, World.NOT_PRINTED);
        assertThat(executions()).containsExactly("1 FAILED", "2 COMPLETED");
    }

    private void failsAt(String failing) {
        World.Silent stops = new World.Silent() {
            @Override
            public void stepStarted(String step) {
                if (step.equals(failing)) {
                    throw new IllegalStateException("stopped at " + step);
                }
            }
        };
        assertThatThrownBy(() -> world.run("2018Q2", inbox, World.NOT_PRINTED, stops))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stopped at " + failing);
    }

    /** Of the last execution. */
    private List<String> steps() {
        long last =
                db().queryForObject("select max(job_execution_id) from spring_batch.batch_job_execution", Long.class);
        return db().query(
                        STEPS,
                        (row, i) -> row.getString(1) + " " + row.getString(2) + " " + row.getLong(3) + " "
                                + row.getLong(4) + " " + row.getLong(5),
                        last);
    }

    private List<String> executions() {
        return db().queryForList(EXECUTIONS, String.class);
    }
}
