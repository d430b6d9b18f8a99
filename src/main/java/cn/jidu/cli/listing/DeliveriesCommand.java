package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.ActorOptions;
import cn.jidu.cli.terminal.ActorOptions.ActingPerson;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FileLine;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.GivenReason;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.FileOrigin;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every file that was received, who or what brought it, and how it fared; lets a held one in. */
@Command(name = "deliveries", mixinStandardHelpOptions = true, description = "列出收到的全部文件、来路及处理结果；接受待确认的文件。")
public final class DeliveriesCommand implements Callable<Integer> {
    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--quarter", paramLabel = "季度", description = "只列该季度，例如 2018Q2")
    @Nullable
    String quarter;

    @Option(names = "--source", paramLabel = "种类", description = "只列该种数据，例如 loan")
    @Nullable
    String source;

    @Option(names = "--area", paramLabel = "区划", description = "只列该区划及其下级，代码或名称")
    @Nullable
    String area;

    @Option(names = "--fate", paramLabel = "结果", description = "只列该种处理结果，例如 退回")
    @Nullable
    String fate;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Option(names = "--accept", paramLabel = "文件", description = "接受待确认的文件，下次运行时生效")
    @Nullable
    String accepted;

    @Option(names = "--unaccept", paramLabel = "文件", description = "收回对文件的接受，下次运行时恢复接受以前的状态")
    @Nullable
    String unaccepted;

    @Option(names = "--close", paramLabel = "文件", description = "结清退回、待确认或未识别的文件，不再列为待办")
    @Nullable
    String closed;

    @Option(names = "--reason", paramLabel = "理由", description = "接受、收回或结清的理由，随文件保存")
    @Nullable
    String reason;

    @Mixin
    ActorOptions actor = new ActorOptions();

    /** @param clock tells when something is done */
    public DeliveriesCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<String> asked =
                Stream.of(accepted, unaccepted, closed).filter(Objects::nonNull).toList();
        Optional<String> why = GivenReason.check(reason);
        if (asked.size() > 1 || asked.isEmpty() != why.isEmpty() || (asked.isEmpty() && actor.token != null)) {
            throw new UsageException(texts.get("usage.accept"));
        }
        DefinitionLoader.Loaded loaded = site.loaded();
        Definitions definitions = loaded.definitions().orElseThrow();
        Predicate<ListedFile> wanted = wanted(definitions);
        try (Database database = site.existingDatabase()) {
            Optional<ActingPerson> who = why.map(w -> actor.require(SiteRole.STATISTICIAN, loaded, database));
            if (who.isPresent()) {
                checkArea(database, definitions, who.get(), asked.get(0));
                boolean first = ActorOptions.isFirst(database);
                System.out.println(judge(
                        new FileJudgements(database, definitions),
                        new FileJudgements.GivenJudgement(
                                why.orElseThrow(), who.get().name(), clock.instant())));
                if (first && !who.get().known()) {
                    System.err.println(actor.unknown());
                }
            } else {
                List<ListedFile> found =
                        ListedFile.listAll(new JdbcTemplate(database.reader()), definitions, clock.getZone());
                FoundLines.print(
                        found.stream().filter(wanted).toList(),
                        json,
                        isNarrowed() ? "deliveries.noneSuch" : "deliveries.none",
                        f -> String.join(System.lineSeparator(), lines(f)));
            }
        }
        return ExitCode.DONE;
    }

    /** @throws UsageException where a file of the name is not of his area; one of no area is the whole site's */
    private void checkArea(Database database, Definitions definitions, ActingPerson who, String file) {
        if (who.area().isPresent()) {
            new DeliveryTable(new JdbcTemplate(database.reader()))
                    .list(Optional.empty()).stream()
                            .filter(f -> f.fileName().equals(file))
                            .forEach(f -> who.expectWithin(f.area(), file, definitions.areas()));
        }
    }

    private boolean isNarrowed() {
        return Stream.of(quarter, source, area, fate).anyMatch(Objects::nonNull);
    }

    private String judge(FileJudgements judgements, FileJudgements.GivenJudgement given) {
        if (accepted != null) {
            return accept(judgements.accept(accepted, given), accepted);
        }
        if (unaccepted != null) {
            if (!judgements.unaccept(unaccepted, given)) {
                throw new InputException(texts.get("input.notAccepted", unaccepted, site.advise("deliveries")));
            }
            return texts.get("deliveries.unaccepted", unaccepted);
        }
        String file = Objects.requireNonNull(closed);
        int files = judgements.close(file, given);
        if (files == 0) {
            throw new InputException(texts.get("input.notOpen", file, site.advise("deliveries")));
        }
        return texts.get(files == 1 ? "deliveries.closed" : "deliveries.closedAll", file, files);
    }

    private String accept(FileJudgements.Acceptance outcome, String file) {
        if (outcome.held() == 0) {
            throw new InputException(texts.get("input.notHeld", file, site.advise("deliveries")));
        }
        if (!outcome.accepted()) {
            return texts.get("deliveries.acceptedNothing", file, later(outcome.behind(), file));
        }
        return texts.get(
                outcome.held() == 1 ? "deliveries.accepted" : "deliveries.acceptedNewest", file, outcome.held());
    }

    /** @throws UsageException where an option names nothing there is */
    private Predicate<ListedFile> wanted(Definitions definitions) {
        Predicate<String> within = ListOptions.within(area, definitions.areas());
        String ofQuarter = ListOptions.quarter(quarter).map(Quarter::toString).orElse("");
        List<String> sources = List.copyOf(definitions.sources().keySet());
        String ofSource = oneOf(
                called(
                        source,
                        s -> Objects.requireNonNull(definitions.sources().get(s))
                                .title(),
                        sources),
                "usage.source",
                sources,
                UnaryOperator.identity());
        UnaryOperator<String> fateName = f -> DeliveryState.of(f).title();
        String ofFate =
                oneOf(called(fate, fateName, DeliveryState.words()), "usage.fate", DeliveryState.words(), fateName);
        return file -> {
            ReceivedFile f = file.received();
            return within.test(f.area())
                    && (ofQuarter.isEmpty() || f.quarter().equals(ofQuarter))
                    && (ofSource.isEmpty() || f.source().equals(ofSource))
                    && (ofFate.isEmpty() || f.fate().word().equals(ofFate));
        };
    }

    /** What a Chinese or English name that the lists print stands for; the text itself where it is none. */
    private static @Nullable String called(@Nullable String asked, UnaryOperator<String> name, List<String> all) {
        return all.stream()
                .filter(one -> name.apply(one).equals(asked))
                .findFirst()
                .orElse(asked);
    }

    /** In capitals or not; empty where nothing was asked for. */
    private String oneOf(@Nullable String asked, String wrong, List<String> all, UnaryOperator<String> shown) {
        if (asked == null) {
            return "";
        }
        String lower = asked.toLowerCase(Locale.ROOT);
        if (!all.contains(lower)) {
            throw new UsageException(
                    texts.get(wrong, asked, texts.listed(all.stream().map(shown))));
        }
        return lower;
    }

    private List<String> lines(ListedFile file) {
        ReceivedFile f = file.received();
        List<String> lines = new ArrayList<>();
        lines.add(FileLine.text(f));
        lines.add("  " + texts.get("deliveries.arrived", file.arrived(), way(f), zip(f), f.bytes(), format(f)));
        if (!f.why().isEmpty()) {
            lines.add("  " + site.adviseWithin(f.why()));
        }
        f.judgement()
                .ifPresent(j -> lines.add(
                        "  " + texts.get("deliveries.judged." + j.kind(), j.reason(), j.by(), file.judgedAt())));
        if (!file.replacedBy().isEmpty()) {
            String key = f.fate() == DeliveryState.LOADED ? "deliveries.replaced" : "deliveries.settled";
            lines.add("  " + texts.get(key, later(file.replacedBy(), f.fileName())));
        }
        if (!file.notes().isEmpty()) {
            lines.add("  " + file.notes());
        }
        return lines;
    }

    /** Files that came later than one of this name. */
    private String later(List<String> files, String name) {
        return texts.listed(files.stream()
                .map(f -> f.equals(name) ? texts.get("deliveries.sameName") : texts.get("deliveries.later", f))
                .distinct());
    }

    private String way(ReceivedFile f) {
        FileOrigin origin = f.origin();
        if (origin.way().isEmpty()) {
            return texts.get("way.unknown");
        }
        String where = origin.inbox().isEmpty() ? "" : texts.get("way.inbox", origin.inbox());
        return texts.get("way." + origin.way(), where, origin.user());
    }

    private String zip(ReceivedFile f) {
        return f.origin().zip().isEmpty()
                ? ""
                : texts.get("deliveries.zip", f.origin().zip());
    }

    private String format(ReceivedFile f) {
        return f.format().isEmpty() ? "" : texts.get("deliveries.format", f.format());
    }
}
