package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.store.Database;
import cn.jidu.store.HomeLock;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of {@link DemoScript} on the sample city: from nothing to a release, a correction and another release. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "用自带的样例数据演示：从空库到报告、发布、更正、再发布。在 --home 下的 demo 子目录中工作，以后的命令用 --home data/demo。")
final class DemoCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    /**
     * One that was broken off begins anew: nobody knows which half of a step was done. One that is done says again what to
     * try. The sample holds planted faults, so that a run always has something to refuse; the demo is done all the same.
     *
     * @throws InputException where another one is at it in this home
     */
    @Override
    public Integer call() throws IOException {
        site.home = site.home.resolve("demo");
        SiteHome place = SiteHome.at(site.home);
        DemoHome home = new DemoHome(place.root());
        DemoScript script = DemoScript.read(sample().resolve("demo.txt"));
        HomeLock alone = HomeLock.find(place, DemoHome.LOCK)
                .orElseThrow(() -> new InputException(TerminalTexts.texts().get("demo.running", home.root())));
        try (alone) {
            int status = home.isDone() ? ExitCode.DONE : play(script, home);
            if (status != ExitCode.DONE) {
                return status;
            }
        }
        System.out.println("\n" + TerminalTexts.texts().get("demo.next", home.root()));
        script.next().forEach(l -> System.out.println(l.isSaid() ? "\n# " + l.said() : advised(l, home)));
        return ExitCode.DONE;
    }

    private int play(DemoScript script, DemoHome home) throws IOException {
        if (home.isBegun()) {
            clear(home);
        }
        home.fill(SiteOptions.programFolder(), script::isThere);
        // held open, so that no command has to start and stop the server; what was cleared away of the home is made
        // again
        Database held = site.database(SiteHome.at(site.home));
        try (held) {
            for (DemoScript.DemoLine line : script.done()) {
                int status = take(line, home);
                if (status != ExitCode.DONE && status != ExitCode.DONE_WITH_REFUSALS) {
                    return status;
                }
            }
        }
        home.done();
        return ExitCode.DONE;
    }

    private void clear(DemoHome home) throws IOException {
        if (site.isExternal()) {
            throw new InputException(TerminalTexts.texts().get("demo.external", home.root()));
        }
        System.out.println(TerminalTexts.texts().get("demo.anew", home.root()));
        // the server of one that was killed may still run; it stops with its last user
        SiteHome.find(home.root()).map(Database::embedded).ifPresent(Database::close);
        home.clear();
    }

    private int take(DemoScript.DemoLine line, DemoHome home) {
        if (line.isSaid()) {
            System.out.println("\n" + line.said());
            return ExitCode.DONE;
        }
        System.out.println("\n$ " + advised(line, home));
        List<String> words = new ArrayList<>(words(line, home));
        words.addAll(List.of("--home", site.home.toString()));
        if (site.databaseUrl != null) {
            words.addAll(List.of("--db", site.databaseUrl));
        }
        return Jidu.execute(clock, words.toArray(String[]::new));
    }

    private String advised(DemoScript.DemoLine line, DemoHome home) {
        return site.advise(words(line, home).toArray(String[]::new));
    }

    private static List<String> words(DemoScript.DemoLine line, DemoHome home) {
        return line.words(w -> w.replace("{inbox}", home.inbox().toString())
                .replace("{home}", home.root().toString())
                .replace("{sample}", sample().toAbsolutePath().normalize().toString()));
    }

    private static Path sample() {
        return SiteOptions.programFolder().resolve("sample-data");
    }
}
