package cn.jidu.change;

import cn.jidu.change.ChangedRow.ReadPlace;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.OwnerOnly;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The list of changed rows as a CSV file: UTF-8 with a byte order mark, by which spreadsheet programs know it. */
public final class ChangedRowFile {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ChangedRowFile.class);
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> COLUMNS =
            List.of("cause", "kind", "panel", "area", "file", "sheet", "row", "wasFile", "wasSheet", "wasRow");

    private final Definitions definitions;

    /** @param definitions of the newer revision */
    public ChangedRowFile(Definitions definitions) {
        this.definitions = definitions;
    }

    /** What gives rows one after the other. */
    @FunctionalInterface
    public interface RowGiver {
        /** Gives each of them, in order. */
        void each(Consumer<ChangedRow> to);
    }

    /**
     * The file is there whole or not at all, and its owner alone can read it.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    public void write(Path file, RowGiver rows) {
        Path made = OwnerOnly.temporary(file.toAbsolutePath());
        try {
            try (OutputStreamWriter writer = new OutputStreamWriter(
                            Channels.newOutputStream(OwnerOnly.create(made)), StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
                writer.write(BYTE_ORDER_MARK);
                printer.printRecord(
                        COLUMNS.stream().map(c -> TEXTS.get("column." + c)).toList());
                rows.each(row -> print(printer, row));
            }
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            made.toFile().delete();
        }
    }

    private void print(CSVPrinter printer, ChangedRow row) {
        List<String> line = new ArrayList<>();
        line.add(row.cause().told(TEXTS));
        line.add(kind(row));
        line.add(Optional.ofNullable(definitions.panels().get(row.panel()))
                .map(Panel::title)
                .orElse(row.panel()));
        line.add(definitions.areas().findByCode(row.area()).map(Area::name).orElse(row.area()));
        add(line, row.is());
        add(line, row.was());
        try {
            printer.printRecord(line.stream().map(FormulaGuard::neutralised).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(ChangedRow row) {
        if (row.was().isEmpty()) {
            return TEXTS.get("kind.in");
        }
        return row.is().isEmpty() ? TEXTS.get("kind.out") : TEXTS.get("kind.changed");
    }

    private static void add(List<String> line, Optional<ReadPlace> place) {
        line.add(place.map(ReadPlace::file).orElse(""));
        line.add(place.map(p -> String.valueOf(p.sheet())).orElse(""));
        line.add(place.map(p -> String.valueOf(p.row())).orElse(""));
    }
}
