package cn.jidu.explain.list;

import cn.jidu.definition.Panel;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigurePart;
import cn.jidu.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes the rows behind a figure into a file, a CSV or a workbook by its name; memory holds a few of them. */
public final class RowLists {
    private final FigureExplainer explainer;
    private final BiFunction<Panel, String, String> reasons;

    /**
     * @param explainer that opened the figure
     * @param reasons what a reason for which a panel's row is left out is called in a workbook; a CSV has the reason itself
     */
    public RowLists(FigureExplainer explainer, BiFunction<Panel, String, String> reasons) {
        this.explainer = explainer;
        this.reasons = reasons;
    }

    /**
     * A part whose rows are listed.
     *
     * @param about what it is, in words: a workbook says so on its first sheet
     */
    public record ListedPart(FigurePart part, String about) {}

    /** Whether a list can be written into a file of this name. */
    public static boolean isListFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".xlsx");
    }

    /**
     * Part after part, what is counted before what is not; the file is there whole or not at all, and its owner alone can read
     * it: rows of taxes and loans are in it.
     *
     * @param parts by the name that they have in the list
     * @param excluded whether to list those of the area's rows that are not counted, too
     * @throws UncheckedIOException where the file cannot be written
     */
    public void write(Map<String, ListedPart> parts, boolean excluded, Path file) {
        RowListColumns columns =
                RowListColumns.of(parts.values().stream().map(ListedPart::part).toList());
        boolean book = !isText(file);
        Path made = OwnerOnly.temporary(file.toAbsolutePath());
        try {
            try (RowListFile list = book ? sheets(made, columns, parts) : text(made, columns)) {
                for (Map.Entry<String, ListedPart> listed : parts.entrySet()) {
                    FigurePart part = listed.getValue().part();
                    RowLine line = new RowLine(
                            listed.getKey(),
                            columns,
                            columns(part.panel()),
                            book ? reason -> reasons.apply(part.panel(), reason) : reason -> reason);
                    explainer.counted(part, row -> list.line(line.counted(row)));
                    if (excluded) {
                        explainer.excluded(part, row -> list.line(line.excluded(row)));
                    }
                }
                list.finish();
            }
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            made.toFile().delete();
        }
    }

    private static boolean isText(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static RowListFile text(Path made, RowListColumns columns) throws IOException {
        return new CsvRowList(Channels.newOutputStream(OwnerOnly.create(made)), columns);
    }

    private static RowListFile sheets(Path made, RowListColumns columns, Map<String, ListedPart> parts)
            throws IOException {
        return new SheetRowList(Channels.newOutputStream(OwnerOnly.create(made)), columns, parts);
    }

    private static Set<String> columns(Panel panel) {
        Set<String> names = new TreeSet<>();
        panel.columns().forEach(c -> names.add(c.name()));
        return names;
    }

    /**
     * Makes lines of a part's rows.
     *
     * @param own the columns of its panel
     * @param reasons what a reason is called
     */
    private record RowLine(String part, RowListColumns columns, Set<String> own, UnaryOperator<String> reasons) {
        List<@Nullable Object> counted(ResultSet row) throws SQLException {
            return values(row, row.getBigDecimal("COUNTED"), row.getString("ALSO"), null);
        }

        List<@Nullable Object> excluded(ResultSet row) throws SQLException {
            return values(row, null, null, reasons.apply(row.getString("REASON")));
        }

        private List<@Nullable Object> values(
                ResultSet row, @Nullable BigDecimal counted, @Nullable String also, @Nullable String reason)
                throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                    part, row.getString("FILE"), row.getString("SHEET"), row.getInt("row_no"), counted, also, reason));
            for (String column : columns.own().keySet()) {
                values.add(own.contains(column) ? told(row.getObject(column)) : null);
            }
            return values;
        }

        private static @Nullable Object told(@Nullable Object value) {
            return value instanceof Boolean truth ? RowListWords.truth(truth) : value;
        }
    }
}
