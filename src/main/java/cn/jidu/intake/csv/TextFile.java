package cn.jidu.intake.csv;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.DeclaredEncoding;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.TextDialect;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.HeadedRows;
import cn.jidu.intake.table.HeaderSearch;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.text.GarbledText;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a delimited text file: its encoding, its delimiter and its header. */
public final class TextFile {
    private static final PackageTexts TEXTS = PackageTexts.chinese(TextFile.class);

    private static final int SHOWN = 40;

    private TextFile() {}

    /** @throws RefusedException EMPTY, ENCODING, UNREADABLE or HEADER_MISMATCH */
    public static HeadedRows open(OriginalFile file, Source source, FileLimits limits)
            throws IOException, RefusedException {
        Optional<DeclaredEncoding> declared = source.form().encoding();
        TextEncoding encoding =
                declared.isPresent() ? TextEncoding.declared(file, declared.get()) : TextEncoding.ofHead(file);
        try {
            return open(file, source, limits, encoding);
        } catch (CharacterCodingException e) {
            throw undecodable(file, encoding, source);
        }
    }

    private static HeadedRows open(OriginalFile file, Source source, FileLimits limits, TextEncoding encoding)
            throws IOException, RefusedException {
        CsvDialect dialect = dialect(file, source, encoding);
        FileRows rows = new DecodedRows(
                file, encoding, source, new CsvRows(file.fileName(), encoding.open(file), dialect.dialect(), limits));
        if (!dialect.dialect().header()) {
            return new HeadedRows(
                    TableHeader.inOrder(source),
                    () -> NamedUnits.NONE,
                    encoding.title(),
                    List.of(),
                    Optional.empty(),
                    rows,
                    () -> {},
                    List::of);
        }
        try {
            HeaderSearch search = new HeaderSearch(source);
            TableHeader header = search.in(rows, file.fileName());
            FittedRows fitted = new FittedRows(rows, dialect.widths().ofRows(header.width()), header.width());
            return new HeadedRows(
                    header,
                    search::named,
                    encoding.title(),
                    search.head(),
                    search.below().map(fitted::fitted),
                    fitted,
                    () -> {},
                    List::of);
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static CsvDialect dialect(OriginalFile file, Source source, TextEncoding encoding) throws IOException {
        Optional<TextDialect> declared = source.form().dialect();
        if (declared.isPresent()) {
            return new CsvDialect(declared.get(), CsvDialect.Widths.EQUAL);
        }
        try (Reader head = encoding.open(file)) {
            return DialectSearch.in(head, source);
        }
    }

    /** The place of the first fault, found by reading the whole file again. */
    private static RefusedException undecodable(OriginalFile file, TextEncoding encoding, Source source)
            throws IOException, RefusedException {
        if (source.form().encoding().isPresent()) {
            return encoding.undeclared(file);
        }
        TextEncoding other = TextEncoding.of(file);
        // the beginning is of one encoding and only another explains the rest: its header could not be read in that one
        return new RefusedException(
                RefusalCode.ENCODING, TEXTS.get("encoding.mixed", file.fileName(), encoding.title(), other.title()));
    }

    /** Tells where the bytes are not what the beginning of the file is. */
    private record DecodedRows(OriginalFile file, TextEncoding encoding, Source source, FileRows rows)
            implements FileRows {
        @Override
        public @Nullable FileRow next() throws IOException, RefusedException {
            try {
                FileRow row = rows.next();
                if (row != null && encoding == TextEncoding.GB18030) {
                    refuseGarbled(row);
                }
                return row;
            } catch (CharacterCodingException e) {
                throw undecodable(file, encoding, source);
            }
        }

        /** Nearly all bytes mean something in GB18030: those of UTF-8 mean other characters. */
        private void refuseGarbled(FileRow row) throws RefusedException {
            for (int c = 0; c < row.width(); c++) {
                if (GarbledText.is(row.cell(c))) {
                    String read = ShownText.text(row.cell(c), SHOWN);
                    String meant = GarbledText.meant(row.cell(c))
                            .map(m -> TEXTS.get("encoding.garbled.meant", ShownText.text(m, SHOWN)))
                            .orElse("");
                    throw new RefusedException(
                            RefusalCode.ENCODING,
                            TEXTS.get("encoding.garbled", file.fileName(), row.rowNo(), read, meant));
                }
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    /**
     * A delimiter at the end of every row, or of the header alone, makes no column.
     *
     * @param width of the rows that are to have as many cells as the header
     */
    private record FittedRows(FileRows rows, int width, int header) implements FileRows {
        @Override
        public @Nullable FileRow next() throws IOException, RefusedException {
            FileRow row = rows.next();
            return row == null ? null : fitted(row);
        }

        FileRow fitted(FileRow row) {
            boolean fits = row.width() == width && (width < header || TextFold.isBlank(row.cell(header)));
            return fits && width != header ? row.resized(header) : row;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
