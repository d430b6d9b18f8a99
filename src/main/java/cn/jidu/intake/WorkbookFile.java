package cn.jidu.intake;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.HeadedRows;
import cn.jidu.intake.table.HeaderSearch;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import cn.jidu.intake.table.RowShape;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.workbook.HiddenParts;
import cn.jidu.intake.workbook.MergedCells;
import cn.jidu.intake.workbook.MergedRows;
import cn.jidu.intake.workbook.SheetBook;
import cn.jidu.intake.workbook.XlsxWorkbook;
import cn.jidu.intake.xls.XlsWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a workbook at the one visible sheet that holds the header. */
final class WorkbookFile {
    private static final PackageTexts TEXTS = PackageTexts.chinese(WorkbookFile.class);

    /** Of as few headings all but one may be those of any table. */
    private static final int LEAST_NAMED = 3;

    private final String fileName;
    private final Source source;
    private final SheetBook workbook;
    private final String format;
    private final RowBounds bounds;
    private final List<Headed> headed = new ArrayList<>();
    private final List<Unheaded> unheaded = new ArrayList<>();
    private @Nullable RefusedException nearest;
    private int nearestMatched = -2;

    /**
     * A sheet with a header.
     *
     * @param first the row below it; empty: nothing stands there
     * @param matched how many fields it names
     * @param days the columns of days
     */
    private record Headed(SheetBook.Sheet sheet, Optional<FileRow> first, int matched, BitSet days) {
        boolean nil() {
            return first.isEmpty();
        }

        /** Whether rows of the same table may stand in the other sheet: one heading is wrong, or all are left out. */
        boolean isLike(Unheaded other) {
            boolean almost = matched > LEAST_NAMED && other.matched >= matched - 1 && other.rows.size() > 1;
            return almost
                    || first.map(RowShape::of)
                            .filter(own -> RowShape.of(other.rows.get(0)).isLike(own))
                            .isPresent();
        }
    }

    /**
     * A sheet that holds something and has no header of the source.
     *
     * @param matched how many fields its best row names
     * @param rows the first ones that hold anything; at least one
     */
    private record Unheaded(SheetBook.Sheet sheet, int matched, List<FileRow> rows) {
        /** A cover or directions, and no table of its own: what it says of units it says of the one that is read. */
        NamedUnits said() {
            boolean text = rows.stream().allMatch(r -> r.filled() <= 2);
            return rows.stream().filter(r -> text).map(NamedUnits::in).reduce(NamedUnits.NONE, NamedUnits::and);
        }
    }

    private WorkbookFile(String fileName, Source source, SheetBook workbook, String format, RowBounds bounds) {
        this.fileName = fileName;
        this.source = source;
        this.workbook = workbook;
        this.format = format;
        this.bounds = bounds;
    }

    /** @throws RefusedException EMPTY, ENCRYPTED, TOO_LARGE, UNREADABLE or HEADER_MISMATCH */
    static HeadedRows open(OriginalFile file, FileKind kind, Source source, FileLimits limits, Path work)
            throws IOException, RefusedException {
        SheetBook workbook =
                kind == FileKind.XLS ? XlsWorkbook.open(file, limits, work) : XlsxWorkbook.open(file, limits, work);
        try {
            return new WorkbookFile(file.fileName(), source, workbook, kind.name(), new RowBounds(limits)).rows();
        } catch (IOException | RefusedException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private void look(SheetBook.Sheet sheet) throws IOException, RefusedException {
        HeaderSearch search = new HeaderSearch(source);
        try (FileRows rows = workbook.open(sheet, new BitSet())) {
            TableHeader header = search.in(rows, place(sheet));
            headed.add(new Headed(sheet, search.below(), search.matched(), days(header)));
        } catch (RefusedException e) {
            boolean empty = e.refusal() == RefusalCode.EMPTY;
            if (!empty && e.refusal() != RefusalCode.HEADER_MISMATCH) {
                throw e;
            }
            if (!empty) {
                unheaded.add(new Unheaded(sheet, search.matched(), List.copyOf(search.head())));
            }
            int matched = empty ? -1 : search.matched();
            if (matched > nearestMatched) {
                nearest = e;
                nearestMatched = matched;
            }
        }
    }

    /** Columns of days that are written as anybody writes them: those of a declared form count as it says. */
    private BitSet days(TableHeader header) {
        BitSet days = new BitSet();
        for (int i = 0; i < source.fields().size(); i++) {
            SourceField field = source.fields().get(i);
            if (field.type() == FieldType.DATE && field.form().date().isEmpty()) {
                header.columns().get(i).ifPresent(days::set);
            }
        }
        return days;
    }

    private HeadedRows rows() throws IOException, RefusedException {
        List<SheetBook.Sheet> visible =
                workbook.sheets().stream().filter(SheetBook.Sheet::visible).toList();
        if (visible.isEmpty()) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("workbook.noSheet", fileName));
        }
        for (SheetBook.Sheet sheet : visible) {
            look(sheet);
        }
        return rows(chosen());
    }

    /** Rows under two headers could be two halves or two versions: only the department knows. */
    private Headed chosen() throws IOException, RefusedException {
        List<Headed> filled = headed.stream().filter(h -> !h.nil()).toList();
        if (filled.size() > 1) {
            String names = names(filled.stream().map(Headed::sheet));
            throw new RefusedException(RefusalCode.HEADER_MISMATCH, TEXTS.get("workbook.sheets", fileName, names));
        }
        Optional<Headed> one =
                filled.stream().findFirst().or(() -> headed.stream().findFirst());
        if (one.isEmpty()) {
            // a sheet without a header has said why
            throw Objects.requireNonNull(nearest);
        }
        refuseMore(one.get());
        if (one.get().nil()) {
            refuseHidden(one.get());
        }
        return one.get();
    }

    /** A sheet of headings alone says that there is nothing; rows that are hidden from who sent it say otherwise. */
    private void refuseHidden(Headed read) throws IOException, RefusedException {
        for (SheetBook.Sheet sheet : workbook.sheets()) {
            if (!sheet.visible() && hasRows(sheet)) {
                throw new RefusedException(
                        RefusalCode.HEADER_MISMATCH,
                        TEXTS.get("workbook.hiddenRows", fileName, read.sheet.name(), sheet.name()));
            }
        }
    }

    private boolean hasRows(SheetBook.Sheet sheet) throws IOException, RefusedException {
        HeaderSearch search = new HeaderSearch(source);
        try (FileRows rows = workbook.open(sheet, new BitSet())) {
            search.in(rows, place(sheet));
            return search.below().isPresent();
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Rows of the same table in a sheet that would not be read must not be lost. */
    private void refuseMore(Headed read) throws RefusedException {
        String names = names(unheaded.stream().filter(read::isLike).map(Unheaded::sheet));
        if (!names.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.HEADER_MISMATCH, TEXTS.get("workbook.more", fileName, read.sheet.name(), names));
        }
    }

    private HeadedRows rows(Headed chosen) throws IOException, RefusedException {
        SheetBook.Sheet sheet = chosen.sheet;
        MergedCells merged = workbook.merged(sheet);
        NamedUnits beside = workbook.unitsBeside(sheet);
        NamedUnits said = unheaded.stream().map(Unheaded::said).reduce(NamedUnits.NONE, NamedUnits::and);
        SheetBook.SheetRows rows = workbook.open(sheet, chosen.days);
        try {
            HeaderSearch search = new HeaderSearch(source);
            TableHeader header = search.in(rows, place(sheet));
            List<FileRow> head = search.head();
            int last = head.get(head.size() - 1).rowNo();
            MergedRows filled = new MergedRows(
                    new WideRows(rows, header.width()), merged, place(sheet), last, header.width(), bounds);
            Optional<FileRow> below = search.below();
            Optional<FileRow> first = below.isEmpty()
                    ? below
                    : Optional.of(filled.filled(below.get().widened(header.width())));
            return new HeadedRows(
                    header,
                    () -> search.named()
                            .and(NamedUnits.inTitle(sheet.name()))
                            .and(beside)
                            .and(said)
                            .and(rows.around()),
                    format,
                    head,
                    first,
                    filled,
                    workbook,
                    () -> notes(sheet, header, rows.hidden(), filled));
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** What was left out, and what its sender may not have seen. */
    private List<String> notes(SheetBook.Sheet read, TableHeader header, HiddenParts hidden, MergedRows filled) {
        List<String> notes = new ArrayList<>();
        String unseen = names(workbook.sheets().stream().filter(s -> !s.visible()));
        if (!unseen.isEmpty()) {
            notes.add(TEXTS.get("note.hiddenSheets", unseen));
        }
        String others = names(workbook.sheets().stream().filter(s -> s.visible() && !s.equals(read)));
        if (!others.isEmpty()) {
            notes.add(TEXTS.get("note.otherSheets", read.name(), others));
        }
        int columns = hidden.columnsBelow(header.width());
        if (hidden.rows() > 0 || columns > 0) {
            notes.add(TEXTS.get("note.hiddenCells", read.name(), hidden.rows(), columns));
        }
        if (filled.used() > 0) {
            notes.add(TEXTS.get("note.merged", read.name(), filled.used()));
        }
        return notes;
    }

    private static String names(Stream<SheetBook.Sheet> sheets) {
        return sheets.map(SheetBook.Sheet::name).collect(Collectors.joining("、"));
    }

    private String place(SheetBook.Sheet sheet) {
        return TEXTS.get("workbook.place.sheet", fileName, sheet.name());
    }

    /** A sheet does not say how many cells a row has: as many as the header, or more where there is something in them. */
    private record WideRows(FileRows rows, int width) implements FileRows {
        @Override
        public @Nullable FileRow next() throws IOException, RefusedException {
            FileRow row = rows.next();
            return row == null ? null : row.widened(width);
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
