package cn.jidu.sample;

import cn.jidu.cli.AddedCommand;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.QuarterForms;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.sample.city.SampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the sample city: files as departments send them, and the results expected of them. */
@Command(name = "sample", mixinStandardHelpOptions = true, description = "生成样例城市：部门报送文件，以及由生成模型算出的应有结果。")
public final class SampleCommand implements AddedCommand {
    private static final SampleOptions STANDARD = SampleOptions.standard();

    @Option(names = "--out", required = true, paramLabel = "目录", description = "写到哪里")
    Path out = Path.of("sample-data");

    @Option(names = "--seed", paramLabel = "整数", description = "种子：相同的种子生成相同的文件（默认 2018）")
    long seed = STANDARD.seed();

    @Option(names = "--scale", paramLabel = "整数", description = "末季登记主体数（默认与自带样例相同）")
    int scale = STANDARD.scale();

    @Option(names = "--from", paramLabel = "季度", description = "首个有数据的季度")
    String from = STANDARD.first().toString();

    @Option(names = "--to", paramLabel = "季度", description = "末个有数据的季度")
    String to = STANDARD.last().toString();

    @Option(names = "--source", paramLabel = "种类", description = "只写该种数据（可重复；默认全部）")
    Set<String> sources = new LinkedHashSet<>();

    @Override
    public Integer call() {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw wrong("folder", out);
        }
        Set<String> written = sources.isEmpty() ? SampleOptions.ALL : sources;
        if (!SampleOptions.ALL.containsAll(written)) {
            throw wrong("sources", written, SampleOptions.ALL);
        }
        SampleCity.write(new SampleOptions(seed, scale, quarter(from), quarter(to), written), out);
        System.out.println(texts().get("written", out));
        return 0;
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
