package cn.jidu.cli.listing;

import cn.jidu.change.ChangedRowFile;
import cn.jidu.change.FigureChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionHistory;
import cn.jidu.change.RevisionPair;
import cn.jidu.change.RevisionStatistic;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.list.AreaLists;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RevisionDefinitions;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which figures two revisions of a quarter give otherwise, and why; or how figures have been revised over time. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "列出一个季度两次修订之间变动的数，并按原因（迟报、更正、撤除、修正后补报、人工认定、登记、规则、口径、区划、往期、程序、调整）分解，各部分之和就是变动数；"
                + "不给季度和修订号的，列出各指标历次修订的统计。")
public final class DiffCommand implements Callable<Integer> {
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "季度", description = "例如 2018Q2 或 2018年二季度")
    @Nullable
    String quarter;

    @Parameters(index = "1", arity = "0..1", paramLabel = "修订号", description = "原修订，例如 r1 或 1")
    @Nullable
    String older;

    @Parameters(index = "2", arity = "0..1", paramLabel = "修订号", description = "后来的修订，例如 r2 或 2")
    @Nullable
    String newer;

    @Option(names = "--area", paramLabel = "区划", description = "只列该区划及其下级，代码或名称")
    @Nullable
    String area;

    @Option(names = "--plan", paramLabel = "计划", description = "只列该计划的数")
    @Nullable
    String plan;

    @Option(names = "--rows", paramLabel = "文件", description = "把进入、退出和变动的行写成明细（.csv）；含未公开数据，仅供内部核对")
    @Nullable
    Path rows;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Override
    public Integer call() {
        boolean compares = quarter != null;
        if (compares != (newer != null) || !compares && rows != null) {
            throw new UsageException(texts.get("usage.diff"));
        }
        if (rows != null && !rows.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new UsageException(texts.get("usage.diff.rows", rows));
        }
        Definitions definitions = site.definitions();
        Predicate<String> within = ListOptions.within(area, definitions.areas());
        try (Database database = site.existingDatabase()) {
            if (compares) {
                compare(database, within);
            } else {
                statistics(database, definitions, within);
            }
        }
        return ExitCode.DONE;
    }

    private void compare(Database database, Predicate<String> within) {
        int first = ListOptions.revision(String.valueOf(older));
        int second = ListOptions.revision(String.valueOf(newer));
        if (first >= second) {
            throw new UsageException(texts.get("usage.diff.order", "r" + first, "r" + second));
        }
        Quarter asked = ListOptions.quarter(quarter).orElseThrow();
        JdbcTemplate db = new JdbcTemplate(database.reader());
        Revision before = revision(db, asked, first);
        Revision after = revision(db, asked, second);
        RevisionDefinitions madeWith = new RevisionDefinitions(db);
        RevisionPair pair =
                new RevisionPair(before, definitions(db, madeWith, before), after, definitions(db, madeWith, after));
        print(
                changes(new RevisionChanges(database), pair).stream()
                        .filter(c -> within.test(c.figure().area()))
                        .filter(c -> plan == null || plan.equals(c.figure().plan()))
                        .toList(),
                pair.is());
    }

    /** With the list of rows, where one is asked for: it is read as long as the rows are there. */
    private List<FigureChange> changes(RevisionChanges all, RevisionPair pair) {
        Path list = rows;
        if (list == null) {
            return all.between(pair);
        }
        if (!new AreaLists(site.findHome().orElseGet(() -> SiteHome.at(site.home))).isAllowed(list)) {
            throw new UsageException(texts.get("usage.listPlace", list));
        }
        List<FigureChange> changes = new ArrayList<>();
        new ChangedRowFile(pair.is()).write(list, to -> changes.addAll(all.between(pair, to)));
        return changes;
    }

    private Definitions definitions(JdbcTemplate db, RevisionDefinitions madeWith, Revision revision) {
        return madeWith.find(revision)
                .orElseThrow(() -> new InputException(texts.get(
                        "diff.unreadable",
                        revision.quarter(),
                        "r" + revision.number(),
                        new Revisions(db).madeWith(revision).program(),
                        new RunAdvice(site, db).of(revision.quarter()))));
    }

    private void print(List<FigureChange> changes, Definitions is) {
        if (json) {
            System.out.println(JsonText.of(ChangeJson.of(changes)));
        } else if (changes.isEmpty()) {
            System.out.println(texts.get("diff.none"));
        } else {
            new ChangeText(is).lines(changes).forEach(System.out::println);
        }
    }

    private void statistics(Database database, Definitions definitions, Predicate<String> within) {
        RevisionDefinitions madeWith = new RevisionDefinitions(new JdbcTemplate(database.reader()));
        List<RevisionStatistic> statistics = new RevisionHistory(database, definitions, madeWith::find)
                .statistics(within).stream()
                        .filter(s -> plan == null || plan.equals(s.plan()))
                        .toList();
        RevisionWords words = new RevisionWords(definitions);
        FoundLines.print(statistics, json, "diff.never", words::line);
    }

    private Revision revision(JdbcTemplate db, Quarter asked, int number) {
        return new Revisions(db)
                .find(asked, number)
                .orElseThrow(() -> new InputException(
                        texts.get("release.noRevision", asked, "r" + number, site.advise("status"))));
    }
}
