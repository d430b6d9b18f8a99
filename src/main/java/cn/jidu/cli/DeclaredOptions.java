package cn.jidu.cli;

import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.inbox.DeclaredFile;
import cn.jidu.intake.text.TextFold;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever names a file says it is. */
final class DeclaredOptions {
    @Option(names = "--source", paramLabel = "种类", description = "所给文件的数据种类，代替由文件名和内容认定，例如 tax 或 税务")
    @Nullable
    String source;

    @Option(names = "--area", paramLabel = "区划", description = "所给文件的地区，例如 331002 或 椒江区")
    @Nullable
    String area;

    @Option(names = "--quarter", paramLabel = "季度", description = "所给文件的季度，例如 2018Q2；按月报送的可写月份，例如 2018M05")
    @Nullable
    String quarter;

    @Option(names = "--supplement", description = "所给文件是补报")
    boolean supplement;

    boolean isAny() {
        return source != null || area != null || quarter != null || supplement;
    }

    /** @throws UsageException where an option names nothing there is */
    DeclaredFile in(Definitions definitions) {
        Optional<Source> given = Optional.ofNullable(source).map(s -> source(s, definitions));
        Optional<Month> month = Optional.ofNullable(quarter)
                .map(q -> TextFold.width(q).replaceAll("\\s", ""))
                .flatMap(Month::find);
        if (month.isPresent() && given.filter(Source::monthly).isEmpty()) {
            throw new UsageException(
                    texts().get("usage.month", String.valueOf(quarter), PackageTexts.listed(monthly(definitions))));
        }
        return new DeclaredFile(
                given,
                Optional.ofNullable(area).map(a -> definitions.areas().get(ListOptions.area(a, definitions.areas()))),
                month.map(Month::quarter).or(() -> ListOptions.quarter(quarter)),
                month,
                supplement);
    }

    private static List<String> monthly(Definitions definitions) {
        return definitions.sources().values().stream()
                .filter(Source::monthly)
                .map(Source::name)
                .toList();
    }

    /** @throws UsageException where none is called so */
    static Source source(String text, Definitions definitions) {
        return definitions.sources().values().stream()
                .filter(s -> s.name().equalsIgnoreCase(text) || s.title().equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException(texts().get(
                                "usage.source",
                                text,
                                PackageTexts.listed(definitions.sources().keySet()))));
    }

    private static PackageTexts texts() {
        return TerminalTexts.texts();
    }
}
