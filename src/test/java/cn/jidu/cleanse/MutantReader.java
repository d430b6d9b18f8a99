package cn.jidu.cleanse;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.mutation.Mutant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads mutants row by row as taking in does, without a database. Whatever is wrong with one is thrown. */
public final class MutantReader {
    private static final String AREA = "331000";

    private final Definitions definitions;
    private final Path work;

    /** @param work for temporary files, of this reader alone */
    public MutantReader(Definitions definitions, Path work) {
        this.definitions = definitions;
        this.work = work;
    }

    /**
     * The refusal, or READ.
     *
     * @throws IllegalStateException where rows are not accounted for, or words are missing
     */
    public String read(Mutant mutant) throws IOException {
        byte[] bytes = mutant.bytes();
        OriginalFile original = new OriginalFile(mutant.name(), bytes.length, () -> new ByteArrayInputStream(bytes));
        Source source = definitions.sources().get(mutant.source());
        String outcome;
        try (ExtractReader extract = ExtractReader.open(original, source, FileLimits.DEFAULT, work)) {
            long read = readAll(extract, source, quarter(mutant.name()));
            require(
                    mutant.rows().isEmpty() || mutant.rows().getAsInt() == read,
                    "%s rows, not %s".formatted(read, mutant.rows()));
            outcome = "READ";
        } catch (RefusedException e) {
            require(mutant.rows().isEmpty(), "refused: " + e.message());
            require(e.message().startsWith(mutant.name()), e.message());
            outcome = e.refusal().name();
        }
        require(work.toFile().list().length == 0, "temporary files are left");
        return outcome;
    }

    private long readAll(ExtractReader extract, Source source, Quarter quarter) throws IOException, RefusedException {
        RowCleaner cleaner = new RowCleaner(
                source,
                extract.header(),
                definitions,
                AREA,
                quarter,
                Optional.empty(),
                text -> "hash of " + text.length());
        long read = 0;
        int last = extract.header().rowNo();
        for (FileRow row = extract.next(); row != null; row = extract.next()) {
            read++;
            require(row.rowNo() > last, "row %s after %s".formatted(row.rowNo(), last));
            last = row.rowNo();
            CleanedRow cleaned = cleaner.clean(row);
            Optional.ofNullable(cleaned.key()).ifPresent(RowKey::shown);
            cleaned.faults().forEach(f -> CitizenNumber.hideIn(f.value()));
        }
        return read;
    }

    private static Quarter quarter(String name) {
        return Quarter.of(name.split("[_.]")[2]);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }
}
