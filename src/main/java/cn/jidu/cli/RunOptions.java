package cn.jidu.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may be told beside the quarter. */
final class RunOptions {
    @Option(names = "--plan", paramLabel = "计划", description = "只报告该计划（可重复；默认全部在期计划）")
    Set<String> plans = new LinkedHashSet<>();

    @Option(names = "--area", paramLabel = "区划", description = "只出该区划的报告，代码或名称（可重复；默认全部）")
    Set<String> areas = new LinkedHashSet<>();

    @Option(names = "--reason", paramLabel = "理由", description = "重新测算的理由，随修订保存")
    @Nullable
    String reason;

    @Option(names = "--as-of", paramLabel = "日期", description = "报告上印的日期（默认当天，北京时间）")
    @Nullable
    LocalDate asOf;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;
}
