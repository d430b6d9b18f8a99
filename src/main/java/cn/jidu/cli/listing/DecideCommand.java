package cn.jidu.cli.listing;

import cn.jidu.candidate.CandidateTable;
import cn.jidu.cli.listing.ImportedAnswers.KindOfAnswer;
import cn.jidu.cli.terminal.ActorOptions;
import cn.jidu.cli.terminal.ActorOptions.ActingPerson;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.GivenReason;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.AnswerFile;
import cn.jidu.decision.AnswerSheet;
import cn.jidu.decision.CandidateQueue;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionRefusedException;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.JudgedThing;
import cn.jidu.decision.JudgementTable;
import cn.jidu.decision.JudgementTable.GivenAnswer;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.MatchDecision;
import cn.jidu.decision.PairEffects;
import cn.jidu.decision.PairQuestions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import java.nio.file.Files;
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
import org.springframework.jdbc.core.JdbcTemplate;
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
        Stream.of(matched, rejected, none, agreed, withdrawn, exported, imported)
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
        Predicate<String> within =
                ListOptions.within(area, loaded.definitions().orElseThrow().areas());
        try (Database database = site.existingDatabase()) {
            if (acts) {
                act(database, loaded, why.orElse(""));
            } else if (row != null && enterprise != null) {
                propose(database, loaded, row, enterprise);
            } else if (findings || sample) {
                judged(database, loaded.definitions().orElseThrow(), within);
            } else if (decided) {
                decisions(database, within);
            } else {
                queue(database, loaded, within);
            }
        } catch (DecisionRefusedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }

    private void queue(Database database, Loaded loaded, Predicate<String> within) {
        makeCandidates(database, loaded.definitions().orElseThrow());
        List<MatchCandidate> waiting = queue(database, loaded).list().stream()
                .filter(c -> within.test(c.county()))
                .toList();
        if (exported != null) {
            export(
                    exported,
                    List.of(PairQuestions.sheet(
                            waiting, EffectWords.of(loaded.definitions().orElseThrow())::all)));
            System.out.println(texts.get("decide.exported", waiting.size(), exported));
        } else {
            Definitions definitions = loaded.definitions().orElseThrow();
            FoundLines.print(waiting, json, "decide.none", c -> line(c, definitions));
        }
    }

    private void export(Path file, List<AnswerSheet> sheets) {
        if (Files.exists(file)) {
            throw new UsageException(texts.get("usage.export.there", file));
        }
        new AnswerFile(file).write(sheets);
    }

    private void judged(Database database, Definitions definitions, Predicate<String> within) {
        JudgedLists lists = JudgedLists.of(database, definitions);
        if (exported != null) {
            List<AnswerSheet> sheets = findings ? lists.findings(within) : List.of(lists.sample(within));
            int asked = sheets.stream().mapToInt(s -> s.rows().size()).sum();
            if (asked == 0) {
                System.out.println(texts.get("decide.none"));
                return;
            }
            export(exported, sheets);
            System.out.println(
                    texts.get(findings ? "decide.exportedFindings" : "decide.exportedSample", asked, exported));
        } else if (findings) {
            lists.printFindings(json, within);
        } else {
            lists.printSample(json);
        }
    }

    private void propose(Database database, Loaded loaded, String given, String code) {
        RowPlace place =
                RowPlace.parse(given).orElseThrow(() -> new UsageException(texts.get("usage.explain.row", given)));
        Definitions definitions = loaded.definitions().orElseThrow();
        makeCandidates(database, definitions);
        String id = new Revisions(new JdbcTemplate(database.reader()))
                .listQuarters().stream()
                        .reduce((earlier, later) -> later)
                        .flatMap(newest -> candidates(database, definitions)
                                .propose(newest, place.file(), place.sheet(), place.row(), code.strip()))
                        .orElseThrow(() -> new InputException(texts.get("input.noPair", given, code)));
        makeCandidates(database, definitions);
        FoundLines.print(
                queue(database, loaded).list().stream()
                        .filter(c -> c.id().equals(id))
                        .toList(),
                json,
                "decide.alreadyDecided",
                c -> line(c, definitions));
    }

    private CandidateTable candidates(Database database, Definitions definitions) {
        KeyedHash hash = KeyedHash.of(site.findHome().orElseThrow());
        return new CandidateTable(database, definitions, hash::hash);
    }

    /** Of the newest quarter; none are made where they stand, or where no home holds the key that they are compared by. */
    private void makeCandidates(Database database, Definitions definitions) {
        List<Quarter> quarters = new Revisions(new JdbcTemplate(database.reader())).listQuarters();
        if (!quarters.isEmpty() && site.findHome().isPresent()) {
            Quarter newest = quarters.get(quarters.size() - 1);
            candidates(database, definitions).make(newest);
            new Revisions(new JdbcTemplate(database.reader()))
                    .findNewest(newest)
                    .ifPresent(new PairEffects(database, definitions)::make);
        }
    }

    private static CandidateQueue queue(Database database, Loaded loaded) {
        return new CandidateQueue(
                new JdbcTemplate(database.reader()), loaded.definitions().orElseThrow(), loaded.decisionBounds());
    }

    private String line(MatchCandidate c, Definitions definitions) {
        return texts.get(
                c.decided().isEmpty() ? "decide.waits" : "decide.changed",
                c.id(),
                c.level(),
                definitions.areas().get(c.county()).name(),
                Objects.requireNonNull(definitions.sources().get(c.source())).title(),
                c.name(),
                c.code().isEmpty() ? texts.get("decide.noCode") : c.code(),
                c.enterprise(),
                c.agreements(),
                c.rows(),
                c.place(),
                c.decided(),
                EffectWords.of(definitions).first(c));
    }

    private void decisions(Database database, Predicate<String> within) {
        List<MatchDecision> all = new DecisionTable(database)
                .list().stream().filter(d -> within.test(d.county())).toList();
        FoundLines.print(all, json, "decide.noneDecided", this::line);
    }

    private String line(MatchDecision d) {
        String state = d.withdrawn()
                .map(by -> texts.get("decide.withdrawnBy", by))
                .or(() -> d.second().map(by -> texts.get("decide.agreedBy", by)))
                .orElse(d.isPending() ? texts.get("decide.pending") : "");
        return texts.get(
                "decide.decided." + d.kind().word(),
                d.handle(),
                d.name(),
                d.code().isEmpty() ? texts.get("decide.noCode") : d.code(),
                d.enterprise(),
                d.fromQuarter(),
                d.by(),
                ListedFile.minutes(d.at(), clock.getZone()),
                d.reason(),
                state);
    }

    private void act(Database database, Loaded loaded, String why) {
        ActingPerson who = actor.require(SiteRole.STATISTICIAN, loaded);
        boolean first = ActorOptions.isFirst(database);
        GivenWord word = new GivenWord(who.name(), why, clock.instant());
        DecisionTable table = new DecisionTable(database);
        if (agreed != null) {
            who.expectWithin(
                    standing(table, agreed).county(),
                    agreed,
                    loaded.definitions().orElseThrow().areas());
            table.agree(agreed, word);
            System.out.println(texts.get("decide.agreed", agreed));
        } else if (withdrawn != null) {
            who.expectWithin(
                    standing(table, withdrawn).county(),
                    withdrawn,
                    loaded.definitions().orElseThrow().areas());
            table.withdraw(withdrawn, word);
            System.out.println(texts.get("decide.withdrawn", withdrawn));
        } else {
            List<KindOfAnswer> answers = imported == null ? List.of() : answers(imported);
            List<GivenAnswer> judged = judgements(database, loaded, who, word, answers);
            List<GivenDecision> given = given(queue(database, loaded), loaded, who, word, answers);
            int kept = table.decide(given);
            if (!judged.isEmpty()) {
                System.out.println(
                        texts.get("decide.judged", judged.size(), new JudgementTable(database).judge(judged)));
            }
            if (given.isEmpty() && !judged.isEmpty()) {
                return;
            }
            long pending = given.stream().filter(GivenDecision::needsSecond).count();
            System.out.println(texts.get("decide.kept", given.size(), kept, pending));
        }
        if (first && !who.known()) {
            System.err.println(actor.unknown());
        }
    }

    private MatchDecision standing(DecisionTable table, String handle) {
        return table.find(handle)
                .orElseThrow(() ->
                        new InputException(texts.get("input.noDecision", handle, site.advise("decide", "--decided"))));
    }

    private List<KindOfAnswer> answers(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(texts.get("input.file", file));
        }
        return new ImportedAnswers(file, texts).read();
    }

    private List<GivenAnswer> judgements(
            Database database, Loaded loaded, ActingPerson who, GivenWord word, List<KindOfAnswer> answers) {
        List<KindOfAnswer> judged =
                answers.stream().filter(a -> JudgedThing.isId(a.id())).toList();
        if (judged.isEmpty()) {
            return List.of();
        }
        Definitions definitions = loaded.definitions().orElseThrow();
        JudgedLists lists = JudgedLists.of(database, definitions);
        return judged.stream()
                .map(a -> {
                    JudgedThing thing = lists.find(a.id());
                    who.expectWithin(thing.area(), a.id(), definitions.areas());
                    return new GivenAnswer(
                            thing, a.kind() == DecisionKind.MATCH, new GivenWord(word.by(), a.reason(), word.at()));
                })
                .toList();
    }

    private List<GivenDecision> given(
            CandidateQueue queue, Loaded loaded, ActingPerson who, GivenWord word, List<KindOfAnswer> answers) {
        if (imported != null) {
            return answers.stream()
                    .filter(a -> !JudgedThing.isId(a.id()))
                    .map(a -> given(
                            queue, loaded, who, a.id(), a.kind(), new GivenWord(word.by(), a.reason(), word.at())))
                    .toList();
        }
        String id = Stream.of(matched, rejected, none)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        DecisionKind kind =
                matched != null ? DecisionKind.MATCH : rejected != null ? DecisionKind.REJECT : DecisionKind.NONE;
        return List.of(given(queue, loaded, who, id, kind, word));
    }

    private GivenDecision given(
            CandidateQueue queue, Loaded loaded, ActingPerson who, String id, DecisionKind kind, GivenWord word) {
        MatchCandidate candidate = queue.find(id)
                .orElseThrow(() -> new InputException(texts.get("input.noCandidate", id, site.advise("decide"))));
        who.expectWithin(
                candidate.county(), id, loaded.definitions().orElseThrow().areas());
        return new GivenDecision(
                candidate, kind, loaded.decisionBounds().takesTwo(candidate.source(), queue.amount(candidate)), word);
    }
}
