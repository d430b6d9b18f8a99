package cn.jidu.returned;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.report.view.CodeWords;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SiteHome;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.util.TempFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes departments their own files back as workbooks: what is wrong in words, and every row as it was sent, with the
 * faulty cells marked. Mended and sent again, such a workbook is taken in like any other file.
 */
public final class FileReturns {
    private static final PackageTexts TEXTS = PackageTexts.chinese(FileReturns.class);

    private final Database database;
    private final Archive archive;
    private final Definitions definitions;
    private final CodeWords words;
    private final Path work;
    private final int sheetRows;

    /** @param home where fonts and temporary files lie */
    public FileReturns(Database database, Archive archive, Definitions definitions, SiteHome home) {
        this(database, archive, definitions, home, SpreadsheetVersion.EXCEL2007.getMaxRows());
    }

    /** @param sheetRows how many rows a sheet holds */
    FileReturns(Database database, Archive archive, Definitions definitions, SiteHome home, int sheetRows) {
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
        boolean is(ReturnedOriginal file) {
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
    public List<ReturnOutcome> write(Path folder, Asked asked, Consumer<UnreturnedFile> failed) {
        return TempFile.withStrategy(
                new WorkFiles(work), () -> Transaction.run(database.reader(), c -> write(c, folder, asked, failed)));
    }

    private List<ReturnOutcome> write(Connection connection, Path folder, Asked asked, Consumer<UnreturnedFile> failed)
            throws SQLException {
        List<ReturnedOriginal> files = new ReceivedFiles(
                        new DeliveryTable(new JdbcTemplate(new SingleConnectionDataSource(connection, true))),
                        definitions)
                .list(asked.quarter).stream().filter(asked::is).toList();
        List<ReturnOutcome> written = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!files.isEmpty()) {
            prepare(folder.toAbsolutePath().normalize());
        }
        for (ReturnedOriginal file : files) {
            try {
                written.add(write(connection, folder, names, file));
            } catch (IOException | UncheckedIOException | StoreException e) {
                failed.accept(new UnreturnedFile(file.fileName(), StoreException.said(e)));
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

    private ReturnOutcome write(Connection connection, Path folder, Set<String> names, ReturnedOriginal file)
            throws SQLException, IOException {
        List<RejectReason> faults = RejectReason.faults(connection, file);
        List<RejectReason> doubts = RejectReason.doubts(connection, file);
        List<String> why = new ArrayList<>();
        Optional<SheetShape> shape = shape(file, why);
        MendingForm form = shape.map(s -> form(file, s)).orElse(MendingForm.LETTER);
        if (shape.isPresent() && form == MendingForm.LETTER) {
            why.add(TEXTS.get("why.tooMany", sheetRows));
        }
        ReturnName name = unused(names, name(file, form));
        Path to = folder.resolve(name.file());
        ReturnLetter letter = new ReturnLetter(file, form, name, why, shape, faults, doubts);
        try (ReturnedWorkbook book = new ReturnedWorkbook(letter, words)) {
            if (shape.isPresent() && form != MendingForm.LETTER) {
                rows(connection, file, form, book.rows(file, shape.get()));
            }
            save(book, to);
        }
        return new ReturnOutcome(file.fileName(), to, name.sendAs(), file.rejected());
    }

    /** Empty where there are no rows to return; {@code why} then says so. */
    private Optional<SheetShape> shape(ReturnedOriginal file, List<String> why) throws IOException {
        if (file.refusal().isPresent()) {
            why.add(file.message());
            return Optional.empty();
        }
        try (ExtractReader extract = open(file)) {
            return Optional.of(SheetShape.of(extract));
        } catch (RefusedException e) {
            // it was taken in under an earlier contract
            why.add(e.message());
            return Optional.empty();
        }
    }

    private static ReturnName name(ReturnedOriginal file, MendingForm form) {
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

    private ExtractReader open(ReturnedOriginal file) throws IOException, RefusedException {
        OriginalFile original = new OriginalFile(file.fileName(), file.bytes(), () -> archive.open(file.sha256()));
        return ExtractReader.open(original, file.source(), definitions.limits(), work);
    }

    private MendingForm form(ReturnedOriginal file, SheetShape shape) {
        boolean wide = shape.beyond() > SpreadsheetVersion.EXCEL2007.getLastColumnIndex();
        if (wide || shape.header().rowNo() + file.rejected() > sheetRows) {
            return MendingForm.LETTER;
        }
        return shape.lastRowNo() <= sheetRows ? MendingForm.WHOLE : MendingForm.REJECTED;
    }

    private void rows(Connection connection, ReturnedOriginal file, MendingForm form, OriginalSheet sheet)
            throws SQLException, IOException {
        try (ExtractReader extract = open(file);
                CellRemarks remarks = new CellRemarks(connection, file, words)) {
            extract.head().forEach(sheet::head);
            int next = extract.header().rowNo() + 1;
            for (FileRow row = extract.nextAsWritten(); row != null; row = extract.nextAsWritten()) {
                List<CellRemark> of = remarks.of(row.rowNo());
                boolean rejected = !of.isEmpty() && of.get(0).fault();
                if (form == MendingForm.WHOLE) {
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
