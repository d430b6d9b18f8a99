package cn.jidu.intake;

import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens a workbook at the one visible sheet that holds the header. */
final class WorkbookFile {
    private static final Texts TEXTS = Texts.chinese(WorkbookFile.class);
    private static final String FORMAT = "XLSX";

    private final String fileName;
    private final Source source;
    private final Workbook workbook;
    private final List<Headed> headed = new ArrayList<>();
    private @Nullable RefusedException nearest;
    private int nearestMatched = -2;

    /** A sheet with a header, from 0. */
    private record Headed(int sheet, String name, boolean nil) {}

    private WorkbookFile(String fileName, Source source, Workbook workbook) {
        this.fileName = fileName;
        this.source = source;
        this.workbook = workbook;
    }

    /** @throws RefusedException EMPTY, ENCRYPTED, TOO_LARGE, UNREADABLE or HEADER_MISMATCH */
    static HeadedRows open(Original file, Source source, Limits limits, Path work)
            throws IOException, RefusedException {
        Workbook workbook = Workbook.open(file, limits, work);
        try {
            WorkbookFile opened = new WorkbookFile(file.fileName(), source, workbook);
            for (int i = 0; i < workbook.sheets(); i++) {
                opened.look(i);
            }
            return opened.rows();
        } catch (IOException | RefusedException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private void look(int sheet) throws IOException, RefusedException {
        HeaderSearch search = new HeaderSearch(source);
        try (SheetRows rows = workbook.open(sheet)) {
            search.in(rows, place(rows));
            headed.add(new Headed(sheet, rows.sheet(), search.below().isEmpty()));
        } catch (RefusedException e) {
            boolean empty = e.refusal() == Refusal.EMPTY;
            if (!empty && e.refusal() != Refusal.HEADER_MISMATCH) {
                throw e;
            }
            int matched = empty ? -1 : search.matched();
            if (matched > nearestMatched) {
                nearest = e;
                nearestMatched = matched;
            }
        }
    }

    /** Rows under two headers could be two halves or two versions: only the department knows. */
    private HeadedRows rows() throws IOException, RefusedException {
        List<Headed> filled = headed.stream().filter(h -> !h.nil).toList();
        if (filled.size() > 1) {
            String names = String.join("、", filled.stream().map(Headed::name).toList());
            throw new RefusedException(Refusal.HEADER_MISMATCH, TEXTS.get("xlsx.sheets", fileName, names));
        }
        Optional<Headed> one =
                filled.stream().findFirst().or(() -> headed.stream().findFirst());
        if (one.isEmpty()) {
            // a sheet without a header has said why
            throw Objects.requireNonNull(nearest);
        }
        SheetRows sheet = workbook.open(one.get().sheet);
        try {
            HeaderSearch search = new HeaderSearch(source);
            Header header = search.in(sheet, place(sheet));
            Optional<Row> first = search.below().map(r -> r.widened(header.width()));
            return new HeadedRows(header, FORMAT, search.head(), first, new WideRows(sheet, header.width()), workbook);
        } catch (IOException | RefusedException | RuntimeException e) {
            sheet.close();
            throw e;
        }
    }

    private String place(SheetRows rows) {
        return TEXTS.get("xlsx.place.sheet", fileName, rows.sheet());
    }

    /** A sheet does not say how many cells a row has: as many as the header, or more where there is something in them. */
    private record WideRows(SheetRows rows, int width) implements Rows {
        @Override
        public @Nullable Row next() throws IOException, RefusedException {
            Row row = rows.next();
            return row == null ? null : row.widened(width);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
