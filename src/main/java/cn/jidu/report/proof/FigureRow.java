package cn.jidu.report.proof;

import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of a table of targets, as sentences speak of it.
 *
 * @param title of the figure, without its unit
 * @param unit of the figure
 */
record FigureRow(String title, String unit, ReportPart.PartRow cells) {
    private static final String PERCENT = "%";
    private static final String POINTS = "个百分点";
    private static final String TIMES = "倍";

    /** The unit stands behind the title in brackets. */
    static FigureRow of(ReportPart.PartRow row) {
        String text = row.cell("title").text();
        int bracket = text.lastIndexOf('（');
        return bracket < 0
                ? new FigureRow(text, "", row)
                : new FigureRow(text.substring(0, bracket), text.substring(bracket + 1, text.length() - 1), row);
    }

    /**
     * Whether the row shows what is said.
     *
     * @param how what stands before the number, where that matters
     * @param said as it is written
     * @param with 个百分点, %, 倍 or nothing of these
     */
    boolean says(Optional<String> how, BigDecimal said, String with) {
        return switch (how.orElse("")) {
            case "增长", "上升" -> isChange(said, with);
            case "下降" -> isChange(said.negate(), with);
            case "快于时间进度" -> with.equals(POINTS) && isAhead(said);
            case "慢于时间进度" -> with.equals(POINTS) && isAhead(said.negate());
            case "高于目标" -> is("gap", said) && isDistance(with);
            case "低于目标" -> is("gap", said.negate()) && isDistance(with);
            case "净减少" -> is("flow", said.negate());
            default -> isFigure(said, with);
        };
    }

    /** Of a rate in percent the change is in percentage points, of all else in percent. */
    private boolean isChange(BigDecimal said, String with) {
        boolean points = unit.equals(PERCENT) && !isAdded();
        return (is("yoy", said) || is("ytdYoy", said))
                && (with.equals(POINTS) ? !isAdded() : with.equals(PERCENT) && !points);
    }

    /** Whether the quarters add up, so that the row has one of the quarter's own. */
    private boolean isAdded() {
        return number("flow").isPresent();
    }

    private boolean isDistance(String with) {
        return with.equals(unit.equals(PERCENT) ? POINTS : unit.equals("百分点") ? POINTS : "");
    }

    private boolean isAhead(BigDecimal said) {
        return number("progress")
                .flatMap(done -> number("timeProgress").map(done::subtract))
                .filter(ahead -> ahead.compareTo(said) == 0)
                .isPresent();
    }

    private boolean isFigure(BigDecimal said, String with) {
        if (with.equals(TIMES)) {
            return is("yoy", said) || is("progress", said);
        }
        boolean inUnit = with.equals(unit.equals("百分点") ? POINTS : unit.equals(PERCENT) ? PERCENT : "");
        return with.equals(PERCENT) && is("progress", said)
                || inUnit && Stream.of("value", "flow", "ytd").anyMatch(column -> is(column, said));
    }

    private boolean is(String column, BigDecimal said) {
        return number(column).filter(n -> n.compareTo(said) == 0).isPresent();
    }

    private Optional<BigDecimal> number(String column) {
        return Stream.ofNullable(cells.cells().get(column))
                .flatMap(c -> c.number().stream())
                .findFirst();
    }
}
