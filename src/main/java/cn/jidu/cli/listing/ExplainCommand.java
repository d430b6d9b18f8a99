package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.ExplainJson;
import cn.jidu.cli.terminal.ExplainText;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.RowText;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.ToldSheet;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.DecisionUses;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.OpenedOtherwiseException;
import cn.jidu.explain.list.AreaLists;
import cn.jidu.explain.list.RowLists;
import cn.jidu.explain.row.RowFate;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.explain.row.RowTracer;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a published figure came about, down to its rows; or where a row ended. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "说明一个数是怎么来的：口径、算式、从读取到计入每一步的行数，并可列出逐行明细；或查一行数据的去向（--row）。")
public final class ExplainCommand implements Callable<Integer> {
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "指标",
            description = "计划/指标 或 计划/目标编号，例如 taizhou-2018/new-enterprises；计划之外的指标只写指标；只写计划的，把该区划各项目标计入和不计入的行写成工作明细")
    @Nullable
    String figure;

    @Option(names = "--area", paramLabel = "区划", description = "代码或名称（默认为计划的区划）")
    @Nullable
    String area;

    @Option(names = "--quarter", paramLabel = "季度", description = "例如 2018Q2 或 2018年二季度（默认为最近测算的季度）")
    @Nullable
    String quarter;

    @Option(names = "--as-known", paramLabel = "日期", description = "按该日日终所知的修订解释，并给出现在的数；只写计划的，明细按该修订列出")
    @Nullable
    LocalDate asKnown;

    @Option(names = "--rows", paramLabel = "文件", description = "把计入的行写成明细（.csv 或 .xlsx）；含未公开数据，仅供内部核对")
    @Nullable
    Path rows;

    @Option(names = "--excluded", description = "明细中也列出本区划不计入的行及原因")
    boolean excluded;

    @Option(names = "--row", paramLabel = "文件:工作表:行", description = "查该行的去向，以及计入了它的每一个数；只有一个工作表时可写 文件:行")
    @Nullable
    String row;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Override
    public Integer call() {
        if (figure == null == (row == null)
                || row != null && (rows != null || area != null || quarter != null || asKnown != null)) {
            throw new UsageException(texts.get("usage.explain"));
        }
        if (excluded && rows == null && row != null || rows != null && !RowLists.isListFile(rows)) {
            throw new UsageException(texts.get("usage.explain.rows"));
        }
        Definitions definitions = site.definitions();
        try (Database database = site.existingDatabase()) {
            Plan plan = figure == null ? null : definitions.plans().get(figure);
            if (row != null) {
                row(database, definitions, row);
            } else if (plan != null) {
                plan(database, definitions, plan);
            } else {
                figure(database, definitions);
            }
        }
        return ExitCode.DONE;
    }

    private void figure(Database database, Definitions definitions) {
        FigureExplainer explainer = explainer(database, definitions);
        Quarter asked = ListOptions.quarter(quarter).orElseGet(() -> newest(database));
        GivenFigure given = new GivenFigure(definitions, String.valueOf(figure));
        FigureQuestion question = given.question(area(given, definitions), asked);
        RunAdvice run = advisedRun(database);
        FigureExplanation explained = explain(explainer, question, run);
        Path list = rows;
        if (list != null) {
            allowed(list);
            Map<String, RowLists.ListedPart> parts = new LinkedHashMap<>();
            explained.parts().forEach(p -> parts.put(p.part().name(), listed(definitions, explained, p)));
            lists(explainer, definitions).write(parts, excluded, list);
        }
        Optional<FigureExplanation> now = Optional.ofNullable(asKnown)
                .map(day -> explain(new FigureExplainer(database, definitions), question, run));
        if (json) {
            Map<String, Object> values = ExplainJson.of(explained);
            now.ifPresent(n -> values.put("now", ExplainJson.ofNow(n)));
            System.out.println(JsonText.of(values));
        } else {
            System.out.println(String.join(System.lineSeparator(), new ExplainText(definitions).lines(explained)));
            now.ifPresent(n -> System.out.println(restated(explained, n)));
        }
    }

    /** Of the newest revisions, or of those that were known on the day asked for. */
    private FigureExplainer explainer(Database database, Definitions definitions) {
        Optional<Instant> before = Optional.ofNullable(asKnown).map(KnownThen::end);
        return new FigureExplainer(database, definitions, before);
    }

    private String restated(FigureExplanation then, FigureExplanation now) {
        return texts.get(
                "asKnown.restated",
                String.valueOf(asKnown),
                then.revision().number(),
                then.figure().value().map(v -> v.toPlainString()).orElse("—"),
                now.revision().number(),
                now.figure().value().map(v -> v.toPlainString()).orElse("—"));
    }

    /** The working file of an area: the rows behind all of a plan's targets, each part under its target's id. */
    private void plan(Database database, Definitions definitions, Plan plan) {
        if (json) {
            throw new UsageException(texts.get("usage.explain.plan"));
        }
        FigureExplainer explainer = explainer(database, definitions);
        Quarter asked = ListOptions.quarter(quarter).orElseGet(() -> newest(database));
        Area of = definitions.areas().get(area == null ? plan.area() : ListOptions.area(area, definitions.areas()));
        RunAdvice run = advisedRun(database);
        Map<String, RowLists.ListedPart> parts = new LinkedHashMap<>();
        plan.targets().stream()
                .flatMap(t -> FigureQuestion.named(definitions, plan, t.id(), of, asked).stream())
                .map(q -> explain(explainer, q, run))
                .forEach(e -> e.parts()
                        .forEach(p ->
                                parts.put(e.asked().targetId() + " " + p.part().name(), listed(definitions, e, p))));
        if (parts.isEmpty()) {
            throw new InputException(texts.get("input.noFigure", plan.title(), of.name(), asked, run.of(asked)));
        }
        Path own = rows;
        Path list = own == null ? new AreaLists(home()).file(plan, of, asked, Optional.ofNullable(asKnown)) : own;
        allowed(list);
        lists(explainer, definitions).write(parts, own == null || excluded, list);
        System.out.println(list);
    }

    private static RowLists lists(FigureExplainer explainer, Definitions definitions) {
        return new RowLists(explainer, new ExplainText(definitions)::reason);
    }

    private static RowLists.ListedPart listed(Definitions definitions, FigureExplanation of, ExplainedPart part) {
        return new RowLists.ListedPart(part.part(), new ExplainText(definitions).about(of, part));
    }

    private void allowed(Path list) {
        if (!new AreaLists(home()).isAllowed(list)) {
            throw new UsageException(texts.get("usage.listPlace", list));
        }
    }

    private SiteHome home() {
        return site.findHome().orElseGet(() -> SiteHome.at(site.home));
    }

    private FigureExplanation explain(FigureExplainer explainer, FigureQuestion question, RunAdvice run) {
        try {
            return explainer
                    .explain(question)
                    .orElseThrow(() -> new InputException(texts.get(
                            "input.noFigure",
                            question.indicator().title(),
                            question.area().name(),
                            question.quarter(),
                            run.of(question.quarter()))));
        } catch (OpenedOtherwiseException e) {
            throw new InputException(texts.get(
                    "input.openedOtherwise",
                    question.indicator().title(),
                    e.published().toPlainString(),
                    e.counted().toPlainString(),
                    run.of(e.part().revision().quarter())));
        }
    }

    private Area area(GivenFigure given, Definitions definitions) {
        Optional<String> own = given.planArea();
        String asked = area;
        String code = asked == null
                ? own.orElseThrow(() -> new UsageException(texts.get("usage.explain.area")))
                : ListOptions.area(asked, definitions.areas());
        return definitions.areas().get(code);
    }

    private Quarter newest(Database database) {
        List<Quarter> quarters = new Revisions(new JdbcTemplate(database.reader())).listQuarters();
        if (quarters.isEmpty()) {
            throw new InputException(
                    texts.get("input.nothingToExplain", advisedRun(database).ofAny()));
        }
        return quarters.get(quarters.size() - 1);
    }

    private RunAdvice advisedRun(Database database) {
        return new RunAdvice(site, new JdbcTemplate(database.reader()));
    }

    private void row(Database database, Definitions definitions, String asked) {
        RowPlace place =
                RowPlace.parse(asked).orElseThrow(() -> new UsageException(texts.get("usage.explain.row", asked)));
        RowFate fate = new RowTracer(new JdbcTemplate(database.reader()), definitions)
                .trace(place)
                .orElseThrow(() -> new InputException(
                        texts.get("input.noRow", place.file(), ToldSheet.of(place.sheet()), place.row())));
        Optional<DecisionUses.MatchedBy> decided =
                new DecisionUses(new JdbcTemplate(database.reader())).find(place.file(), place.sheet(), place.row());
        if (json) {
            Map<String, Object> values = ExplainJson.of(fate);
            decided.ifPresent(m -> values.put(
                    "decision", ExplainJson.decision(m.enterprise(), m.by(), m.at(), m.second(), m.reason())));
            System.out.println(JsonText.of(values));
        } else {
            System.out.println(String.join(System.lineSeparator(), new RowText(definitions).lines(fate)));
            decided.ifPresent(m -> System.out.println(decided(m)));
        }
    }

    /** Whose word matched a row. */
    private String decided(DecisionUses.MatchedBy m) {
        return texts.get(
                "row.decided",
                m.enterprise(),
                m.by(),
                ListedFile.minutes(m.at(), SiteOptions.ZONE),
                m.second().map(by -> texts.get("decide.agreedBy", by)).orElse(""),
                m.reason());
    }
}
