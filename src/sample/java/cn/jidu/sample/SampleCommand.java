package cn.jidu.sample;

import cn.jidu.cli.AddedCommand;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.QuarterForms;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.place.PlacePlan;
import cn.jidu.sample.place.PlaceSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the sample city, or a place of another plan: files as departments send them. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "生成样例城市：部门报送文件，以及由生成模型算出的应有结果；给出 --plan 时生成该计划所在地区的报送文件，并列出接着执行的命令。")
public final class SampleCommand implements AddedCommand {
    private static final SampleOptions STANDARD = SampleOptions.standard();
    /** The plan of the city itself. */
    private static final String CITY = "taizhou-2018";
    /** Of a place: its first year. */
    private static final int QUARTERS_AFTER = 3;
    /** When reports of a quarter are due. */
    private static final int DAYS_AFTER = 20;

    @Option(names = "--out", required = true, paramLabel = "目录", description = "写到哪里")
    Path out = Path.of("sample-data");

    @Option(names = "--plan", paramLabel = "计划", description = "该计划所在地区的文件（从计划前一季度起）")
    Optional<String> plan = Optional.empty();

    @Option(names = "--seed", paramLabel = "整数", description = "种子：相同的种子生成相同的文件（默认 2018）")
    long seed = STANDARD.seed();

    @Option(names = "--scale", paramLabel = "整数", description = "末季登记主体数（默认与自带样例相同）")
    int scale = STANDARD.scale();

    @Option(names = "--from", paramLabel = "季度", description = "首个有数据的季度")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "季度", description = "末个有数据的季度")
    Optional<String> to = Optional.empty();

    @Option(names = "--source", paramLabel = "种类", description = "只写该种数据（可重复；默认全部）")
    Set<String> sources = new LinkedHashSet<>();

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw wrong("folder", out);
        }
        Optional<PlacePlan> place = plan.flatMap(PlaceSample::find);
        List<String> commands = place.isPresent() ? place(place.get()) : city();
        System.out.println(texts().get("written", out));
        if (plan.isPresent()) {
            System.out.println(texts().get("next"));
            commands.forEach(System.out::println);
        }
        return 0;
    }

    private List<String> city() {
        if (plan.filter(p -> !p.equals(CITY)).isPresent()) {
            throw wrong("plan", plan.get(), CITY + ", " + String.join(", ", PlaceSample.plans()));
        }
        Set<String> written = sources.isEmpty() ? SampleOptions.ALL : sources;
        if (!SampleOptions.ALL.containsAll(written)) {
            throw wrong("sources", written, SampleOptions.ALL);
        }
        Quarter first = from.map(SampleCommand::quarter).orElse(STANDARD.first());
        Quarter last = to.map(SampleCommand::quarter).orElse(STANDARD.last());
        SampleCity.write(new SampleOptions(seed, scale, first, last, written), out);
        return commands(last, CITY + "/new-enterprises");
    }

    private List<String> place(PlacePlan known) throws IOException {
        if (from.isPresent() || !sources.isEmpty()) {
            throw wrong("whole");
        }
        Quarter last = to.map(SampleCommand::quarter).orElse(known.first().plus(QUARTERS_AFTER));
        if (last.compareTo(known.first()) < 0) {
            throw wrong("early", last, known.key(), known.first());
        }
        PlaceSample sample = new PlaceSample(known, last, scale, seed);
        sample.write(Files.createDirectories(out.resolve("inbox")));
        return commands(last, known.key() + "/" + sample.indicator());
    }

    /** What to do with the files; the site's home is made beside them. Each works when it is copied. */
    private List<String> commands(Quarter last, String figure) {
        SiteOptions site = new SiteOptions();
        site.home = out.resolve("home");
        String inbox = out.resolve("inbox").toAbsolutePath().normalize().toString();
        String asOf = last.lastDay().plusDays(DAYS_AFTER).toString();
        return List.of(
                site.advise("run", last.toString(), "--inbox", inbox, "--as-of", asOf),
                site.advise("status"),
                site.advise("explain", figure, "--quarter", last.toString()));
    }

    private static Quarter quarter(String text) {
        return QuarterForms.read(text.strip().toUpperCase(Locale.ROOT)).orElseThrow(() -> wrong("quarter", text));
    }

    private static UsageException wrong(String key, Object... arguments) {
        return new UsageException(texts().get(key, arguments));
    }

    private static PackageTexts texts() {
        return PackageTexts.terminal(SampleCommand.class);
    }
}
