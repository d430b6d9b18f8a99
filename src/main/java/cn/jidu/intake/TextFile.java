package cn.jidu.intake;

import cn.jidu.definition.Dialect;
import cn.jidu.definition.Encoding;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a delimited text file: its encoding, its delimiter and its header. */
final class TextFile {
    private static final Texts TEXTS = Texts.chinese(TextFile.class);

    private TextFile() {}

    /** @throws RefusedException EMPTY, ENCODING, UNREADABLE or HEADER_MISMATCH */
    static HeadedRows open(Original file, Source source, Limits limits) throws IOException, RefusedException {
        Optional<Encoding> declared = source.form().encoding();
        TextEncoding encoding =
                declared.isPresent() ? TextEncoding.declared(file, declared.get()) : TextEncoding.ofHead(file);
        try {
            return open(file, source, limits, encoding);
        } catch (CharacterCodingException e) {
            throw undecodable(file, encoding, source);
        }
    }

    private static HeadedRows open(Original file, Source source, Limits limits, TextEncoding encoding)
            throws IOException, RefusedException {
        Dialect dialect = dialect(file, source, encoding);
        Rows rows = new DecodedRows(
                file, encoding, source, new CsvRows(file.fileName(), encoding.open(file), dialect, limits));
        if (!dialect.header()) {
            return new HeadedRows(Header.inOrder(source), encoding.title(), Optional.empty(), rows, () -> {});
        }
        try {
            HeaderSearch search = new HeaderSearch(source);
            Header header = search.in(rows, file.fileName());
            return new HeadedRows(header, encoding.title(), search.below(), rows, () -> {});
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static Dialect dialect(Original file, Source source, TextEncoding encoding) throws IOException {
        Optional<Dialect> declared = source.form().dialect();
        if (declared.isPresent()) {
            return declared.get();
        }
        try (Reader head = encoding.open(file)) {
            return Dialect.of(Delimiter.of(head, source));
        }
    }

    /** The place of the first fault, found by reading the whole file again. */
    private static RefusedException undecodable(Original file, TextEncoding encoding, Source source)
            throws IOException, RefusedException {
        if (source.form().encoding().isPresent()) {
            return encoding.undeclared(file);
        }
        TextEncoding other = TextEncoding.of(file);
        // the beginning is of one encoding and only another explains the rest: its header could not be read in that one
        return new RefusedException(
                Refusal.ENCODING, TEXTS.get("encoding.mixed", file.fileName(), encoding.title(), other.title()));
    }

    /** Tells where the bytes are not what the beginning of the file is. */
    private record DecodedRows(Original file, TextEncoding encoding, Source source, Rows rows) implements Rows {
        @Override
        public @Nullable Row next() throws IOException, RefusedException {
            try {
                return rows.next();
            } catch (CharacterCodingException e) {
                throw undecodable(file, encoding, source);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
