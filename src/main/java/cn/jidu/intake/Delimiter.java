package cn.jidu.intake;

import cn.jidu.definition.Dialect;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Source;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** Tells by the header which character separates the cells of a text file. */
final class Delimiter {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};
    private static final int HEAD_CHARACTERS = 1 << 16;

    private Delimiter() {}

    /** The candidate that gives the most of the source's fields within the first rows; the comma where none does. */
    static char of(Reader text, Source source) throws IOException {
        String head = head(text);
        char best = CANDIDATES[0];
        int most = 0;
        for (char candidate : CANDIDATES) {
            int matched = matched(head, candidate, source);
            if (matched > most) {
                most = matched;
                best = candidate;
            }
        }
        return best;
    }

    private static int matched(String head, char candidate, Source source) throws IOException {
        HeaderSearch search = new HeaderSearch(source);
        try (Rows rows = new CsvRows("", new StringReader(head), Dialect.of(candidate), Limits.DEFAULT)) {
            for (int i = 0; i < HeaderSearch.ROWS; i++) {
                Row row = rows.next();
                if (row == null || search.consider(row)) {
                    break;
                }
            }
        } catch (RefusedException e) {
            // the head ends in the middle of a row, or the file is faulty: reading it will say so
            return search.matched();
        }
        return search.matched();
    }

    private static String head(Reader text) throws IOException {
        char[] buffer = new char[HEAD_CHARACTERS];
        int size = 0;
        for (int n = 0; n >= 0 && size < buffer.length; ) {
            n = text.read(buffer, size, buffer.length - size);
            size += Math.max(n, 0);
        }
        return new String(buffer, 0, size);
    }
}
