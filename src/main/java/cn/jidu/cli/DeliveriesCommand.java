package cn.jidu.cli;

import cn.jidu.definition.Texts;
import cn.jidu.reconcile.ShrinkHold;
import cn.jidu.report.QuarterResults.DeliveryLine;
import cn.jidu.report.ReportData;
import cn.jidu.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every file that was received and how it fared; lets a held one in. */
@Command(name = "deliveries", mixinStandardHelpOptions = true, description = "列出收到的全部文件及处理结果；接受待确认的文件。")
final class DeliveriesCommand implements Callable<Integer> {
    private final Clock clock;
    private final Texts texts = Terminal.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--quarter", paramLabel = "季度", description = "只列该季度，例如 2018Q2")
    @Nullable
    String quarter;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Option(names = "--accept", paramLabel = "文件", description = "接受待确认的文件，下次运行时生效")
    @Nullable
    String accepted;

    @Option(names = "--reason", paramLabel = "理由", description = "接受的理由，随文件保存")
    @Nullable
    String reason;

    DeliveriesCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String file = accepted;
        String why = reason;
        if ((file == null) != (why == null || why.isBlank())) {
            throw new UsageException(texts.get("usage.accept"));
        }
        ListOptions.quarter(quarter);
        try (Database database = site.existingDatabase()) {
            if (file != null && why != null) {
                accept(database, file, why);
            } else {
                list(database);
            }
        }
        return ExitCode.DONE;
    }

    private void accept(Database database, String file, String why) {
        int held = new ShrinkHold(database, site.definitions()).accept(file, why, clock.instant());
        if (held == 0) {
            throw new InputException(texts.get("input.notHeld", file));
        }
        System.out.println(texts.get("deliveries.accepted", file));
    }

    private void list(Database database) {
        List<DeliveryLine> found =
                ReportData.listDeliveries(new JdbcTemplate(database.reader()), ListOptions.quarter(quarter));
        FoundLines.print(found, json, "deliveries.none", this::line);
    }

    private String line(DeliveryLine d) {
        String line = texts.get(
                "deliveries.line",
                d.fileName(),
                texts.get("fate." + d.fate()),
                d.read(),
                d.loaded(),
                d.duplicate(),
                d.rejected());
        String why = d.accepted().isEmpty() ? d.message() : texts.get("deliveries.why", d.accepted());
        return why.isEmpty() ? line : line + System.lineSeparator() + "  " + why;
    }
}
