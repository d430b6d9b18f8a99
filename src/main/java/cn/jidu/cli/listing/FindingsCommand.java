package cn.jidu.cli.listing;

import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.ReturnCheck;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.ReportData;
import cn.jidu.report.part.CodeWords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;

/** The doubtful data that the newest revision of each quarter lists. */
@Command(name = "findings", mixinStandardHelpOptions = true, description = "列出各季度最新修订的疑点（入库但有疑问的数据）。")
public final class FindingsCommand extends ListCommand<FindingsCommand.Finding> {
    FindingsCommand() {
        super("findings.none");
    }

    @Override
    SortedSet<String> codes(Definitions definitions) {
        SortedSet<String> codes = new TreeSet<>(definitions.rules().keySet());
        Arrays.stream(FindingCode.values()).map(Enum::name).forEach(codes::add);
        codes.add(ReturnCheck.CODE);
        return codes;
    }

    @Override
    void list(JdbcTemplate db, Definitions definitions, Optional<Quarter> asked, Consumer<Finding> to) {
        List<Quarter> quarters = asked.map(List::of).orElseGet(() -> new Revisions(db).listQuarters());
        if (quarters.isEmpty()) {
            throw new InputException(texts.get("input.nothingMeasured", advisedRun(db, texts.get("advice.quarter"))));
        }
        for (Quarter quarter : quarters) {
            Revision newest = new Revisions(db)
                    .findNewest(quarter)
                    .orElseThrow(() -> new InputException(
                            texts.get("input.notMeasured", quarter, advisedRun(db, quarter.toString()))));
            new ReportData(db, definitions, "jidu " + SiteOptions.VERSION, newest)
                    .standingFindings(f -> to.accept(Finding.of(quarter, f)));
        }
    }

    /** With the inbox that files came from last, where there is one. */
    private String advisedRun(JdbcTemplate db, String quarter) {
        String inbox = db
                .queryForList(
                        "select inbox from jidu.batch where inbox <> '' order by batch_id desc limit 1", String.class)
                .stream()
                .findFirst()
                .orElseGet(() -> texts.get("advice.inbox"));
        return site.advise("run", quarter, "--inbox", inbox);
    }

    @Override
    String line(Finding f, Definitions definitions) {
        return texts.get(
                "findings.line",
                f.quarter,
                definitions
                        .areas()
                        .findByCode(f.area)
                        .map(a -> texts.get("findings.area", f.area, a.name()))
                        .orElse(f.area),
                f.code,
                place(f),
                f.message,
                new CodeWords(definitions).name(f.code));
    }

    /** Empty where the message begins with it, as those of the intake do, or where the finding is of no row. */
    private String place(Finding f) {
        return f.row == null || f.message.startsWith(f.file) ? "" : texts.get("findings.place", f.file, f.row);
    }

    /** As programs read it. */
    record Finding(
            String code,
            String source,
            String area,
            String quarter,
            String file,
            @Nullable Integer row,
            String key,
            String message)
            implements Found {
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
