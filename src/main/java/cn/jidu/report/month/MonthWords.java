package cn.jidu.report.month;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Month;
import cn.jidu.definition.Target;
import cn.jidu.measure.Rounding;
import cn.jidu.report.month.SlipMonths.ToldIndicator;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the month's table shows, in words: how whole it is, which way the figures go, the first of them, who owes. */
final class MonthWords {
    private static final int TOLD = 4;
    private static final int NAMED = 6;

    private final PlanView view;
    private final Month month;
    private final List<ToldIndicator> told;
    private final List<MonthFigure> figures;
    private final ReportPart table;
    private final PhraseBook phrases;

    /**
     * @param told the rows of the table
     * @param figures of each
     * @param table whose numbers are said
     */
    MonthWords(
            PlanView view,
            Month month,
            List<ToldIndicator> told,
            List<MonthFigure> figures,
            ReportPart table,
            PhraseBook phrases) {
        this.view = view;
        this.month = month;
        this.told = List.copyOf(told);
        this.figures = List.copyOf(figures);
        this.table = table;
        this.phrases = phrases;
    }

    /** The first says how the month stands. */
    List<String> paragraphs(MonthSenders senders) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(standing() + directions().orElse(""));
        List<String> clauses = IntStream.range(0, told.size())
                .filter(i -> figures.get(i).value().number().isPresent())
                .limit(TOLD)
                .mapToObj(this::clause)
                .toList();
        if (!clauses.isEmpty()) {
            paragraphs.add(String.join("；", clauses) + "。");
        }
        paragraphs.add(arrived(senders));
        return paragraphs;
    }

    private String standing() {
        long missing =
                figures.stream().filter(f -> f.value().number().isEmpty()).count();
        long whole = figures.stream().filter(f -> f.value().whole().isPresent()).count();
        long incomplete = figures.size() - missing - whole;
        String states = Stream.of(state("whole", whole), state("incomplete", incomplete), state("missing", missing))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("，"));
        return phrases.say(
                "monthStanding",
                Map.of("period", month.chinese(), "count", String.valueOf(figures.size()), "states", states));
    }

    private Optional<String> state(String key, long count) {
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(
                count == figures.size()
                        ? view.text("month.all." + key)
                        : view.text("month." + key, String.valueOf(count)));
    }

    /** Of the figures that can be compared, by what is printed. */
    private Optional<String> directions() {
        List<Integer> signs = figures.stream()
                .flatMap(f -> f.change().stream())
                .map(c -> Rounding.share(c).signum())
                .toList();
        if (signs.isEmpty()) {
            return Optional.empty();
        }
        String items = Stream.of(direction("up", signs, 1), direction("down", signs, -1), direction("same", signs, 0))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("，"));
        return Optional.of(
                phrases.say("monthDirections", Map.of("count", String.valueOf(signs.size()), "items", items)));
    }

    private Optional<String> direction(String key, List<Integer> signs, int sign) {
        long count = signs.stream().filter(s -> s == sign).count();
        return count == 0 ? Optional.empty() : Optional.of(view.text("month." + key, String.valueOf(count)));
    }

    /** One row of the table, with the numbers that it prints. */
    private String clause(int row) {
        MonthFigure figure = figures.get(row);
        Indicator indicator = figure.indicator();
        ReportPart.PartRow cells = table.rows().get(row);
        String unit = indicator.unit().equals(Target.POINTS_UNIT) ? view.text("points") : indicator.unit();
        List<String> words = new ArrayList<>();
        words.add(phrases.say(
                        "level", Map.of("title", told.get(row).title(), "value", shown(cells, "value"), "unit", unit))
                + incomplete(figure.value()));
        change(indicator, figure.change()).ifPresent(words::add);
        if (figure.total().number().isPresent() && month.number() > 1) {
            words.add(phrases.say("monthTotal", Map.of("value", shown(cells, "ytd"), "unit", unit))
                    + incomplete(figure.total()));
            change(indicator, figure.totalChange()).ifPresent(words::add);
        }
        told.get(row).target().flatMap(t -> progress(t, cells)).ifPresent(words::add);
        return String.join("，", words);
    }

    private static String shown(ReportPart.PartRow cells, String column) {
        return cells.cell(column).number().orElseThrow().toPlainString();
    }

    private String incomplete(MonthValue value) {
        return value.complete() ? "" : view.text("incomplete");
    }

    private Optional<String> change(Indicator indicator, Optional<BigDecimal> change) {
        return change.flatMap(c -> {
            String shown = Rounding.share(c).toPlainString();
            return switch (YearOnYear.manner(indicator, c)) {
                case PERCENT -> Optional.of(phrases.say("endChange", Map.of("percent", shown)));
                case POINTS -> Optional.of(phrases.say("endPoints", Map.of("points", shown)));
                case MULTIPLE ->
                    Optional.of(phrases.say(
                            "endTimes", Map.of("times", YearOnYear.times(c).toPlainString())));
                case UNTOLD -> Optional.<String>empty();
            };
        });
    }

    /** What is done of it; nothing where that is not whole, or many times over. */
    private Optional<String> progress(Target target, ReportPart.PartRow cells) {
        TextCell done = cells.cell("progress");
        String phrase = target.kind() == Target.TargetKind.YEARLY ? "monthYear" : "monthPlan";
        return done.number()
                .filter(d -> done.text().equals(d.toPlainString()))
                .map(d -> phrases.say(phrase, Map.of("done", d.toPlainString())));
    }

    private String arrived(MonthSenders senders) {
        int expected = senders.expected();
        int owing = senders.owing().size();
        if (expected == 0) {
            return phrases.say("monthNoOne", Map.of());
        }
        String counts = phrases.say(
                owing == expected ? "monthNobody" : "monthUnits",
                Map.of(
                        "expected", String.valueOf(expected),
                        "sent", String.valueOf(expected - owing),
                        "owing", String.valueOf(owing)));
        return owing == 0 || owing == expected
                ? counts
                : counts + phrases.say("monthOwing", Map.of("names", SenderPart.named(view, senders.owing(), NAMED)));
    }
}
