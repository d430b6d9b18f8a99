package cn.jidu.cli;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Texts;
import cn.jidu.reconcile.Revisions;
import cn.jidu.report.FindingRow;
import cn.jidu.report.ReportData;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The doubtful data that the newest revision of each quarter lists. */
@Command(name = "findings", mixinStandardHelpOptions = true, description = "列出各季度最新修订的疑点（入库但有疑问的数据）。")
final class FindingsCommand implements Callable<Integer> {
    private final Texts texts = Terminal.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    ListOptions options = new ListOptions();

    @Override
    public Integer call() {
        Definitions definitions = site.definitions();
        Predicate<String> within = options.within(definitions.areas());
        List<Quarter> asked = options.quarter().stream().toList();
        List<Finding> found = new ArrayList<>();
        try (Database database = site.database(Home.at(site.home))) {
            JdbcTemplate db = new JdbcTemplate(database.reader());
            List<Quarter> quarters = asked.isEmpty() ? measured(db) : asked;
            for (Quarter quarter : quarters) {
                new Revisions(db)
                        .findNewest(quarter)
                        .ifPresent(r -> new ReportData(db, definitions, "jidu " + Jidu.VERSION, r).findings(f -> {
                            if (options.wants(f.code()) && within.test(f.area())) {
                                found.add(Finding.of(quarter, f));
                            }
                        }));
            }
        }
        FoundLines.print(found, options.json, "findings.none", this::line);
        return ExitCode.DONE;
    }

    private static List<Quarter> measured(JdbcTemplate db) {
        return db
                .queryForList(
                        "select distinct quarter collate \"C\" as quarter from jidu.revision order by 1", String.class)
                .stream()
                .map(Quarter::of)
                .toList();
    }

    private String line(Finding f) {
        return texts.get("findings.line", f.quarter, f.area, f.code, f.message);
    }

    /** As programs read it. */
    private record Finding(
            String code,
            String source,
            String area,
            String quarter,
            String file,
            @Nullable Integer row,
            String key,
            String message) {
        static Finding of(Quarter quarter, FindingRow f) {
            return new Finding(
                    f.code(),
                    f.source(),
                    f.area(),
                    quarter.toString(),
                    f.delivery(),
                    f.row().orElse(null),
                    f.key(),
                    f.message());
        }
    }
}
