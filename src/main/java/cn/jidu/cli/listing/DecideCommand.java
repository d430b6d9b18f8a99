package cn.jidu.cli.listing;

import cn.jidu.cli.listing.ImportedAnswers.KindOfAnswer;
import cn.jidu.cli.terminal.ActorOptions;
import cn.jidu.cli.terminal.ActorOptions.ActingPerson;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.GivenReason;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.AnswerSheet;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionRefusedException;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for somebody to decide whose row it is, and what was decided. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "列出待人工决定的匹配（哪一行是哪个企业），作出、同意或收回决定；下次运行时生效，以后各季照用。")
public final class DecideCommand implements Callable<Integer> {
    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    ActorOptions actor = new ActorOptions();

    @Option(names = "--accept", paramLabel = "编号", description = "是同一家：该行归于所列的企业")
    @Nullable
    String matched;

    @Option(names = "--reject", paramLabel = "编号", description = "不是同一家：以后不再提出这一对")
    @Nullable
    String rejected;

    @Option(names = "--no-match", paramLabel = "编号", description = "该行不是登记库中的任何企业")
    @Nullable
    String none;

    @Option(names = "--confirm", paramLabel = "编号", description = "疑点（F…）确有问题；抽查的匹配（S…）正确")
    @Nullable
    String confirmed;

    @Option(names = "--refute", paramLabel = "编号", description = "疑点（F…）不是问题；抽查的匹配（S…）错误")
    @Nullable
    String refuted;

    @Option(names = "--row", paramLabel = "文件:工作表:行", description = "与 --enterprise 一起：提出程序没有提出的一对，列入待决定的")
    @Nullable
    String row;

    @Option(names = "--enterprise", paramLabel = "代码", description = "登记的企业：统一社会信用代码或注册号")
    @Nullable
    String enterprise;

    @Option(names = "--agree", paramLabel = "编号", description = "作为第二人同意待同意的决定")
    @Nullable
    String agreed;

    @Option(names = "--withdraw", paramLabel = "编号", description = "收回决定，下次运行恢复原状")
    @Nullable
    String withdrawn;

    @Option(names = "--reason", paramLabel = "理由", description = "决定或收回的理由，随决定保存")
    @Nullable
    String reason;

    @Option(names = "--decided", description = "列出已作的决定")
    boolean decided;

    @Option(names = "--findings", description = "疑点：列出各规则待核实的数目和已核实的准确率；与 --export 一起，每条规则写成一个工作表")
    boolean findings;

    @Option(names = "--sample", description = "匹配抽查：每季抽 100 条匹配请人核对，列出错误率；与 --export 一起写成文件")
    boolean sample;

    @Option(names = "--area", paramLabel = "区划", description = "只列该区划及其下级，代码或名称")
    @Nullable
    String area;

    @Option(names = "--export", paramLabel = "文件", description = "把待决定的写成 .csv 或 .xlsx，交县（市、区）填写")
    @Nullable
    Path exported;

    @Option(names = "--import", paramLabel = "文件", description = "读入填好的 .csv 或 .xlsx；有一行不能用就都不用")
    @Nullable
    Path imported;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    /** @param clock tells when something is done */
    public DecideCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Object> asked = new ArrayList<>();
        Stream.of(matched, rejected, none, confirmed, refuted, agreed, withdrawn, exported, imported)
                .filter(Objects::nonNull)
                .forEach(asked::add);
        Optional<String> why = GivenReason.check(reason);
        boolean acts = !asked.isEmpty() && exported == null;
        boolean needsReason = acts && imported == null && agreed == null;
        if (asked.size() > 1
                || (decided && !asked.isEmpty())
                || (row == null) != (enterprise == null)
                || (row != null && (decided || !asked.isEmpty()))
                || ((findings || sample) && (findings == sample || acts || decided || row != null))
                || needsReason != why.isPresent()
                || (!acts && actor.token != null)) {
            throw new UsageException(texts.get("usage.decide"));
        }
        Loaded loaded = site.loaded();
        Definitions definitions = loaded.definitions().orElseThrow();
        Predicate<String> within = ListOptions.within(area, definitions.areas());
        try (Database database = site.existingDatabase()) {
            PairLists pairs = new PairLists(site, database, loaded, clock.getZone(), json);
            if (acts) {
                act(pairs, why.orElse(""));
            } else if (row != null && enterprise != null) {
                pairs.propose(row, enterprise);
            } else if (findings || sample) {
                judged(JudgedLists.of(database, definitions, loaded.decisionBounds()), within);
            } else if (decided) {
                pairs.printDecided(within);
            } else if (exported != null) {
                pairs.export(exported, within);
            } else {
                pairs.print(within);
            }
        } catch (DecisionRefusedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }

    private void judged(JudgedLists lists, Predicate<String> within) {
        if (exported != null) {
            List<AnswerSheet> sheets = findings ? lists.findings(within) : List.of(lists.sample(within));
            int asked = sheets.stream().mapToInt(s -> s.rows().size()).sum();
            if (asked == 0) {
                System.out.println(texts.get("decide.none"));
                return;
            }
            PairLists.write(exported, sheets);
            System.out.println(
                    texts.get(findings ? "decide.exportedFindings" : "decide.exportedSample", asked, exported));
        } else if (findings) {
            lists.printFindings(json, within);
        } else {
            lists.printSample(json);
        }
    }

    private void act(PairLists pairs, String why) {
        ActingPerson who = actor.require(SiteRole.STATISTICIAN, pairs.loaded(), pairs.database());
        boolean first = ActorOptions.isFirst(pairs.database());
        TakenDecisions taken = new TakenDecisions(pairs, who, new GivenWord(who.name(), why, clock.instant()));
        if (agreed != null) {
            taken.agree(agreed);
        } else if (withdrawn != null) {
            taken.withdraw(withdrawn);
        } else if (imported != null) {
            taken.take(imported);
        } else {
            Stream.of(
                            given(matched, DecisionKind.MATCH, why),
                            given(rejected, DecisionKind.REJECT, why),
                            given(none, DecisionKind.NONE, why))
                    .flatMap(Optional::stream)
                    .forEach(taken::decide);
            Stream.of(given(confirmed, DecisionKind.MATCH, why), given(refuted, DecisionKind.REJECT, why))
                    .flatMap(Optional::stream)
                    .forEach(taken::judge);
        }
        if (first && !who.known()) {
            System.err.println(actor.unknown());
        }
    }

    private static Optional<KindOfAnswer> given(@Nullable String id, DecisionKind kind, String why) {
        return Optional.ofNullable(id).map(i -> new KindOfAnswer(i, kind, why));
    }
}
