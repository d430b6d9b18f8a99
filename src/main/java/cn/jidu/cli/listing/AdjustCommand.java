package cn.jidu.cli.listing;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.adjustment.AdjustmentRefusedException;
import cn.jidu.adjustment.AdjustmentTable;
import cn.jidu.adjustment.AdjustmentTable.ProposedAdjustment;
import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.adjustment.RevisionAdjustments;
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
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.RowsFigure;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import picocli.CommandLine.Parameters;

/** Sets a figure otherwise than rows give it: one proposes, another agrees, the next run counts it. */
@Command(
        name = "adjust",
        mixinStandardHelpOptions = true,
        description = "调整一个数：写明理由并附依据，另一人同意后，下次运行起按调整后的数测算；报告上同时列明按行数据的数。不带参数的，列出各项调整。")
public final class AdjustCommand implements Callable<Integer> {
    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    ActorOptions actor = new ActorOptions();

    @Parameters(arity = "0..1", paramLabel = "指标", description = "计划/指标 或 计划/目标编号，例如 taizhou-2018/new-enterprises")
    @Nullable
    String figure;

    @Option(names = "--area", paramLabel = "区划", description = "代码或名称（默认为计划的区划）")
    @Nullable
    String area;

    @Option(names = "--quarter", paramLabel = "季度", description = "该数所属的季度，例如 2018Q2 或 2018年二季度")
    @Nullable
    String quarter;

    @Option(names = "--value", paramLabel = "数值", description = "调整为多少：该季度当季发生数、季末数或率，以指标的计量单位")
    @Nullable
    BigDecimal value;

    @Option(names = "--evidence", paramLabel = "文件", description = "依据的文件，随调整存档")
    @Nullable
    Path evidence;

    @Option(names = "--keep", description = "行数据变动后仍然适用，直到收回（不加的，行数据一变即不再适用）")
    boolean keep;

    @Option(names = "--agree", paramLabel = "编号", description = "作为第二人同意")
    @Nullable
    Long agreed;

    @Option(names = "--withdraw", paramLabel = "编号", description = "收回调整，下次运行恢复按行数据的数")
    @Nullable
    Long withdrawn;

    @Option(names = "--reason", paramLabel = "理由", description = "调整或收回的理由，印在报告上")
    @Nullable
    String reason;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    /** @param clock tells when something is done */
    public AdjustCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<String> why = GivenReason.check(reason);
        checkUsage(why);
        Loaded loaded = site.loaded();
        Definitions definitions = loaded.definitions().orElseThrow();
        try (Database database = site.existingDatabase()) {
            AdjustmentTable table = new AdjustmentTable(database);
            if (figure == null && agreed == null && withdrawn == null) {
                list(database, table, definitions);
            } else {
                ActingPerson who = actor.require(SiteRole.STATISTICIAN, loaded, database);
                act(database, table, definitions, who, why.orElse(""));
            }
        } catch (AdjustmentRefusedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }

    private void checkUsage(Optional<String> why) {
        long asked =
                Stream.of(figure, agreed, withdrawn).filter(Objects::nonNull).count();
        boolean proposes = figure != null;
        boolean whole = quarter != null && value != null && evidence != null;
        boolean needsReason = proposes || withdrawn != null;
        if (asked > 1
                || proposes != whole
                || needsReason != why.isPresent()
                || (keep && !proposes)
                || (asked == 0 && actor.token != null)) {
            throw new UsageException(texts.get("usage.adjust"));
        }
    }

    private void list(Database database, AdjustmentTable table, Definitions definitions) {
        List<Long> ended = new RevisionAdjustments(new JdbcTemplate(database.reader())).listEnded();
        Predicate<String> within = ListOptions.within(area, definitions.areas());
        List<FigureAdjustment> all = table.list().stream()
                .filter(a -> within.test(a.subject().area()))
                .toList();
        FoundLines.print(all, json, "adjust.none", a -> line(a, ended.contains(a.number()), definitions));
    }

    private String line(FigureAdjustment a, boolean ended, Definitions definitions) {
        String state = a.withdrawn()
                .map(by -> texts.get("adjust.withdrawnBy", by))
                .or(() -> a.second().map(by -> texts.get(ended ? "adjust.ended" : "adjust.agreedBy", by)))
                .orElse(texts.get("adjust.pending"));
        return texts.get(
                "adjust.line",
                a.number(),
                a.subject().indicator(),
                definitions.areas().get(a.subject().area()).name(),
                a.subject().quarter(),
                shown(a, definitions),
                a.value().toPlainString(),
                texts.get(a.whileRows() ? "adjust.whileRows" : "adjust.kept"),
                a.by(),
                ListedFile.minutes(a.at(), clock.getZone()),
                a.reason(),
                a.evidence().name(),
                state);
    }

    /** As reports round it, where its indicator is known. */
    private String shown(FigureAdjustment a, Definitions definitions) {
        return a.rowsValue()
                .map(v -> definitions
                        .findFigure(a.subject().indicator())
                        .map(i -> Rounding.round(v, i.decimals()))
                        .orElse(v)
                        .toPlainString())
                .orElse(texts.get("adjust.missing"));
    }

    private void act(Database database, AdjustmentTable table, Definitions definitions, ActingPerson who, String why) {
        if (agreed != null) {
            expectOwnArea(table, agreed, definitions, who);
            table.agree(agreed, who.name(), clock.instant());
            System.out.println(texts.get("adjust.agreed", agreed));
        } else if (withdrawn != null) {
            expectOwnArea(table, withdrawn, definitions, who);
            table.withdraw(withdrawn, why, who.name(), clock.instant());
            System.out.println(texts.get("adjust.withdrawn", withdrawn));
        } else {
            FigureAdjustment kept =
                    table.propose(proposed(database, definitions, who, why), who.name(), clock.instant());
            System.out.println(texts.get(
                    "adjust.proposed",
                    kept.number(),
                    shown(kept, definitions),
                    kept.value().toPlainString(),
                    site.advise("adjust", "--agree", String.valueOf(kept.number())),
                    who.known() ? texts.get("second.as") : ""));
        }
    }

    private void expectOwnArea(AdjustmentTable table, long number, Definitions definitions, ActingPerson who) {
        FigureAdjustment found = table.find(number)
                .orElseThrow(() -> new InputException(texts.get("input.noAdjustment", number, site.advise("adjust"))));
        who.expectWithin(found.subject().area(), String.valueOf(number), definitions.areas());
    }

    private ProposedAdjustment proposed(Database database, Definitions definitions, ActingPerson who, String why) {
        AdjustedSubject subject = subject(definitions);
        who.expectWithin(subject.area(), definitions.areas().get(subject.area()).name(), definitions.areas());
        JdbcTemplate db = new JdbcTemplate(database.reader());
        RowsFigure given = new Revisions(db)
                .findNewest(subject.quarter())
                .flatMap(r -> RowsFigure.find(db, r, subject))
                .orElseThrow(() -> new InputException(texts.get(
                        "input.noFigure",
                        String.valueOf(figure),
                        definitions.areas().get(subject.area()).name(),
                        subject.quarter(),
                        new RunAdvice(site, db).of(subject.quarter()))));
        return new ProposedAdjustment(
                subject,
                Objects.requireNonNull(value),
                given.value(),
                !keep,
                why,
                archived(Objects.requireNonNull(evidence)));
    }

    private AdjustedSubject subject(Definitions definitions) {
        GivenFigure given = new GivenFigure(definitions, Objects.requireNonNull(figure));
        String code = area == null
                ? given.planArea().orElseThrow(() -> new UsageException(texts.get("usage.explain.area")))
                : ListOptions.area(area, definitions.areas());
        Quarter asked = ListOptions.quarter(quarter).orElseThrow();
        FigureQuestion question = given.question(definitions.areas().get(code), asked);
        Indicator indicator = question.indicator();
        if (question.basis() == Basis.RETURNED) {
            throw new UsageException(texts.get("usage.adjust.returned", indicator.title()));
        }
        if (indicator.computation() instanceof Indicator.Growth growth) {
            throw new UsageException(texts.get("usage.adjust.derived", indicator.title(), growth.of()));
        }
        if (indicator.computation() instanceof Indicator.Change change) {
            throw new UsageException(texts.get("usage.adjust.derived", indicator.title(), change.of()));
        }
        String universe =
                MeasureScope.of(definitions, question.plan(), indicator).key();
        return new AdjustedSubject(asked, universe, indicator.key(), code);
    }

    /** Into the archive before anything is decided: what is decided never points to a document that is not there. */
    private KeptEvidence archived(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(texts.get("input.file", file));
        }
        SiteHome home = site.findHome().orElseThrow(() -> new InputException(texts.get("input.home", site.home)));
        return new KeptEvidence(
                String.valueOf(file.getFileName()),
                new Archive(home).store(file).sha256());
    }
}
