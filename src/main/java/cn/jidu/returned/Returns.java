package cn.jidu.returned;

import cn.jidu.definition.Area;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Texts;
import cn.jidu.intake.Extract;
import cn.jidu.intake.Original;
import cn.jidu.intake.RefusedException;
import cn.jidu.intake.Row;
import cn.jidu.report.CodeWords;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.StoreException;
import cn.jidu.store.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.util.TempFile;

/**
 * Writes departments their own files back as workbooks: what is wrong in words, and every row as it was sent, with the
 * faulty cells marked. Mended and sent again, such a workbook is taken in like any other file.
 */
public final class Returns {
    private static final Texts TEXTS = Texts.chinese(Returns.class);

    private final Database database;
    private final Archive archive;
    private final Definitions definitions;
    private final CodeWords words;
    private final Path work;
    private final int sheetRows;

    public Returns(Database database, Archive archive, Definitions definitions, Home home) {
        this(database, archive, definitions, home, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    /** @param sheetRows how many rows a sheet holds */
    Returns(Database database, Archive archive, Definitions definitions, Home home, int sheetRows) {
        this.database = database;
        this.archive = archive;
        this.definitions = definitions;
        this.words = new CodeWords(definitions);
        this.work = home.work();
        this.sheetRows = sheetRows;
    }

    /**
     * Which files are asked for.
     *
     * @param stands of a delivery and its area: whether later files have not taken the place of what it brought
     */
    public record Asked(
            Optional<Quarter> quarter,
            Predicate<Area> area,
            Predicate<String> fileName,
            BiPredicate<Long, String> stands) {
        boolean is(Received file) {
            return area.test(file.area())
                    && fileName.test(file.fileName())
                    && stands.test(file.id(), file.area().code());
        }
    }

    /**
     * Writes a workbook for each file asked for that was refused, or of which rows were rejected, and that no later file has
     * replaced. A workbook of the same name that lies in the folder is replaced. A file whose original cannot be read, or
     * whose workbook cannot be written, keeps none of the others back.
     *
     * @param folder made where it is missing; its owner alone can open it and the workbooks
     * @param failed hears of each that failed
     * @throws UncheckedIOException when the folder cannot be made
     */
    public List<Returned> write(Path folder, Asked asked, Consumer<Unreturned> failed) {
        return TempFile.withStrategy(
                new WorkFiles(work), () -> Transaction.run(database.reader(), c -> write(c, folder, asked, failed)));
    }

    private List<Returned> write(Connection connection, Path folder, Asked asked, Consumer<Unreturned> failed)
            throws SQLException {
        List<Received> files = new ReceivedFiles(connection, definitions)
                .list(asked.quarter).stream().filter(asked::is).toList();
        List<Returned> written = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!files.isEmpty()) {
            prepare(folder.toAbsolutePath().normalize());
        }
        for (Received file : files) {
            try {
                written.add(write(connection, folder, names, file));
            } catch (IOException | UncheckedIOException | StoreException e) {
                failed.accept(
                        new Unreturned(file.fileName(), Objects.requireNonNullElse(e.getMessage(), e.toString())));
            }
        }
        return written;
    }

    private static void prepare(Path folder) {
        try {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Returned write(Connection connection, Path folder, Set<String> names, Received file)
            throws SQLException, IOException {
        List<Reason> faults = Reason.faults(connection, file);
        List<Reason> doubts = Reason.doubts(connection, file);
        List<String> why = new ArrayList<>();
        Optional<Shape> shape = shape(file, why);
        Form form = shape.map(s -> form(file, s)).orElse(Form.LETTER);
        if (shape.isPresent() && form == Form.LETTER) {
            why.add(TEXTS.get("why.tooMany", sheetRows));
        }
        ReturnName name = unused(names, name(file, form));
        Path to = folder.resolve(name.file());
        Letter letter = new Letter(file, form, name, why, shape, faults, doubts);
        try (ReturnedWorkbook book = new ReturnedWorkbook(letter, words)) {
            if (shape.isPresent() && form != Form.LETTER) {
                rows(connection, file, form, book.rows(file, shape.get()));
            }
            save(book, to);
        }
        return new Returned(file.fileName(), to, name.sendAs(), file.rejected());
    }

    /** Empty where there are no rows to return; {@code why} then says so. */
    private Optional<Shape> shape(Received file, List<String> why) throws IOException {
        if (file.refusal().isPresent()) {
            why.add(file.message());
            return Optional.empty();
        }
        try (Extract extract = open(file)) {
            return Optional.of(Shape.of(extract));
        } catch (RefusedException e) {
            // it was taken in under an earlier contract
            why.add(e.message());
            return Optional.empty();
        }
    }

    private static ReturnName name(Received file, Form form) {
        return switch (form) {
            case WHOLE -> ReturnName.whole(file);
            case REJECTED -> ReturnName.supplement(file);
            case LETTER -> ReturnName.letter(file);
        };
    }

    private static ReturnName unused(Set<String> names, ReturnName wanted) {
        ReturnName name = wanted;
        for (int number = 2; !names.add(name.file()); number++) {
            name = wanted.numbered(number);
        }
        return name;
    }

    private Extract open(Received file) throws IOException, RefusedException {
        Original original = new Original(file.fileName(), file.bytes(), () -> archive.open(file.sha256()));
        return Extract.open(original, file.source(), definitions.limits(), work);
    }

    private Form form(Received file, Shape shape) {
        boolean wide = shape.beyond() > SpreadsheetVersion.EXCEL2007.getLastColumnIndex();
        if (wide || shape.header().rowNo() + file.rejected() > sheetRows) {
            return Form.LETTER;
        }
        return shape.lastRowNo() <= sheetRows ? Form.WHOLE : Form.REJECTED;
    }

    private void rows(Connection connection, Received file, Form form, OriginalSheet sheet)
            throws SQLException, IOException {
        try (Extract extract = open(file);
                Remarks remarks = new Remarks(connection, file, words)) {
            extract.head().forEach(sheet::head);
            int next = extract.header().rowNo() + 1;
            for (Row row = extract.nextAsWritten(); row != null; row = extract.nextAsWritten()) {
                List<Remark> of = remarks.of(row.rowNo());
                boolean rejected = !of.isEmpty() && of.get(0).fault();
                if (form == Form.WHOLE) {
                    sheet.row(row.rowNo(), row, of);
                } else if (rejected) {
                    sheet.row(next++, row, of);
                }
            }
        } catch (RefusedException e) {
            throw new IllegalStateException("read before, and now refused", e);
        }
        sheet.close();
    }

    /** Written beside its place and renamed: nobody finds half a workbook. */
    private static void save(ReturnedWorkbook book, Path to) throws IOException {
        Path part = OwnerOnly.temporary(to);
        try {
            try (OutputStream out = Channels.newOutputStream(OwnerOnly.create(part))) {
                book.write(out);
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
