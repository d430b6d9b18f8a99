package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.PreviewJson;
import cn.jidu.cli.terminal.PreviewText;
import cn.jidu.cli.terminal.ProgressLines;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.delivery.FileCounts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.run.FilePreview;
import cn.jidu.run.PreviewRequest;
import cn.jidu.run.PreviewResult;
import cn.jidu.store.Database;
import cn.jidu.store.ScratchHome;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What files would change, without changing anything. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "试算：收到这些文件会怎样（是否接收、剔除哪些行、取代哪些行、指标如何变动），不改动任何数据。")
final class PreviewCommand implements Callable<Integer> {
    /** Rows of each kind that a person wants to see; programs get more. */
    private static final int LISTED = 3;

    private static final int LISTED_FOR_PROGRAMS = 100;

    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "文件", arity = "1..*", description = "要试算的文件，当作现在一起收到")
    List<Path> files = new ArrayList<>();

    @Option(names = "--quarter", paramLabel = "季度", description = "看哪个季度的指标（不给出时为这些文件中最新的季度）")
    @Nullable
    String quarter;

    @Option(names = "--all", description = "不变的指标也列出")
    boolean all;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    PreviewCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PreviewRequest request = new PreviewRequest(
                files,
                ListOptions.quarter(quarter),
                json ? LISTED_FOR_PROGRAMS : LISTED,
                LocalDate.now(clock),
                clock.instant());
        InputException.requireFiles(files);
        Definitions definitions = site.definitions();
        Optional<SiteHome> home = site.findHome();
        if (home.isPresent()) {
            return preview(definitions, home.get(), request);
        }
        if (!site.isExternal()) {
            System.err.println("· " + TerminalTexts.texts().get("preview.alone", site.home));
        }
        try (ScratchHome scratch = ScratchHome.alone()) {
            return preview(definitions, scratch.home(), request);
        }
    }

    /** What is not in the archive yet is taken in from where it lies. */
    private ReceivedFile advised(ReceivedFile file) {
        return file.told(told -> files.stream()
                .filter(f -> String.valueOf(f.getFileName()).equals(file.fileName()))
                .findFirst()
                .map(f -> site.adviseWithin(told, f))
                .orElseGet(() -> site.adviseWithin(told)));
    }

    private int preview(Definitions definitions, SiteHome home, PreviewRequest request) {
        try (Database database = site.database(home);
                ProgressLines progress = new ProgressLines()) {
            PreviewResult previewed = new FilePreview(site.open(home, definitions, database, clock), progress)
                    .of(request)
                    .withFiles(this::advised);
            progress.done();
            System.out.println(
                    json
                            ? new PreviewJson(previewed, all).text()
                            : new PreviewText(previewed, definitions, all).text());
            return new FileCounts(previewed.files()).leaveWork() ? ExitCode.DONE_WITH_REFUSALS : ExitCode.DONE;
        }
    }
}
