package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.AreaReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is said of a figure is what its table shows: the number, its direction, and whether it is percent or percentage
 * points. A published index said of a rise by 0.13 points that it was 1.13 %: wrong twice, and read by nobody.
 */
final class SentenceFaults {
    private static final Pattern CLAUSES = Pattern.compile("[；：。\\n]");
    /** A number with what is said before it and its unit. */
    private static final Pattern SAID = Pattern.compile(
            "(增长|比基期上升|比基期下降|目标为上升|目标为下降|上升|下降|快于时间进度|慢于时间进度|高于目标|低于目标|净减少)?" + "(-?\\d+(?:\\.\\d+)?)(个百分点|%|倍)?");
    /** What follows the name of the figure that is spoken of: not the rest of a longer name, not 累计数 of several areas. */
    private static final Pattern OF_IT = Pattern.compile("(?:累计(?!数)|完成|尚无|比基期|-?\\d).*");

    private static final List<String> TABLES = List.of("targets", "quotas", "figures", "month");

    private final PackageTexts texts;

    SentenceFaults(PackageTexts texts) {
        this.texts = texts;
    }

    List<String> of(AreaReport report) {
        List<FigureRow> rows = report.parts().stream()
                .filter(p -> TABLES.contains(p.name()))
                .flatMap(p -> p.rows().stream())
                .map(FigureRow::of)
                .sorted(Comparator.comparing((FigureRow r) -> r.title().length())
                        .reversed())
                .toList();
        List<String> faults = new ArrayList<>();
        sentences(report)
                .flatMap(s -> Arrays.stream(CLAUSES.split(s)))
                .forEach(clause -> fault(clause, rows).ifPresent(faults::add));
        return faults;
    }

    private static Stream<String> sentences(AreaReport report) {
        return Stream.concat(
                report.summary().stream(),
                report.parts().stream()
                        .filter(p -> p.name().equals("words"))
                        .flatMap(p -> p.rows().stream())
                        .map(r -> r.cell("text").text()));
    }

    /** A clause speaks of the figure whose name it begins with; where a document asks for it twice, of one of the two. */
    private Optional<String> fault(String clause, List<FigureRow> rows) {
        List<FigureRow> meant =
                rows.stream().filter(r -> clause.startsWith(r.title())).toList();
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        String title = meant.get(0).title();
        String said = clause.substring(title.length());
        if (!OF_IT.matcher(said).matches()) {
            return Optional.empty();
        }
        List<Optional<String>> wrong = meant.stream()
                .filter(r -> r.title().equals(title))
                .map(r -> wrong(said, r))
                .toList();
        return wrong.stream().allMatch(Optional::isPresent)
                ? wrong.get(0).map(w -> texts.get("proof.sentence", clause, w))
                : Optional.empty();
    }

    private static Optional<String> wrong(String said, FigureRow row) {
        return SAID.matcher(said)
                .results()
                .filter(m -> !row.says(Optional.ofNullable(m.group(1)), new BigDecimal(m.group(2)), unit(m.group(3))))
                .map(MatchResult::group)
                .findFirst();
    }

    private static String unit(@Nullable String unit) {
        return unit == null ? "" : unit;
    }
}
