package cn.jidu.cli;

import cn.jidu.definition.DefinitionLoader;
import cn.jidu.definition.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports every mistake of the definitions at once. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "检查 jobs 下的全部定义，一次列出所有错误（文件:行: 说明）。")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    SiteOptions site = new SiteOptions();

    @Override
    public Integer call() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(site.jobsFolder());
        for (Problem problem : loaded.problems()) {
            System.err.println(problem);
        }
        if (!loaded.problems().isEmpty()) {
            System.err.println("jidu: "
                    + Terminal.texts().get("check.faulty", loaded.problems().size()));
            return ExitCode.FAILED;
        }
        loaded.definitions()
                .ifPresent(d -> System.out.println(Terminal.texts()
                        .get(
                                "check.good",
                                d.sources().size(),
                                d.panels().size(),
                                d.indicators().size(),
                                d.rules().size(),
                                d.plans().size())));
        return ExitCode.DONE;
    }
}
