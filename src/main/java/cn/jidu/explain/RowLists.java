package cn.jidu.explain;

import cn.jidu.definition.Panel;
import cn.jidu.store.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the rows behind a figure into a file, a CSV or a workbook by its name; memory holds a few of them. */
public final class RowLists {
    private final FigureExplainer explainer;

    /** @param explainer that opened the figure */
    public RowLists(FigureExplainer explainer) {
        this.explainer = explainer;
    }

    /** Whether a list can be written into a file of this name. */
    public static boolean isListFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".xlsx");
    }

    /**
     * Part after part, what is counted before what is not; the file is there whole or not at all, and its owner alone can read
     * it: rows of taxes and loans are in it.
     *
     * @param excluded whether to list those of the area's rows that are not counted, too
     * @throws UncheckedIOException where the file cannot be written
     */
    public void write(List<FigurePart> parts, boolean excluded, Path file) {
        RowListColumns columns = RowListColumns.of(parts);
        Path made = OwnerOnly.temporary(file.toAbsolutePath());
        try {
            try (RowListFile list = open(made, file, columns)) {
                for (FigurePart part : parts) {
                    Set<String> own = columns(part.panel());
                    explainer.counted(part, row -> list(list, part, columns, own, row, true));
                    if (excluded) {
                        explainer.excluded(part, row -> list(list, part, columns, own, row, false));
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

    private static RowListFile open(Path made, Path file, RowListColumns columns) throws IOException {
        OutputStream out = Channels.newOutputStream(OwnerOnly.create(made));
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
                ? new CsvRowList(out, columns)
                : new SheetRowList(out, columns);
    }

    private static Set<String> columns(Panel panel) {
        Set<String> names = new TreeSet<>();
        panel.columns().forEach(c -> names.add(c.name()));
        return names;
    }

    private static void list(
            RowListFile list, FigurePart part, RowListColumns columns, Set<String> own, ResultSet row, boolean counts)
            throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(part.name());
        values.add(row.getString("FILE"));
        values.add(row.getInt("sheet_no"));
        values.add(row.getInt("row_no"));
        values.add(counts ? row.getBigDecimal("COUNTED") : null);
        values.add(counts ? row.getString("ALSO") : null);
        values.add(counts ? null : row.getString("REASON"));
        for (String column : columns.own().keySet()) {
            values.add(own.contains(column) ? value(row.getObject(column)) : null);
        }
        try {
            list.line(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object value(@Nullable Object value) {
        return value instanceof Boolean truth ? RowListWords.truth(truth) : value;
    }
}
