package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FilesSummary;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.ProgressLines;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.intake.inbox.SeveralNamedException;
import cn.jidu.run.FileIngest;
import cn.jidu.run.IngestResult;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files in, without reconciling. */
@Command(name = "ingest", mixinStandardHelpOptions = true, description = "只接收文件入库，不核对、不测算。")
final class IngestCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "文件", arity = "0..*", description = "要接收的文件（不给出时接收 --inbox 中新到的文件）")
    List<Path> files = new ArrayList<>();

    @Option(names = "--inbox", paramLabel = "目录", description = "部门报送文件所在目录")
    @Nullable
    Path inbox;

    @Mixin
    DeclaredOptions declared = new DeclaredOptions();

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    IngestCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (files.isEmpty() == (inbox == null)) {
            throw new UsageException(TerminalTexts.texts().get("usage.ingest"));
        }
        requireDeclarable();
        if (inbox != null) {
            InputException.requireInbox(inbox);
        }
        boolean again = declared.isAny() && files.size() == 1 && Files.notExists(files.get(0));
        if (!again) {
            InputException.requireFiles(files);
        }
        Definitions definitions = site.definitions();
        SiteHome home = SiteHome.at(site.home);
        try (Database database = site.database(home);
                ProgressLines progress = new ProgressLines()) {
            FileIngest ingest = new FileIngest(site.open(home, definitions, database, clock), progress);
            IngestResult taken = again ? again(ingest, definitions) : take(ingest, definitions);
            progress.done();
            FilesSummary summary = new FilesSummary(taken.files(), taken.waiting(), site);
            System.out.println(
                    json ? JsonText.of(summary.values()) : String.join(System.lineSeparator(), summary.lines()));
            return summary.hasRefusals() ? ExitCode.DONE_WITH_REFUSALS : ExitCode.DONE;
        }
    }

    /** What is said of a file is said of one that is named, and not of the many in a zip. */
    private void requireDeclarable() {
        boolean zip = files.stream()
                .anyMatch(f -> f.toString().toLowerCase(Locale.ROOT).endsWith(".zip"));
        if (declared.isAny() && (inbox != null || zip)) {
            throw new UsageException(TerminalTexts.texts().get("usage.declared"));
        }
    }

    private IngestResult take(FileIngest ingest, Definitions definitions) {
        Path from = inbox;
        return from == null
                ? ingest.files(files, declared.in(definitions), clock.instant())
                : ingest.inbox(from, clock.instant());
    }

    /** The file lay in a zip, or is gone from the inbox: the archive has it. */
    private IngestResult again(FileIngest ingest, Definitions definitions) {
        String name = String.valueOf(files.get(0).getFileName());
        try {
            return ingest.again(name, declared.in(definitions), clock.instant())
                    .orElseThrow(() -> new InputException(TerminalTexts.texts().get("input.file", files.get(0))));
        } catch (SeveralNamedException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
