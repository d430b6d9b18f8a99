package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.SourceExamples;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.measure.IndicatorExamples;
import cn.jidu.reconcile.RuleExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code docs/tutorial-source.md} tells a newcomer to write is written, and gives what the page says it gives. */
class TutorialTest {
    private static final Pattern FILE = Pattern.compile("File `([^`]+)`:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theFilesOfTheTutorialGiveWhatItSays() throws IOException {
        Definitions definitions = written();
        assertThat(SourceExamples.failures(definitions)).isEmpty();

        try (World world = new World(folder.resolve("home"), definitions)) {
            assertThat(IndicatorExamples.failures(world.database(), definitions))
                    .isEmpty();
            assertThat(RuleExamples.failures(world.database(), definitions)).isEmpty();

            world.run("2018Q2", folder.resolve("inbox"), World.NOT_PRINTED);

            JdbcTemplate db = new JdbcTemplate(world.database().owner());
            assertThat(list(db, """
                            select distinct concat_ws(' ', area_code, trim_scale(value), status) as figure
                            from jidu.figure where indicator = 'power-used' and area_code = '331002'""")).containsExactly("331002 12.5 A");
            assertThat(list(db, "select concat_ws(' ', code, field, value) from jidu.reject"))
                    .containsExactly("NUMBER_INVALID 用电量 很多");
            assertThat(list(db, """
                            select concat_ws(' ', key, message) from jidu.revision_finding
                            where code = 'ENDED_BUT_POWERED'""")).containsExactly("D002|2018Q2 主体已于2017-12-15终止，本季用电30000千瓦时");
            assertThat(list(db, """
                            select concat_ws(' ', stage, nullif(reason, ''), rows) from jidu.balance
                            where source = 'power' and area_code = '331002'
                                and stage in ('read', 'rejected', 'loaded', 'in-force', 'matched') order by 1"""))
                    .containsExactly(
                            "in-force 3",
                            "loaded 3",
                            "matched EXACT 2",
                            "matched NAME 1",
                            "read 4",
                            "rejected NUMBER_INVALID 1");
        }
    }

    private Definitions written() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.move(jobs, folder.resolve("my-jobs"));
        Files.createDirectory(folder.resolve("inbox"));
        Matcher files = FILE.matcher(Files.readString(Path.of("docs/tutorial-source.md")));
        while (files.find()) {
            Files.writeString(folder.resolve(files.group(1)), files.group(2));
        }
        return JobsCopy.load(folder.resolve("my-jobs"));
    }

    private static List<String> list(JdbcTemplate db, String sql) {
        return db.queryForList(sql, String.class);
    }
}
