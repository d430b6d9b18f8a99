package cn.jidu.intake.csv;

import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.HeaderSearch;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds out by its first rows how a text file separates and quotes its cells: the reading that finds the most of the
 * contract's columns. Where the quoting of RFC 4180 breaks, or makes rows unlike their header, another is taken that
 * does better; where none does, the file is read as RFC 4180 has it and refused where it breaks.
 */
final class DialectSearch {
    private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');
    private static final int HEAD_CHARACTERS = 1 << 16;
    /** Excel's own way to tell: a first line that says nothing else. What quotes or escapes separates nothing. */
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=([\\p{Punct}\t &&[^\"'\\\\]])\"?(?:\r|\n|$)");

    private final Source source;
    private final String head;
    private final boolean whole;

    private DialectSearch(Source source, String head, boolean whole) {
        this.source = source;
        this.head = head;
        this.whole = whole;
    }

    static CsvDialect in(Reader text, Source source) throws IOException {
        char[] buffer = new char[HEAD_CHARACTERS];
        int size = 0;
        for (int n = 0; n >= 0 && size < buffer.length; ) {
            n = text.read(buffer, size, buffer.length - size);
            size += Math.max(n, 0);
        }
        return new DialectSearch(source, new String(buffer, 0, size), size < buffer.length).best();
    }

    private CsvDialect best() throws IOException {
        Reading best = best(CsvDialect.Quoting.DOUBLED);
        for (CsvDialect.Quoting quoting : CsvDialect.Quoting.values()) {
            if (occurs(quoting)) {
                Reading other = best(quoting);
                best = other.isBetterThan(best) ? other : best;
            }
        }
        return new CsvDialect(best.quoting.with(best.delimiter), best.widths());
    }

    private boolean occurs(CsvDialect.Quoting quoting) {
        return switch (quoting) {
            case DOUBLED -> false;
            case ESCAPED -> head.contains("\\\"");
            case SINGLE -> head.indexOf('\'') >= 0;
            case NONE -> head.indexOf('"') >= 0;
        };
    }

    /** The comma where no delimiter shows any of the contract's columns. */
    private Reading best(CsvDialect.Quoting quoting) throws IOException {
        Optional<Reading> best = Optional.empty();
        for (char delimiter : delimiters()) {
            if (best.filter(b -> b.matched > 0 && !separates(delimiter)).isEmpty()) {
                Reading reading = read(delimiter, quoting);
                best = best.filter(b -> b.matched >= reading.matched).or(() -> Optional.of(reading));
            }
        }
        return best.orElseThrow();
    }

    /** What stands nowhere leaves each line one cell, which is the heading of one column at most. */
    private boolean separates(char delimiter) {
        return head.indexOf(delimiter) >= 0;
    }

    private List<Character> delimiters() {
        Matcher separator = SEPARATOR.matcher(head);
        return separator.lookingAt() ? List.of(separator.group(1).charAt(0)) : DELIMITERS;
    }

    private Reading read(char delimiter, CsvDialect.Quoting quoting) throws IOException {
        HeaderSearch search = new HeaderSearch(source);
        Reading reading = new Reading(delimiter, quoting);
        CSVFormat format = CsvDialect.format(quoting.with(delimiter));
        // the head may end in the middle of a row
        CSVFormat lenient = format.builder().setLenientEof(!whole).get();
        try (CSVParser records = CSVParser.parse(head, lenient)) {
            Optional<FileRow> held = Optional.empty();
            boolean below = false;
            int filled = 0;
            for (CSVRecord values : records) {
                FileRow row = new FileRow(1, "", (int) values.getRecordNumber(), values.values(), Optional.empty());
                if (below) {
                    held.ifPresent(reading::data);
                    held = Optional.of(row);
                } else if (!row.isBlank() && ++filled > HeaderSearch.ROWS) {
                    break;
                } else if (search.consider(row)) {
                    below = true;
                    reading.header(row);
                }
            }
            held.filter(r -> whole).ifPresent(reading::data);
        } catch (UncheckedIOException e) {
            reading.broken = true;
        }
        reading.matched = search.matched();
        return reading;
    }

    /** What the head is in one of the dialects. */
    private static final class Reading {
        private final char delimiter;
        private final CsvDialect.Quoting quoting;
        private int matched;
        private boolean broken;
        private boolean headerEndsBlank;
        private int header;
        private int equal;
        private int longer;
        private int shorter;
        private int unlike;
        /** Some marks enclose a whole cell, or do not pair within one. */
        private boolean quoted;

        Reading(char delimiter, CsvDialect.Quoting quoting) {
            this.delimiter = delimiter;
            this.quoting = quoting;
        }

        void header(FileRow row) {
            header = row.width();
            headerEndsBlank = TextFold.isBlank(row.cell(header - 1));
        }

        void data(FileRow row) {
            if (row.isBlank()) {
                return;
            }
            boolean endsBlank = TextFold.isBlank(row.cell(row.width() - 1));
            if (row.width() == header) {
                equal++;
            } else if (row.width() == header + 1 && endsBlank) {
                longer++;
            } else if (row.width() == header - 1 && headerEndsBlank) {
                shorter++;
            } else {
                unlike++;
            }
            for (int c = 0; c < row.width(); c++) {
                String cell = row.cell(c);
                quoted |= cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
                quoted |= cell.chars().filter(m -> m == '"').count() % 2 > 0;
            }
        }

        CsvDialect.Widths widths() {
            if (equal > 0 || longer + shorter == 0) {
                return CsvDialect.Widths.EQUAL;
            }
            return longer > 0 ? CsvDialect.Widths.ROWS_LONGER : CsvDialect.Widths.ROWS_SHORTER;
        }

        private int like() {
            return equal + longer + shorter;
        }

        /** Such marks are no characters of their cells, whatever else is gained by taking them so. */
        boolean isBetterThan(Reading other) {
            if (broken || matched < other.matched || (quoting == CsvDialect.Quoting.NONE && quoted)) {
                return false;
            }
            return matched > other.matched
                    || (like() > 0 && other.broken)
                    || (like() > other.like() && unlike <= other.unlike);
        }
    }
}
