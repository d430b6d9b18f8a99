package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.QuarterForms;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a file's header and rows say of its source, area and quarter, where its name leaves that open. */
final class RowClues {
    private final OriginalFile file;
    private final Definitions definitions;
    private final Path work;

    RowClues(OriginalFile file, Definitions definitions, Path work) {
        this.file = file;
        this.definitions = definitions;
        this.work = work;
    }

    /** Those of the sources whose header the file has. */
    List<Source> fitting(List<Source> sources) throws IOException {
        List<Source> fitting = new ArrayList<>();
        for (Source source : sources) {
            if (fits(source)) {
                fitting.add(source);
            }
        }
        return fitting;
    }

    /** Not another's header, and no file that nobody can read: taking it in will say which. */
    private boolean fits(Source source) throws IOException {
        try {
            ExtractReader.open(file, source, definitions.limits(), work).close();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /**
     * Areas, quarters and months that the rows name in the fields which tell their own; a month's quarter is named by it.
     *
     * @param areas empty where the contract has no such field, or no row names one
     */
    record Named(List<Area> areas, List<Quarter> quarters, List<Month> months) {}

    /** All rows are read. */
    Named named(Source source) throws IOException {
        Set<Area> areas = new LinkedHashSet<>();
        Set<Quarter> quarters = new LinkedHashSet<>();
        Set<Month> months = new LinkedHashSet<>();
        try (ExtractReader extract = ExtractReader.open(file, source, definitions.limits(), work)) {
            Optional<Integer> area = column(extract.header(), source, source.areaField());
            Optional<Integer> quarter = column(extract.header(), source, source.quarterField());
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                each(row, area, text -> definitions.areas().named(text).one().ifPresent(areas::add));
                each(
                        row,
                        quarter,
                        text -> QuarterForms.read(text.toUpperCase(Locale.ROOT)).ifPresent(quarters::add));
                if (source.monthly()) {
                    each(row, quarter, text -> Month.find(text).ifPresent(months::add));
                }
            }
        } catch (RefusedException e) {
            return new Named(List.of(), List.of(), List.of());
        }
        months.forEach(m -> quarters.add(m.quarter()));
        return new Named(List.copyOf(areas), List.copyOf(quarters), List.copyOf(months));
    }

    private static void each(FileRow row, Optional<Integer> column, Consumer<String> read) {
        if (column.isPresent() && column.get() < row.width()) {
            read.accept(TextFold.tight(row.cell(column.get())));
        }
    }

    private static Optional<Integer> column(TableHeader header, Source source, Optional<String> field) {
        return field.flatMap(f -> header.columns().get(source.fields().indexOf(source.field(f))));
    }
}
