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
    private static final String POINTS_UNIT = "百分点";
    /** The end of the name of what is told as a rise or a fall. */
    private static final String MOVED = "变化";

    private static final String TIMES = "倍";

    /** The unit stands behind the title in brackets. */
    static FigureRow of(ReportPart.PartRow row) {
        String text = row.cell("title").text();
        int bracket = text.lastIndexOf('（');
        if (bracket < 0) {
            return new FigureRow(text, "", row);
        }
        String title = text.substring(0, bracket);
        String unit = text.substring(bracket + 1, text.length() - 1);
        boolean moved = unit.equals(POINTS_UNIT) && title.endsWith(MOVED);
        return new FigureRow(moved ? title.substring(0, title.length() - MOVED.length()) : title, unit, row);
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
            case "比基期上升" -> isFigure(said, with);
            case "比基期下降" -> isFigure(said.negate(), with);
            case "目标为上升" -> with.equals(POINTS) && is("target", said);
            case "目标为下降" -> with.equals(POINTS) && is("target", said.negate());
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
        return with.equals(unit.equals(PERCENT) ? POINTS : unit.equals(POINTS_UNIT) ? POINTS : "");
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
        boolean inUnit = with.equals(unit.equals(POINTS_UNIT) ? POINTS : unit.equals(PERCENT) ? PERCENT : "");
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
