package cn.jidu.cli.release;

import cn.jidu.audit.AuditEntry;
import cn.jidu.audit.AuditTrail;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who did what, and whether nobody has changed what is kept of it. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "列出审计记录：何人、何时、做了什么；--check 检查有没有被改动过。")
public final class AuditCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--check", description = "检查记录是否完整、未被改动")
    boolean check;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    /** @param clock tells when something is done */
    public AuditCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Database database = site.existingDatabase()) {
            AuditTrail trail = new AuditTrail(new JdbcTemplate(database.reader()));
            return check ? check(trail) : list(trail);
        }
    }

    private int list(AuditTrail trail) {
        FoundLines<AuditEntry> found = new FoundLines<>(json, "audit.none", this::line);
        trail.each(found::add);
        found.end();
        return ExitCode.DONE;
    }

    private int check(AuditTrail trail) {
        Optional<AuditEntry> broken = trail.firstBroken();
        if (broken.isPresent()) {
            System.err.println("jidu: " + texts.get("audit.broken", broken.get().number(), line(broken.get())));
            return ExitCode.FAILED;
        }
        System.out.println(trail.last()
                .map(last -> texts.get("audit.whole", last.number(), last.hash()))
                .orElseGet(() -> texts.get("audit.none")));
        return ExitCode.DONE;
    }

    private String line(AuditEntry e) {
        return texts.get(
                "audit.line",
                e.number(),
                e.at().atZone(clock.getZone()).format(TIME),
                e.person(),
                e.act(),
                e.subject(),
                e.details());
    }
}
