package cn.jidu.cli;

import cn.jidu.cleanse.SourceExamples;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.measure.IndicatorExamples;
import cn.jidu.reconcile.RuleExamples;
import cn.jidu.reconcile.SqlTrial;
import cn.jidu.reconcile.arrival.UnlistedAreas;
import cn.jidu.release.GateExamples;
import cn.jidu.store.Database;
import cn.jidu.store.ScratchHome;
import cn.jidu.store.SiteHome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports every mistake of the definitions at once, worked examples of contracts among them: they need no database. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "检查 jobs 下的全部定义，一次列出所有错误（文件:行: 说明）。")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--examples", description = "并用数据库试做面板和规则的 SQL、试算指标、规则和门槛的全部算例（用 --home 的数据库，没有的用临时的；不留痕迹）")
    boolean examples;

    @Override
    public Integer call() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(site.jobsFolder());
        if (!loaded.problems().isEmpty()) {
            return failed(loaded.problems(), "check.faulty");
        }
        loaded.warnings().forEach(w -> System.err.println(TerminalTexts.texts().get("check.warning", w)));
        Definitions definitions = loaded.definitions().orElseThrow();
        List<DefinitionProblem> wrong = SourceExamples.failures(definitions);
        if (!wrong.isEmpty()) {
            return failed(wrong, "check.examplesFailed");
        }
        if (examples) {
            return tryAll(loaded);
        }
        print(definitions);
        return ExitCode.DONE;
    }

    private static int failed(List<DefinitionProblem> problems, String textKey) {
        problems.forEach(System.err::println);
        System.err.println("jidu: " + TerminalTexts.texts().get(textKey, problems.size()));
        return ExitCode.FAILED;
    }

    private static void print(Definitions d) {
        System.out.println(TerminalTexts.texts()
                .get(
                        "check.good",
                        d.sources().size(),
                        d.panels().size(),
                        d.indicators().size(),
                        d.rules().size(),
                        d.plans().size()));
    }

    /** On the site's database where there is one; else on one that is gone afterwards, for a check makes nothing. */
    private int tryAll(DefinitionLoader.Loaded loaded) {
        Optional<SiteHome> home = site.findHome();
        if (home.isPresent()) {
            return tryAll(loaded, home.get());
        }
        try (ScratchHome scratch = ScratchHome.alone()) {
            return tryAll(loaded, scratch.home());
        }
    }

    /** Examples of SQL that the database does not take would only say so again. */
    private int tryAll(DefinitionLoader.Loaded loaded, SiteHome home) {
        Definitions definitions = loaded.definitions().orElseThrow();
        try (Database database = site.database(home)) {
            List<DefinitionProblem> faulty = new ArrayList<>(SqlTrial.problems(database, definitions));
            faulty.addAll(UnlistedAreas.problems(database, definitions));
            if (!faulty.isEmpty()) {
                return failed(faulty, "check.faulty");
            }
            print(definitions);
            List<DefinitionProblem> wrong = new ArrayList<>(IndicatorExamples.failures(database, definitions));
            wrong.addAll(RuleExamples.failures(database, definitions));
            wrong.addAll(GateExamples.failures(database, loaded.gates().values()));
            if (!wrong.isEmpty()) {
                return failed(wrong, "check.examplesFailed");
            }
        }
        printExamples(loaded);
        return ExitCode.DONE;
    }

    private static void printExamples(DefinitionLoader.Loaded loaded) {
        Definitions definitions = loaded.definitions().orElseThrow();
        long gates = loaded.gates().values().stream()
                .mapToLong(g -> g.examples().size())
                .sum();
        long indicators = definitions.indicators().values().stream()
                .mapToLong(i -> i.examples().size())
                .sum();
        long rules = definitions.rules().values().stream()
                .mapToLong(r -> r.examples().size())
                .sum();
        long rows = definitions.sources().values().stream()
                .mapToLong(s -> s.examples().rows().size())
                .sum();
        System.out.println(TerminalTexts.texts().get("check.examplesGood", rows, indicators, rules, gates));
    }
}
