package cn.jidu.cli;

import cn.jidu.report.ReportData;
import cn.jidu.store.Database;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What this site holds: the newest revision of every quarter, how its files fared, and which of them need someone. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "列出各季度的最新修订与收件情况。")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    SiteOptions site = new SiteOptions();

    @Override
    public Integer call() {
        try (Database database = site.existingDatabase()) {
            List<String> lines = new JdbcTemplate(database.reader())
                    .query(
                            """
                            select r.quarter, r.number, r.as_of, count(d.delivery_id),
                                count(*) filter (where d.state = 'loaded'), count(*) filter (where d.state = 'refused'),
                                count(*) filter (where d.state = 'held')
                            from jidu.revision r left join jidu.delivery d on d.quarter = r.quarter
                            where r.number = (select max(number) from jidu.revision n where n.quarter = r.quarter)
                            group by r.quarter, r.number, r.as_of order by r.quarter""",
                            (row, i) -> Terminal.texts()
                                    .get(
                                            "status.quarter",
                                            row.getString(1),
                                            row.getInt(2),
                                            row.getString(3),
                                            row.getLong(4),
                                            row.getLong(5),
                                            row.getLong(6),
                                            row.getLong(7)));
            lines.addAll(outstanding(database));
            System.out.println(
                    lines.isEmpty()
                            ? Terminal.texts().get("status.empty")
                            : String.join(System.lineSeparator(), lines));
        }
        return ExitCode.DONE;
    }

    private static List<String> outstanding(Database database) {
        return ReportData.listOutstanding(new JdbcTemplate(database.reader())).stream()
                .map(d -> Terminal.texts().get("summary." + d.fate(), d.fileName(), d.message(), d.reason()))
                .toList();
    }
}
