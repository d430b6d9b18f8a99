package cn.jidu.intake;

import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Opens a delimited text file: its encoding, its delimiter and its header. */
final class TextFile {
    private static final Texts TEXTS = Texts.chinese(TextFile.class);

    private TextFile() {}

    /** @throws RefusedException EMPTY, ENCODING, UNREADABLE or HEADER_MISMATCH */
    static HeadedRows open(Original file, Source source, Limits limits) throws IOException, RefusedException {
        TextEncoding encoding = TextEncoding.ofHead(file);
        try {
            return open(file, source, limits, encoding);
        } catch (CharacterCodingException e) {
            throw undecodable(file, encoding);
        }
    }

    private static HeadedRows open(Original file, Source source, Limits limits, TextEncoding encoding)
            throws IOException, RefusedException {
        char delimiter;
        try (Reader head = encoding.open(file)) {
            delimiter = Delimiter.of(head, source);
        }
        Rows rows =
                new DecodedRows(file, encoding, new CsvRows(file.fileName(), encoding.open(file), delimiter, limits));
        try {
            HeaderSearch search = new HeaderSearch(source);
            Header header = search.in(rows, file.fileName());
            return new HeadedRows(header, encoding.title(), search.head(), search.below(), rows, () -> {});
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The place of the first fault, found by reading the whole file again. */
    private static RefusedException undecodable(Original file, TextEncoding encoding)
            throws IOException, RefusedException {
        TextEncoding other = TextEncoding.of(file);
        // the beginning is of one encoding and only another explains the rest: its header could not be read in that one
        return new RefusedException(
                Refusal.ENCODING, TEXTS.get("encoding.mixed", file.fileName(), encoding.title(), other.title()));
    }

    /** Tells where the bytes are not what the beginning of the file is. */
    private record DecodedRows(Original file, TextEncoding encoding, Rows rows) implements Rows {
        @Override
        public @Nullable Row next() throws IOException, RefusedException {
            try {
                return rows.next();
            } catch (CharacterCodingException e) {
                throw undecodable(file, encoding);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
