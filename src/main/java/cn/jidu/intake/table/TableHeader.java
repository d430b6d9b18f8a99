package cn.jidu.intake.table;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which column of a file holds which field.
 *
 * @param columns for each field of the source, in its order, its column from 0; empty where the file has none
 * @param headings for each field the heading of its column as written; empty where the file has none
 * @param factors for each field what its numbers are multiplied by to be in the field's unit
 * @param width how many cells the header row has
 * @param rowNo the header's own row; 0 of a file without
 * @param unknown headings of the columns that no field claims, as written
 */
public record TableHeader(
        List<Optional<Integer>> columns,
        List<String> headings,
        List<BigDecimal> factors,
        int width,
        int rowNo,
        List<String> unknown) {
    /** A heading may be as long as a cell. */
    private static final int OWN_NAME = 40;

    /** What contracts call their fields, as headings are compared: each row that may be a header is held against all. */
    private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

    public TableHeader {
        columns = List.copyOf(columns);
        headings = List.copyOf(headings);
        factors = List.copyOf(factors);
        unknown = List.copyOf(unknown);
    }

    /** Of a file without headings: its columns are the fields in their order, in the fields' units. */
    public static TableHeader inOrder(Source source) {
        int width = source.fields().size();
        return new TableHeader(
                IntStream.range(0, width).mapToObj(Optional::of).toList(),
                Collections.nCopies(width, ""),
                Collections.nCopies(width, BigDecimal.ONE),
                width,
                0,
                List.of());
    }

    /** The same columns, their numbers multiplied by these. */
    TableHeader with(List<BigDecimal> otherFactors) {
        return new TableHeader(columns, headings, otherFactors, width, rowNo, unknown);
    }

    /**
     * How the file's sender calls the field, where that is not what the contract calls it: its heading as written,
     * without its unit.
     */
    public Optional<String> ownName(int field, String title) {
        String own = HeadingName.of(headings.get(field)).text();
        return own.isEmpty() || own.equals(HeadingName.of(title).text())
                ? Optional.empty()
                : Optional.of(ShownText.text(own, OWN_NAME));
    }

    /** A header row held against a source: the header, or what is wrong with it. */
    static HeaderMatch match(Source source, FileRow row) {
        List<HeadingName> headings = new ArrayList<>();
        for (int c = 0; c < row.width(); c++) {
            headings.add(HeadingName.of(row.cell(c)));
        }
        List<Optional<Integer>> columns = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<BigDecimal> factors = new ArrayList<>();
        List<SourceField> missing = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        List<HeaderMatch.WrongUnit> units = new ArrayList<>();
        for (SourceField field : source.fields()) {
            Optional<Integer> column = find(field, source, headings, doubled);
            columns.add(column);
            written.add(column.map(c -> TextFold.trim(row.cell(c))).orElse(""));
            if (column.isEmpty() && field.columnRequired()) {
                missing.add(field);
            }
            Optional<String> unit = column.flatMap(c -> headings.get(c).unit());
            Optional<BigDecimal> factor = factor(field, unit);
            factors.add(factor.orElse(BigDecimal.ONE));
            if (factor.isEmpty()) {
                units.add(new HeaderMatch.WrongUnit(field, row.cell(column.orElseThrow()), unit.orElse("")));
            }
        }
        TableHeader header =
                new TableHeader(columns, written, factors, row.width(), row.rowNo(), unclaimed(row, columns));
        return new HeaderMatch(header, missing, doubled, units);
    }

    /** The title wins over the aliases, an earlier alias over a later one. */
    private static Optional<Integer> find(
            SourceField field, Source source, List<HeadingName> headings, List<String> doubled) {
        List<String> names = new ArrayList<>();
        names.add(field.title());
        names.addAll(field.aliases());
        for (String name : names) {
            String wanted = FOLDED.computeIfAbsent(name, n -> HeadingName.of(n).text());
            if (!name.equals(field.title()) && isTitle(source, wanted)) {
                continue;
            }
            List<Integer> found = new ArrayList<>();
            for (int c = 0; c < headings.size(); c++) {
                if (headings.get(c).text().equals(wanted)) {
                    found.add(c);
                }
            }
            if (found.size() > 1) {
                doubled.add(wanted);
            }
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private static boolean isTitle(Source source, String name) {
        return source.fields().stream().anyMatch(f -> f.title().equals(name));
    }

    /** A field without a unit takes any remark in brackets; one with a unit none that it cannot convert. */
    private static Optional<BigDecimal> factor(SourceField field, Optional<String> unit) {
        return field.unit().isEmpty() || unit.isEmpty()
                ? Optional.of(BigDecimal.ONE)
                : HeadingUnits.factor(unit.get(), TextFold.tight(field.unit().get()));
    }

    private static List<String> unclaimed(FileRow row, List<Optional<Integer>> columns) {
        List<String> unknown = new ArrayList<>();
        for (int c = 0; c < row.width(); c++) {
            String heading = TextFold.trim(row.cell(c));
            if (!heading.isEmpty() && !columns.contains(Optional.of(c))) {
                unknown.add(ShownText.text(heading));
            }
        }
        return unknown;
    }
}
