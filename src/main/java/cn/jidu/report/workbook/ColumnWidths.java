package cn.jidu.report.workbook;

import cn.jidu.definition.text.TitleLines;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The widths of a sheet's columns in characters of Latin text; a Chinese character takes two.
 *
 * @param rows how many rows its one table has; none where there are several
 */
record ColumnWidths(List<Integer> characters, int rows) {
    /** By how many columns there are: the last for all beyond. */
    private static final int[] WIDEST = {100, 100, 80, 56, 48, 40};

    /** Characters that a line of words may take where the table itself is narrower. */
    static final int READ = 92;

    private static final int NARROWEST = 8;
    /** Beside the text, and for the space between a number and the cell that follows. */
    private static final int MARGIN = 2;
    /** A title may stand in so many lines. */
    private static final int TITLE_LINES = 3;
    /** One row of so many is few. */
    private static final int FEW = 10;

    ColumnWidths {
        characters = List.copyOf(characters);
    }

    static ColumnWidths of(List<Integer> characters) {
        return new ColumnWidths(characters, 0);
    }

    /** Others for the same rows. */
    private ColumnWidths widths(List<Integer> others) {
        return new ColumnWidths(others, rows);
    }

    /** Wide enough for every cell of the parts, up to a bound; what is longer wraps. */
    static ColumnWidths fitting(List<ReportPart> parts) {
        int columns = parts.stream().mapToInt(p -> p.columns().size()).max().orElse(0);
        int[] widest = new int[columns];
        Arrays.fill(widest, NARROWEST - MARGIN);
        parts.forEach(p -> widen(widest, p));
        int bound = bound(widest);
        ColumnWidths fitting = new ColumnWidths(
                Arrays.stream(widest).mapToObj(w -> Math.min(bound, w + MARGIN)).toList(),
                parts.size() == 1 ? parts.get(0).rows().size() : 0);
        return fitting.sum() <= PageSetup.CHARACTERS || parts.size() > 1 ? fitting : fitting.inTwoLines(parts.get(0));
    }

    /** What only few rows need goes on in a second line there: it would make the whole page smaller. */
    private ColumnWidths inTwoLines(ReportPart part) {
        List<Integer> narrowed = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            ReportPart.PartColumn column = part.columns().get(i);
            List<TextCell> cells = part.rows().stream()
                    .map(r -> r.cell(column.key()))
                    .sorted(Comparator.comparingInt(c -> room(c.text())))
                    .toList();
            boolean numbers = cells.stream().anyMatch(c -> c.number().isPresent());
            int usual = numbers || cells.isEmpty()
                    ? of(i)
                    : room(cells.get((cells.size() - 1) * (FEW - 1) / FEW).text()) + MARGIN;
            int titled = Math.max(NARROWEST, title(column.title()) + 1 + MARGIN);
            int least = Math.max(usual, Math.max(titled, (of(i) + 1) / 2 + MARGIN));
            narrowed.add(Math.min(of(i), least));
        }
        return widths(narrowed);
    }

    /** As wide as the others leave room for on a page. */
    private static int bound(int[] widest) {
        int bound = WIDEST[Math.min(widest.length, WIDEST.length - 1)];
        while (bound < WIDEST[0] && wide(widest, bound + 1) <= PageSetup.TEXT_CHARACTERS) {
            bound++;
        }
        return bound;
    }

    private static int wide(int[] widest, int bound) {
        return Arrays.stream(widest).map(w -> Math.min(bound, w + MARGIN)).sum();
    }

    private static void widen(int[] widest, ReportPart part) {
        List<ReportPart.PartColumn> columns = part.columns();
        for (int i = 0; i < columns.size(); i++) {
            widest[i] = Math.max(widest[i], title(columns.get(i).title()) + 1);
        }
        NumberPlaces places = NumberPlaces.of(part);
        for (ReportPart.PartRow row : part.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                String key = columns.get(i).key();
                TextCell cell = row.cell(key);
                int own = cell.number().isPresent() ? places.characters(key, cell) : 0;
                widest[i] = Math.max(widest[i], Math.max(own, room(cell.text())));
            }
        }
    }

    /** Narrow enough for its lines, wide enough for the brackets at its end in one. */
    private static int title(String title) {
        int narrow = (room(title) + TITLE_LINES - 1) / TITLE_LINES;
        String[] lines = TitleLines.of(title).split("\n", -1);
        return lines.length == 1 ? narrow : Math.max(narrow, room(lines[1]));
    }

    /** A title as it is set over columns from one to before another. */
    String title(String title, int from, int end) {
        int wide = sum(from, end);
        return room(title) < wide
                ? title
                : TitleLines.of(title).lines().map(l -> together(l, wide)).collect(Collectors.joining("\n"));
    }

    /** A last character that would be alone on a line takes the one before it along. */
    private static String together(String line, int wide) {
        int left = room(line) % Math.max(2, wide / 2 * 2);
        if (room(line) <= wide || left == 0 || left > 2) {
            return line;
        }
        int last = line.offsetByCodePoints(line.length(), -2);
        return line.substring(0, last) + "\n" + line.substring(last);
    }

    /** None narrower than so many characters. */
    ColumnWidths atLeast(int narrowest) {
        return widths(characters.stream().map(w -> Math.max(w, narrowest)).toList());
    }

    /** And a column behind them. */
    ColumnWidths with(int another) {
        List<Integer> more = new ArrayList<>(characters);
        more.add(another);
        return widths(more);
    }

    /** Where columns go over several pages the first is on each, and holds the table's name. */
    ColumnWidths headed(String heading) {
        if (!PageSetup.goesAcross(this)) {
            return this;
        }
        List<Integer> headed = new ArrayList<>(characters);
        headed.set(0, Math.max(headed.get(0), room(heading)));
        return widths(headed);
    }

    int count() {
        return characters.size();
    }

    int of(int column) {
        return characters.get(column);
    }

    int sum() {
        return sum(0, count());
    }

    /** What is printed: words go on beyond a narrow table. */
    int printed() {
        return Math.max(sum(), READ);
    }

    /** Of the columns from one to before another. */
    int sum(int from, int end) {
        return characters.subList(from, end).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many of the first columns lie within so many characters; one at least. */
    int within(int room) {
        int across = 1;
        while (across < count() && sum(0, across + 1) <= room) {
            across++;
        }
        return across;
    }

    /** How many lines a text takes in so many characters: what is broken loses some room at the end of each line. */
    static int lines(String text, int width) {
        return text.lines()
                .mapToInt(l -> room(l) <= width ? 1 : (room(l) + width - 2) / Math.max(1, width - 1))
                .reduce(Integer::sum)
                .orElse(1);
    }

    private static int room(String text) {
        return text.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum();
    }
}
