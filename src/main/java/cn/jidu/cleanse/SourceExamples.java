package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cleanse.cell.NumberText;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.RowExample;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Runs the worked examples of contracts: each is a file of one row, opened and cleansed by the very code that takes a
 * delivery in, as if it were called as the contract's {@code path} says. Needs no database.
 */
public final class SourceExamples {
    /** Stands for the keyed hash of a citizen's number. */
    private static final String HASH = "*";

    private static final PackageTexts TEXTS = PackageTexts.terminal(SourceExamples.class);

    private final Definitions definitions;
    private final Source source;
    private final String area;
    private final Quarter quarter;
    private final List<DefinitionProblem> failures = new ArrayList<>();

    private SourceExamples(Definitions definitions, Source source) {
        Matcher name = source.filePattern().matcher(source.examples().fileName());
        if (!name.matches()) {
            throw new IllegalStateException(source.name() + " has examples without a file's name");
        }
        this.definitions = definitions;
        this.source = source;
        this.area =
                definitions.areas().findByCode(name.group("area")).orElseThrow().code();
        this.quarter = Quarter.find(name.group("quarter")).orElseThrow();
    }

    /** What does not come out as its example says, by source and line; empty when all do. */
    public static List<DefinitionProblem> failures(Definitions definitions) {
        List<DefinitionProblem> failures = new ArrayList<>();
        for (Source source : definitions.sources().values()) {
            if (!source.examples().rows().isEmpty()) {
                SourceExamples examples = new SourceExamples(definitions, source);
                source.examples().rows().forEach(examples::run);
                failures.addAll(examples.failures);
            }
        }
        return failures;
    }

    private void run(RowExample example) {
        try (ExtractReader extract =
                ExtractReader.open(ExampleFile.of(source, example), source, definitions.limits(), Path.of("."))) {
            FileRow row = extract.next();
            if (row == null) {
                fail(example, TEXTS.get("example.noRow"));
                return;
            }
            RowCleaner cleaner = new RowCleaner(
                    source, extract.header(), definitions, area, quarter, Optional.empty(), citizen -> HASH);
            compare(example, cleaner.clean(row));
        } catch (RefusedException e) {
            fail(example, e.message());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(RowExample example, CleanedRow row) {
        Map<String, List<String>> rejected = rejected(row.faults());
        if (!new TreeMap<>(rejected).equals(sorted(example.rejected()))) {
            fail(example, TEXTS.get("example.rejected", shown(sorted(example.rejected())), shown(rejected)));
        }
        if (!row.isLoaded()) {
            return;
        }
        example.gives().forEach((field, expected) -> {
            Object value = row.value(source.fields().indexOf(source.field(field)));
            if (!same(expected, value)) {
                fail(
                        example,
                        TEXTS.get("example.value", field, expected.orElse(TEXTS.get("example.none")), shown(value)));
            }
        });
        SortedSet<String> found = found(row);
        if (!found.equals(new TreeSet<>(example.found()))) {
            fail(example, TEXTS.get("example.found", listed(new TreeSet<>(example.found())), listed(found)));
        }
    }

    private void fail(RowExample example, String message) {
        failures.add(new DefinitionProblem(source.file(), example.line(), TEXTS.get("example.failed", message)));
    }

    /** The codes, each with the titles of its fields; a fault of the row as such has none. */
    private static Map<String, List<String>> rejected(List<CellFault> faults) {
        Map<String, List<String>> rejected = new LinkedHashMap<>();
        for (CellFault fault : faults) {
            List<String> fields = rejected.computeIfAbsent(fault.code().name(), c -> new ArrayList<>());
            if (!fault.field().isEmpty()) {
                fields.add(fault.field());
            }
        }
        rejected.values().forEach(f -> f.sort(null));
        return rejected;
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> rejected) {
        Map<String, List<String>> sorted = new TreeMap<>();
        rejected.forEach(
                (code, fields) -> sorted.put(code, fields.stream().sorted().toList()));
        return sorted;
    }

    private SortedSet<String> found(CleanedRow row) {
        SortedSet<String> found = new TreeSet<>();
        for (int i = 0; i < source.fields().size(); i++) {
            FindingCode.of(row.value(i)).ifPresent(f -> found.add(f.name()));
        }
        if (!row.breaches().isEmpty()) {
            found.add(FindingCode.IMPLAUSIBLE_VALUE.name());
        }
        return found;
    }

    private static boolean same(Optional<String> expected, @Nullable Object value) {
        if (expected.isPresent() && (value instanceof BigDecimal || value instanceof Long)) {
            return NumberText.parse(expected.get())
                    .filter(n -> n.compareTo(new BigDecimal(value.toString())) == 0)
                    .isPresent();
        }
        return text(value).equals(expected);
    }

    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof CodeCell code) {
            return code.text();
        }
        return value instanceof BigDecimal number
                ? Optional.of(number.toPlainString())
                : Optional.ofNullable(value).map(Object::toString);
    }

    private static String shown(@Nullable Object value) {
        return text(value).orElse(TEXTS.get("example.none"));
    }

    private static String shown(Map<String, List<String>> rejected) {
        List<String> parts = new ArrayList<>();
        rejected.forEach(
                (code, fields) -> parts.add(fields.isEmpty() ? code : code + "（" + PackageTexts.listed(fields) + "）"));
        return parts.isEmpty() ? TEXTS.get("example.loaded") : PackageTexts.listed(parts);
    }

    private static String listed(SortedSet<String> codes) {
        return codes.isEmpty() ? TEXTS.get("example.none") : PackageTexts.listed(codes);
    }
}
